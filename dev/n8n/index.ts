/**
 * A real n8n for the demonstration, the end-to-end tests and the package check: installs the copy that `locked/` locks
 * (or one that `generations/` do, where OPENSIGN_N8N says so), starts it on 127.0.0.1 with its data in a folder of the
 * caller's, drives it over its own REST API, and ends it without leftovers. The lockfile has the Node.js that it needs.
 *
 *     await installN8n({ log: console.log });
 *     const n8n = await startN8n({ userFolder, packageDir: '.' });
 *     const id = await n8n.importWorkflow(workflow);
 *     await n8n.activate(id);
 *     await n8n.stop();
 */
export { OWNER_EMAIL, OWNER_PASSWORD } from './api';
export { installN8n, isN8nInstalled, type Log } from './install';
export { GENERATION, GENERATIONS, NEWEST } from './locations';
export type { N8n } from './n8nProcess';
export { Queue } from './queue';
export { stagePackage } from './stagePackage';
export { startN8n } from './start';
export type { Credential, Execution, ProductionWebhook, WorkflowInput } from './types';
