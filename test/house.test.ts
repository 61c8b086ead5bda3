import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const ESLINT = join(ROOT, 'node_modules/eslint/bin/eslint.js');

/** What the house rules say of a file with this content, if it stood there. */
function lint(path: string, content: string): string[] {
	const { stdout } = spawnSync(
		process.execPath,
		[
			ESLINT,
			...['--config', 'eslint.house.config.mjs', '--format', 'json'],
			...['--stdin', '--stdin-filename', path],
		],
		{ cwd: ROOT, input: content, encoding: 'utf8' },
	);
	const [{ messages }] = JSON.parse(stdout) as [{ messages: Array<{ message: string }> }];
	return messages.map(({ message }) => message);
}

test.each([
	['core', "import { request } from '../opensign/request';"],
	['pdf', "import { Problems } from '../core/errors';"],
	['opensign', "import { pdfInput } from '../inputs/pdf';"],
	['inputs', "import { send } from '../sending/send';"],
	['trigger', "import { resources } from '../resources';"],
])('an import that goes up from %s/ is refused', (folder, content) => {
	const [message] = lint(`nodes/OpenSign/${folder}/new.ts`, content);
	expect(message).toContain(`${folder}/ may import: `);
});

test('one that goes down is not', () => {
	const content = "import { request } from '../opensign/request';";
	expect(lint('nodes/OpenSign/inputs/new.ts', content)).toEqual([]);
});

test('a parameter is read by the kinds of inputs only, and nothing is cast by way of unknown', () => {
	const content = `const title = context.getNodeParameter('title', i) as unknown as string;`;
	expect(lint('nodes/OpenSign/resources/new.ts', content)).toEqual([
		'Parameters are read once, by the inputs of core/inputs.',
		'Read the value instead of casting it.',
	]);
});

test('a regular expression whose time grows with the square of the text is refused', () => {
	expect(lint('nodes/OpenSign/core/new.ts', 'export const END = /[. ]+$/;')).toEqual([
		expect.stringContaining('quadratic runtime') as string,
	]);
});
