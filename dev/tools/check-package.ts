/**
 * Checks what would be published: the tarball's contents, n8n's verification scan over sources and tarball, and that
 * a real n8n loads nodes and credential by both of its ways. Prints `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ROOT } from '../checkout';
import { installN8n, stagePackage, startN8n, type N8n } from '../n8n';

/** The package's package.json, as far as it is checked. */
interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
	scripts: Record<string, string>;
	dependencies?: Record<string, string>;
}

/** What is used of `@n8n/scan-community-package`, which has no types. */
interface Scanner {
	analyzePackage: (directory: string, patterns: string[]) => Promise<{ passed: boolean }>;
	SOURCE_FILE_PATTERNS: string[];
}

const WANTED =
	/^(dist\/.*\.(js|svg|node\.json)|dist\/nodes\/OpenSign\/__schema__\/.*\.json|dist\/.*\/LICENSES\.txt|index\.js|README\.md|LICENSE|package\.json)$/;
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

/** The nodes' types, by the package's name and by N8N_CUSTOM_EXTENSIONS. */
const NODE_TYPES = [
	'n8n-nodes-opensign.openSign',
	'n8n-nodes-opensign.openSignTool',
	'n8n-nodes-opensign.openSignTrigger',
	'n8n-nodes-opensign.openSignStatusTrigger',
	'CUSTOM.openSign',
];

const results: boolean[] = [];

/** @param check throws, or gives false, when it fails */
async function expectThat(what: string, check: () => unknown): Promise<void> {
	let passed: boolean;
	try {
		passed = (await check()) !== false;
	} catch (error) {
		passed = false;
		console.error(error instanceof Error ? error.message : error);
	}
	results.push(passed);
	console.log(`${passed ? '✓' : '✗'} ${what}`);
}

async function checkContents(packageDir: string, files: string[]): Promise<void> {
	const text = readFileSync(join(packageDir, 'package.json'), 'utf8');
	const manifest = JSON.parse(text) as Manifest;
	const strangers = files.filter((file) => !WANTED.test(file));
	await expectThat(`the tarball holds only what n8n needs (${files.length} files)`, () => {
		if (strangers.length > 0) throw new Error(`Not wanted: ${strangers.join(', ')}`);
	});
	const { nodes, credentials } = manifest.n8n;
	const needed = [
		'README.md',
		'LICENSE',
		'index.js',
		'package.json',
		'dist/nodes/OpenSign/opensign.svg',
		'dist/nodes/OpenSign/opensign.dark.svg',
		// Of the libraries that are bundled.
		'dist/nodes/OpenSign/pdf/bundled/LICENSES.txt',
		...nodes.map((file) => file.replace(/\.js$/, '.json')),
		...nodes,
		...credentials,
	];
	for (const file of needed) await expectThat(`it holds ${file}`, () => files.includes(file));
	const dependencies = Object.keys(manifest.dependencies ?? {});
	await expectThat('it has no run-time dependencies', () => dependencies.length === 0);
	const scripts = INSTALL_SCRIPTS.filter((script) => script in manifest.scripts);
	await expectThat('it has no install scripts', () => scripts.length === 0);
}

/** n8n's own verification. */
async function scan(packageDir: string): Promise<void> {
	const manifest = require.resolve('@n8n/scan-community-package/package.json');
	const scanner = join(dirname(manifest), 'scanner/scanner.mjs');
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(scanner)) as Scanner;
	const pass = async (directory: string, patterns: string[]) => {
		const result = await analyzePackage(directory, patterns);
		if (!result.passed) throw new Error(JSON.stringify(result, null, 2));
	};
	await expectThat("n8n's scan passes the sources", () => pass(ROOT, SOURCE_FILE_PATTERNS));
	const shipped = ['**/*.js', 'package.json'];
	await expectThat("n8n's scan passes the tarball", () => pass(packageDir, shipped));
}

async function checkLoaded(n8n: N8n): Promise<void> {
	const types = await n8n.nodeTypes();
	for (const name of NODE_TYPES)
		await expectThat(`n8n has the node ${name}`, () => types.some((type) => type.name === name));
	const openSign = types.find(({ name }) => name === 'n8n-nodes-opensign.openSign');
	const aliases = openSign?.codex?.alias ?? [];
	await expectThat('its search finds the node by "e-signature"', () =>
		aliases.includes('e-signature'),
	);
	const credentials = await n8n.credentialTypes();
	await expectThat('n8n has the credential openSignApi', () =>
		credentials.some(({ name }) => name === 'openSignApi'),
	);
}

async function main(): Promise<void> {
	const log = (line: string) => console.log(line);
	const folder = mkdtempSync(join(tmpdir(), 'opensign-package-'));
	try {
		await installN8n({ log });
		const { packageDir, files } = stagePackage(folder);
		await checkContents(packageDir, files);
		await scan(packageDir);
		const n8n = await startN8n({
			userFolder: join(folder, 'n8n'),
			packageDir,
			customExtensionsDir: join(packageDir, 'dist'),
			log,
		});
		try {
			await checkLoaded(n8n);
		} finally {
			await n8n.stop();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	}
	const failed = results.filter((passed) => !passed).length;
	console.log(`${results.length - failed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
