/**
 * Checks what would be published: the tarball's contents, n8n's verification scan over sources and tarball, and that
 * a real n8n loads nodes and credential by both of its ways. Prints `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { installN8n, startN8n } from '../demo/n8n.mjs';
import { ROOT, stagePackage } from '../demo/stage.mjs';

const results = [];
/** @param {() => unknown} check  throws, or gives false, when it fails */
async function expectThat(what, check) {
	try {
		results.push((await check()) !== false);
	} catch (error) {
		results.push(false);
		console.error(error.message);
	}
	console.log(`${results.at(-1) ? '✓' : '✗'} ${what}`);
}

const folder = mkdtempSync(join(tmpdir(), 'opensign-package-'));
try {
	await installN8n({ log: console.log });
	const { packageDir, files } = stagePackage(folder);
	const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));

	const wanted = /^(dist\/.*\.(js|svg|node\.json)|index\.js|README\.md|LICENSE|package\.json)$/;
	const strangers = files.filter((file) => !wanted.test(file));
	await expectThat(`the tarball holds only what n8n needs (${files.length} files)`, () => {
		if (strangers.length > 0) throw new Error(`Not wanted: ${strangers.join(', ')}`);
	});
	const needed = [
		'README.md',
		'LICENSE',
		'index.js',
		'package.json',
		'dist/nodes/OpenSign/opensign.svg',
		'dist/nodes/OpenSign/opensign.dark.svg',
		...manifest.n8n.nodes.map((file) => file.replace(/\.js$/, '.json')),
		...manifest.n8n.nodes,
		...manifest.n8n.credentials,
	];
	for (const file of needed) await expectThat(`it holds ${file}`, () => files.includes(file));
	await expectThat(
		'it has no run-time dependencies',
		() => Object.keys(manifest.dependencies ?? {}).length === 0,
	);
	await expectThat(
		'it has no install scripts',
		() =>
			!['preinstall', 'install', 'postinstall', 'prepare'].some(
				(script) => script in manifest.scripts,
			),
	);

	const scanner = join(
		dirname(createRequire(import.meta.url).resolve('@n8n/scan-community-package/package.json')),
		'scanner/scanner.mjs',
	);
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(scanner);
	for (const [what, directory, patterns] of [
		["n8n's scan passes the sources", ROOT, SOURCE_FILE_PATTERNS],
		["n8n's scan passes the tarball", packageDir, ['**/*.js', 'package.json']],
	]) {
		await expectThat(what, async () => {
			const scan = await analyzePackage(directory, patterns);
			if (!scan.passed) throw new Error(JSON.stringify(scan, null, 2));
		});
	}

	const n8n = await startN8n({
		userFolder: join(folder, 'n8n'),
		packageDir,
		customExtensionsDir: join(packageDir, 'dist'),
		log: console.log,
	});
	try {
		const types = await n8n.nodeTypes();
		for (const name of [
			'n8n-nodes-opensign.openSign',
			'n8n-nodes-opensign.openSignTool',
			'n8n-nodes-opensign.openSignTrigger',
			'n8n-nodes-opensign.openSignStatusTrigger',
			'CUSTOM.openSign',
		]) {
			await expectThat(`n8n has the node ${name}`, () => types.some((type) => type.name === name));
		}
		const codex = types.find(({ name }) => name === 'n8n-nodes-opensign.openSign')?.codex;
		await expectThat('its search finds the node by "e-signature"', () =>
			codex?.alias?.includes('e-signature'),
		);
		const credentials = await n8n.credentialTypes();
		await expectThat('n8n has the credential openSignApi', () =>
			credentials.some(({ name }) => name === 'openSignApi'),
		);
	} finally {
		await n8n.stop();
	}
} finally {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
