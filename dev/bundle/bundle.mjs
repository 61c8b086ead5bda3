/**
 * Bundles the libraries that read and write PDFs into dist, a file each, which the node loads when it first looks into
 * a PDF: n8n's verification allows no packages to be installed with this one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, '../../dist/nodes/OpenSign/pdf/bundled');
const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What is put into pdf.js: each after a line, or several, that stand there once. */
const CALLS = [
	[
		'  ensureBuffer(requested) {\n    const buffer = this.buffer;\n',
		'spendBytes(Math.max(0, requested - buffer.byteLength));\n',
	],
	['  fetch(ref, suppressEncryption = false) {\n', 'spendTime();\n'],
	['  getObj(cipherTransform = null) {\n', 'spendTime();\n'],
	['  read(operation) {\n', 'spendTime();\n'],
	[
		'        const textChunk = ensureTextContentItem();\n',
		'const glyphFrom = getCurrentTextTransform();\n',
	],
	[
		'        const glyphUnicode = glyph.unicode;\n',
		'noteGlyph(glyphUnicode, glyphFrom, getCurrentTextTransform(), font);\n',
	],
];

const hooks = [
	`import { spendBytes, spendTime } from ${JSON.stringify(join(HERE, 'budget.mjs'))};`,
	`import { noteGlyph } from ${JSON.stringify(join(HERE, 'glyphs.mjs'))};`,
];

const withCalls = {
	name: 'with-calls',
	setup({ onLoad }) {
		onLoad({ filter: /pdf\.worker\.mjs$/ }, ({ path }) => {
			let contents = readFileSync(path, 'utf8');
			for (const [lines, call] of CALLS) {
				if (contents.split(lines).length !== 2) {
					throw new Error(`pdf.js has changed: '${lines}' does not stand there once.`);
				}
				contents = contents.replace(lines, `${lines}${call}`);
			}
			return { contents: [...hooks, contents].join('\n') };
		});
	},
};

const { metafile } = await build({
	entryPoints: [join(HERE, 'reader.mjs'), join(HERE, 'writer.mjs')],
	outdir: OUT,
	bundle: true,
	minify: true,
	format: 'cjs',
	platform: 'neutral',
	mainFields: ['module', 'main'],
	target: 'node20',
	inject: [join(HERE, 'shims.mjs')],
	define: {
		'Promise.withResolvers': 'withResolvers',
		'Promise.try': 'promiseTry',
		'URL.parse': 'urlParse',
		'Math.sumPrecise': 'sumPrecise',
		'Uint8Array.fromBase64': 'fromBase64',
	},
	// pdf.js asks for Node's modules only where it finds `process`.
	external: ['module', 'fs', 'url', 'http', 'https', 'zlib', 'node:*', '@napi-rs/canvas'],
	legalComments: 'none',
	logLevel: 'error',
	metafile: true,
	plugins: [withCalls],
});

bundleCMaps();
copyLicences();

/** The tables by which older Chinese, Japanese and Korean fonts name their characters. */
function bundleCMaps() {
	const folder = join(PDFJS, 'cmaps');
	const entries = readdirSync(folder)
		.filter((file) => file.endsWith('.bcmap'))
		.map((file) => [file.slice(0, -'.bcmap'.length), readFileSync(join(folder, file), 'base64')]);
	const json = JSON.stringify(Object.fromEntries(entries));
	writeFileSync(join(OUT, 'cmaps.js'), `exports.cmaps = ${json};\n`);
}

/** The licences of all that was bundled, as they ask for it. */
function copyLicences() {
	const inputs = Object.keys(metafile.inputs).map(
		(path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
	);
	const folders = [...new Set(inputs.filter((folder) => folder !== undefined))].sort();
	const texts = folders.map((folder) => {
		const { name, version, license } = JSON.parse(
			readFileSync(join(folder, 'package.json'), 'utf8'),
		);
		const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
		const text = file ? readFileSync(join(folder, file), 'utf8') : `Licence: ${license}`;
		return `${name} ${version} (${license})\n\n${text.trim()}\n`;
	});
	texts.push(`CMaps of pdf.js\n\n${readFileSync(join(PDFJS, 'cmaps/LICENSE'), 'utf8').trim()}\n`);
	mkdirSync(OUT, { recursive: true });
	writeFileSync(join(OUT, 'LICENSES.txt'), texts.join(`\n${'='.repeat(80)}\n\n`));
}
