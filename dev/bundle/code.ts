/** What becomes one file of the package, `dist/nodes/OpenSign/code.js`: `code.mjs` makes it. */
export { OpenSign } from '../../nodes/OpenSign/OpenSign.node';
export { OpenSignStatusTrigger } from '../../nodes/OpenSign/OpenSignStatusTrigger.node';
export { OpenSignTrigger } from '../../nodes/OpenSign/OpenSignTrigger.node';

// Of no use to n8n: tests, the demo and the tools that measure get at these parts of what is shipped.
export { PACE } from '../../nodes/OpenSign/core/wait';
export { LIMITS } from '../../nodes/OpenSign/opensign/limits';
export { findText } from '../../nodes/OpenSign/pdf/find';
export { BUDGET, openPdf } from '../../nodes/OpenSign/pdf/read';
