import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

import type { FastifyInstance, FastifyReply } from 'fastify';

const OWN = join(__dirname, 'browser');
const PDFJS = dirname(require.resolve('pdfjs-dist/package.json'));

/** Which of pdf.js' folders the browser gets something from: its code, and what odd fonts and pictures need. */
const PDFJS_FOLDERS = new Map([
	// The one for browsers that are a few years old as well.
	['build', 'legacy/build'],
	['cmaps', 'cmaps'],
	['iccs', 'iccs'],
	['standard_fonts', 'standard_fonts'],
	['wasm', 'wasm'],
]);

const TYPES = new Map([
	['.css', 'text/css; charset=utf-8'],
	['.js', 'text/javascript; charset=utf-8'],
	['.mjs', 'text/javascript; charset=utf-8'],
	['.wasm', 'application/wasm'],
	['.bcmap', 'application/octet-stream'],
	['.icc', 'application/octet-stream'],
	['.pfb', 'application/octet-stream'],
	['.ttf', 'font/ttf'],
]);

/** A name that leads to no other folder. */
const PLAIN_NAME = /^[\w-][\w.-]*$/;

/** What the signing pages load: their own script and looks, and pdf.js from this project's dependencies. */
export function registerAssets(app: FastifyInstance): void {
	app.get<{ Params: { file: string } }>('/assets/:file', async ({ params }, reply) =>
		send(reply, OWN, params.file),
	);
	app.get<{ Params: { folder: string; file: string } }>(
		'/assets/pdfjs/:folder/:file',
		async ({ params: { folder, file } }, reply) => {
			const path = PDFJS_FOLDERS.get(folder);
			return path ? await send(reply, join(PDFJS, path), file) : reply.callNotFound();
		},
	);
}

async function send(reply: FastifyReply, folder: string, file: string): Promise<unknown> {
	const type = TYPES.get(extname(file));
	if (!type || !PLAIN_NAME.test(file)) return reply.callNotFound();
	const content = await readFile(join(folder, file)).catch(() => undefined);
	if (!content) return reply.callNotFound();
	const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
	return await reply.headers(headers).type(type).send(content);
}
