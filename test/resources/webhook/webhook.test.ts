import type { IDataObject } from 'n8n-workflow';

import { BAD_GATEWAY } from '../../builders';
import { useWorld } from '../../harness/world';

const world = useWorld();
const run = async (operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'webhook', operation, ...changes },
		{ credential: world.credential() },
	);
const url = 'https://n8n.example.com/webhook/opensign';

test('none set, set, set again, get, deleted', async () => {
	expect((await run('get')).items[0].json).toEqual({ url: null });
	expect((await run('set', { url })).items[0].json).toEqual({ url, previousUrl: null });
	expect((await run('set', { url })).items[0].json).toEqual({ url, previousUrl: url });
	expect((await run('get')).items[0].json).toEqual({ url });
	expect((await run('delete')).items[0].json).toEqual({ deleted: true, previousUrl: url });
	expect((await run('delete')).items[0].json).toEqual({ deleted: false, previousUrl: null });
});

test('another address is only replaced if allowed; the error does not show its secrets', async () => {
	await run('set', { url: 'https://user:password@other.example.com/?key=secret#part' });
	const { error } = await run('set', { url });
	expect(error?.message).toBe(
		'Another webhook is set already: https://other.example.com/. Nothing was changed.',
	);
	expect((await run('get')).items[0].json).toEqual({
		url: 'https://user:password@other.example.com/?key=secret#part',
	});
	expect((await run('set', { url, replaceExisting: true })).items[0].json).toEqual({
		url,
		// Whole: it is what one needs to put it back.
		previousUrl: 'https://user:password@other.example.com/?key=secret#part',
	});
});

test('an answer that is lost: what stands is asked', async () => {
	const environment = world.server.environment('selfHosted');
	environment.failNext({ route: 'POST /webhook', kind: 'drop-after' });
	expect((await run('set', { url })).items[0].json).toEqual({ url, previousUrl: null });
	environment.failNext({ route: 'POST /webhook', kind: 'drop-before' });
	const { error } = await run('set', { url: 'https://other.example.com/', replaceExisting: true });
	expect(error?.message).toMatch(/^The connection to .* broke/);
	expect(environment.webhookUrl).toBe(url);
});

test('errors', async () => {
	expect((await run('set', { url: 'n8n.example.com' })).error?.message).toBe(
		"URL: 'n8n.example.com' is not a web address. Enter one that starts with https://, without blanks.",
	);
	world.server.environment('selfHosted').failNext(BAD_GATEWAY.fault);
	expect((await run('get')).error?.message).toBe(BAD_GATEWAY.message);
});
