import { ask, useCommandLine } from './commandLine';

const { run, start } = useCommandLine();

test('as in version 1, but for what is said after it', async () => {
	const { announcement } = await start('--quirks', 'version1, unsetWebhookIsEmpty=no');
	expect(await ask(announcement, '/webhook')).toEqual({ error: 'User not found!' });
	const { url, environments } = announcement;
	const headers = { 'x-api-token': environments.selfHosted.token };
	expect((await fetch(`${url}/api/v1.2/getcredits`, { headers })).status).toBe(404);
});

test('what is no quirk starts nothing', async () => {
	const { code, out, error } = await run('--quirks', 'version1,titlesNeedLatin');
	expect([code, out, error.trimEnd()]).toEqual([
		1,
		'',
		'stand-in: --quirks has no "titlesNeedLatin". Right are version1, titlesNeedLatin=no and the like: see --help.',
	]);
});
