import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { portOf } from '../../../dev/opensign-server/http/listening';
import { ask, freePort, useCommandLine } from './commandLine';

const { launch, run, start, writeSeed, folder } = useCommandLine();

const WIDGET = { type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 };

test('says to people what the credential asks for, and ends with Ctrl+C', async () => {
	const port = await freePort();
	const child = launch('--port', String(port));
	const lines: string[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		lines.push(line);
		if (line.includes('Ctrl+C')) break;
	}
	const [token] = /opensign\.\w+/.exec(lines.join('\n')) ?? [];
	expect(lines).toEqual(
		expect.arrayContaining([
			'  Environment  Self-Hosted',
			`  Base URL     http://127.0.0.1:${port}`,
			`  API Token    ${token}`,
			expect.stringMatching(/^ {2}In it {8}templates: Non-disclosure agreement \(\w{10}\)$/),
			'  Environment  Live',
			'  Environment  Live – EU',
			'  Environment  Sandbox',
			expect.stringMatching(/^ {2}API Token {4}test\.\w+$/),
		]),
	);
	const user = await fetch(`http://127.0.0.1:${port}/api/v1.2/getuser`, {
		headers: { 'x-api-token': token! },
	});
	expect(user.status).toBe(200);

	const closed = once(child, 'close');
	child.kill('SIGINT');
	expect(await closed).toEqual([0, null]);
	await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
});

test('as a child: one line of JSON, and ends when its standard input is closed', async () => {
	const { child, announcement } = await start();
	const { templates } = announcement.environments.selfHosted.contents;
	expect(templates.map(({ title }) => title)).toEqual(['Non-disclosure agreement']);
	expect(await ask(announcement, `/template/${templates[0].id}`)).toMatchObject({
		title: 'Non-disclosure agreement',
		signers: [{ role: 'Employee' }, { role: 'Company' }],
	});
	const closed = once(child, 'close');
	child.stdin.end();
	expect(await closed).toEqual([0, null]);
});

test('a seed file says what is there', async () => {
	const seed = writeSeed({
		selfHosted: {
			token: 'opensign.mine',
			folders: [
				{ id: 'folder0001', folderName: 'Contracts' },
				{ folderName: '2026', parent: 'Contracts' },
			],
			contacts: [{ name: 'Anna Example', email: 'anna@example.com', company: 'Example Ltd' }],
			templates: [
				{
					id: 'template01',
					title: 'Rental agreement',
					file: 'rental.pdf',
					note: 'N',
					signers: [{ role: 'Tenant', widgets: [WIDGET] }],
				},
			],
			documents: [
				{
					id: 'document01',
					title: 'Flat 3',
					status: 'completed',
					folder: 'Contracts',
					options: { note: 'Third floor' },
					signers: [
						{ name: 'Anna Example', email: 'anna@example.com', signed: '2026-01-02T03:04:05Z' },
					],
				},
			],
		},
		sandbox: { contacts: [{ name: 'Bert', email: 'bert@example.com' }] },
	});
	const { announcement } = await start('--seed', seed);
	const { selfHosted, sandbox, live } = announcement.environments;
	expect(selfHosted.token).toBe('opensign.mine');
	expect(selfHosted.contents.templates).toEqual([{ id: 'template01', title: 'Rental agreement' }]);
	expect(sandbox.contents.contacts).toMatchObject([{ title: 'Bert' }]);
	expect(live.contents).toEqual({ templates: [], documents: [], contacts: [], folders: [] });

	expect(await ask(announcement, '/template/template01')).toMatchObject({ note: 'N' });
	expect(await ask(announcement, '/contactlist')).toMatchObject({
		result: [{ name: 'Anna Example', company: 'Example Ltd' }],
	});
	expect(await ask(announcement, '/folderlist?parentFolderId=folder0001')).toMatchObject({
		result: [{ folderName: '2026', parentFolderName: 'Contracts' }],
	});
	expect(await ask(announcement, '/document/document01')).toMatchObject({
		title: 'Flat 3',
		status: 'completed',
		note: 'Third floor',
		folder: { objectId: 'folder0001', name: 'Contracts' },
		audit_trail: [{ email: 'anna@example.com', signed: '2026-01-02T03:04:05.000Z' }],
	});
});

test.each<[string, unknown, string[]]>([
	['no JSON', '{', ['It is no JSON: ']],
	['a list', [], ['It must be of the type object, not array.']],
	['another environment', { test: {} }, ['It has what is not known: "test".']],
	[
		'several things at once',
		{
			selfHosted: {
				templates: [{ signers: [{ role: 'Tenant', widgets: [{ ...WIDGET, page: 0 }] }] }],
				documents: [{ title: 'T', status: 'signed' }],
				contacts: [{ name: 'Anna', email: '' }],
			},
		},
		[
			'selfHosted.templates[0].title is missing.',
			'selfHosted.templates[0].signers[0].widgets[0].page must be more than 0.',
			'selfHosted.documents[0].status must be one of draft, in-progress, completed, declined, expired.',
			'selfHosted.contacts[0].email must not be empty.',
		],
	],
	[
		'an unknown widget',
		{ live: { templates: [{ title: 'T', signers: [], prefill: [{ ...WIDGET, type: 'text' }] }] } },
		['live.templates[0].prefill[0].type must be one of signature, stamp, '],
	],
	[
		'what contradicts itself',
		{
			sandbox: {
				folders: [
					{ id: 'f1', folderName: 'A', parent: 'B' },
					{ id: 'f1', folderName: 'B' },
				],
				documents: [
					{ title: 'T', folder: 'C', file: 'letter.txt' },
					{ title: 'U', file: 'missing.pdf' },
				],
			},
		},
		[
			'sandbox.folders[0].parent: no folder above it is called "B".',
			'sandbox.folders[1].id: "f1" is given twice.',
			'sandbox.documents[0].folder: no folder is called "C".',
			'"letter.txt" is no PDF that can be read beside the seed file.',
			'"missing.pdf" is no PDF that can be read beside the seed file.',
		],
	],
])('a seed file with %s: says what is wrong where, and starts nothing', async (_, seed, said) => {
	const path = writeSeed(seed);
	const { code, out, error } = await run('--seed', path);
	expect([code, out]).toEqual([1, '']);
	expect(error).toContain(`stand-in: The seed file ${path} is wrong:\n`);
	for (const sentence of said) expect(error).toContain(`  - ${sentence}`);
	// Not one more, and no stack.
	expect(error.trimEnd().split('\n')).toHaveLength(1 + said.length);
});

test('a seed file that is not there', async () => {
	const { error } = await run('--seed', join(folder(), 'none.json'));
	expect(error).toContain('It cannot be read.');
});

test('a command line that cannot be understood, or a port that is taken', async () => {
	const said = async (...args: string[]) => {
		const { code, error } = await run(...args);
		return [code, error.trimEnd()];
	};
	expect(await said('--port', '70000')).toEqual([
		1,
		'stand-in: --port must be a whole number from 0 to 65535, not "70000".',
	]);
	expect(await said('--prot', '1')).toEqual([1, expect.stringContaining("'--prot'")]);
	const holder = createServer().listen(0, '127.0.0.1');
	await once(holder, 'listening');
	const port = portOf(holder);
	expect(await said('--port', String(port))).toEqual([
		1,
		`stand-in: The port ${port} is taken. Choose another by --port.`,
	]);
	holder.close();
});

test('its example of a seed file is a right one', async () => {
	const { code, out } = await run('--help');
	expect(code).toBe(0);
	const example = out.slice(out.indexOf('  {\n'), out.indexOf('\n  }\n') + 4);
	writeFileSync(join(folder(), 'rental-agreement.pdf'), SAMPLE_PDF);
	const { announcement } = await start('--seed', writeSeed(example));
	const { documents } = announcement.environments.selfHosted.contents;
	expect(documents).toMatchObject([{ title: 'Rental agreement, flat 3' }]);
});
