/**
 * Bundles the libraries that read and write PDFs into dist, a file each, which the node loads when it first looks into
 * a PDF: n8n's verification allows no packages to be installed with this one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { watched } from './watched.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, '../../dist/nodes/OpenSign/pdf/bundled');
const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What is put into pdf.js beside what ./watched.mjs does: each after a line, or several, that stand there once. */
const CALLS = [
	[
		'  ensureBuffer(requested) {\n    const buffer = this.buffer;\n',
		'spendBytes(Math.max(0, requested - buffer.byteLength));\n',
	],
	// A few bytes of the file may stand for millions of these.
	['      this._map[low++] = dstLow++;\n', 'spendBytes(16);\n'],
	['      this._map[low++] = dstLow;\n', 'spendBytes(64);\n'],
	// What these hold takes far more memory than it does in the file.
	['            array.push(this.getObj(cipherTransform));\n', 'spendBytes(32);\n'],
	['            dict.set(key, this.getObj(cipherTransform));\n', 'spendBytes(64);\n'],
	// A page is kept until the PDF is done with, and may be listed again and again.
	['    } = this;\n    let promise;\n', 'spendBytes(4_000);\n'],
	// A button's name may be a mere number: what it stands for is listed with its field.
	[
		'    this.data.isTooltipOnly = false;\n',
		`const texts = getInheritableProperty({ dict: params.dict, key: "Opt", getArray: true });
		if (Array.isArray(texts)) this.data.meanings = buttonNames(params.dict).map(
			(name, i) => [name, texts[i]].map((one) => this._decodeFormValue(one)),
		);
		`,
	],
	[
		'        const textChunk = ensureTextContentItem();\n',
		'const glyphFrom = getCurrentTextTransform();\n',
	],
	[
		'        const glyphUnicode = glyph.unicode;\n',
		'noteGlyph(glyphUnicode, glyphFrom, getCurrentTextTransform(), font);\n',
	],
];

/** What stands in another's place in pdf.js, wherever that is. */
const REPLACEMENTS = [
	// It lets others have their turn by a promise, for which n8n does not wait.
	['        next(deferred);\n', '        next(pause());\n'],
	['              self.getTextContent({\n', 'withinForm(() => self.getTextContent({\n'],
	[
		'prevRefs: seenRefs\n              }).then(function () {\n                if (!sinkWrapper.',
		'prevRefs: seenRefs\n              })).then(function () {\n                if (!sinkWrapper.',
	],
	// Codes of four bytes make a list that is said to be long, and is nearly empty.
	['const map = new Array(cmap.length);', 'const map = [];'],
	// A text of 200 MB is a list of 200 million characters first.
	['strBuf.push(', 'spendCharacter(strBuf).push('],
];

const BUDGET = ['pause', 'spendBytes', 'spendCharacter', 'spendLength', 'spendTime', 'withinForm'];
const hooks = [
	`import { ${BUDGET.join()} } from ${JSON.stringify(join(HERE, 'budget.mjs'))};`,
	`import { buttonNames } from ${JSON.stringify(join(HERE, 'buttons.mjs'))};`,
	`import { noteGlyph } from ${JSON.stringify(join(HERE, 'glyphs.mjs'))};`,
];

/** @throws where pdf.js is not as it was when the calls were written */
function withCalls(code) {
	let contents = code;
	for (const [lines, call] of CALLS) {
		if (contents.split(lines).length !== 2) {
			throw new Error(`pdf.js has changed: '${lines}' does not stand there once.`);
		}
		contents = contents.replace(lines, `${lines}${call}`);
	}
	for (const [lines, others] of REPLACEMENTS) {
		if (!contents.includes(lines)) throw new Error(`pdf.js has changed: '${lines}' is missing.`);
		contents = contents.replaceAll(lines, others);
	}
	return contents;
}

const watchedPdfJs = {
	name: 'watched-pdf.js',
	setup({ onLoad }) {
		onLoad({ filter: /pdfjs-dist.build.pdf(\.worker)?\.mjs$/ }, ({ path }) => {
			const code = readFileSync(path, 'utf8');
			const called = path.endsWith('worker.mjs') ? withCalls(code) : code;
			return { contents: [...hooks, watched(called)].join('\n') };
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
	plugins: [watchedPdfJs],
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
