/**
 * Bundles our own code into dist: n8n loads every package when it starts, and to find, read and compile some 200 files
 * took most of that time. The nodes share one file; what package.json names are a line each. The credential needs
 * nothing of it. Names, lines and messages stay as they are, so that a stack trace can be read.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const CODE = join(ROOT, 'dist/nodes/OpenSign/code.js');

const { nodes, credentials } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).n8n;

/** `bundle.mjs` makes them: files of their own, which are loaded when the node first looks into a PDF. */
const libraries = {
	name: 'libraries',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\/bundled\// }, ({ path }) => ({
			path: path.replace('./', './pdf/'),
			external: true,
		}));
	},
};

const OPTIONS = {
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target: 'node20',
	tsconfig: join(ROOT, 'tsconfig.json'),
	// n8n has them, and has loaded them before.
	external: ['n8n-workflow', 'luxon'],
	// What is imported later is `require`d then.
	supported: { 'dynamic-import': false },
	legalComments: 'none',
	logLevel: 'error',
	plugins: [libraries],
};

await build({ ...OPTIONS, entryPoints: [join(HERE, 'code.ts')], outfile: CODE });
await build({
	...OPTIONS,
	entryPoints: credentials.map((file) => join(ROOT, file.replace(/^dist\/(.*)\.js$/, '$1.ts'))),
	outdir: join(ROOT, 'dist/credentials'),
});
for (const file of nodes) {
	const name = basename(file, '.node.js');
	mkdirSync(dirname(join(ROOT, file)), { recursive: true });
	writeFileSync(join(ROOT, file), `exports.${name} = require('./code').${name};\n`);
}
