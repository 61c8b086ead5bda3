/** pdf.js without its worker thread; what is used of it is typed in nodes/OpenSign/pdf/bundled/reader.d.ts. */
import { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs';

globalThis.pdfjsWorker = { WorkerMessageHandler };

export { getDocument } from 'pdfjs-dist/build/pdf.mjs';
export { budgetSpent, pause, startBudget, turn } from './budget.mjs';
export { takeGlyphs } from './glyphs.mjs';
