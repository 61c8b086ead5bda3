/** What only reads is tried again for a while, nothing else is; and everything ends. */
import { locator } from '../builders';
import { shortenLimits } from '../harness/pauses';
import { sendParameters, useWorld } from '../harness/world';
import type { Fault } from '../../dev/opensign-server';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
shortenLimits();
const live = () => world.server.environment('selfHosted');
const getUser = { resource: 'account', operation: 'getUser' };
const ROUTE = 'GET /getuser';

const read = async () => await world.engine.runNode(getUser, { credential: world.credential() });
const asked = () => world.server.requests.length;

const json = (status: number, body: unknown = { error: 'Busy.' }): Fault => ({
	kind: 'status',
	status,
	body,
});
const TRIES = 6;

describe.each<[string, Fault, number]>([
	...[408, 425, 429, 500, 501, 502, 503, 504].map((status): [string, Fault, number] => [
		`JSON ${status}`,
		json(status),
		TRIES,
	]),
	...[429, 500, 502, 503, 504].map((status): [string, Fault, number] => [
		`a page ${status}`,
		{ kind: 'html', status },
		TRIES,
	]),
	['a broken connection', { kind: 'drop-before' }, TRIES],
	['a connection that breaks amid the answer', { kind: 'drop-after' }, TRIES],
	['a page of a proxy', { kind: 'html', status: 403 }, 3],
	['a page in place of the answer', { kind: 'html', status: 200 }, 3],
	['an answer that is cut', { kind: 'cut-json' }, 3],
	['an empty answer', { kind: 'empty' }, 3],
	['no answer', { kind: 'stall' }, TRIES],
])('%s', (_name, fault, tries) => {
	test('once: nobody notices', async () => {
		live().failNext({ ...fault, route: ROUTE });
		const { items, error } = await read();
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ email: expect.stringContaining('@') as string });
		expect(asked()).toBe(2);
	});

	test('for ever: one error, after some tries', async () => {
		const ordered = live().failNext({ ...fault, route: ROUTE, times: Infinity });
		const { error } = await read();
		expect(error?.message).toMatch(/^(?:[A-Z]|http:)[^\n]*\.$/);
		// Of what only reads there is nothing that somebody would have to know.
		expect(error?.description).not.toContain('It is unknown');
		expect(ordered.met).toBe(tries);
	});
});

test.each<[string, Fault]>([
	['credits', json(429, { error: 'Quota reached, Please buy credits and try again later.' })],
	['a refused token', json(405)],
	['a refusal', json(400)],
	['something that is not there', json(404)],
	['a missing route', { kind: 'html', status: 404 }],
	['a redirect', { kind: 'redirect', location: '/' }],
])('%s is asked for once', async (_name, fault) => {
	live().failNext({ ...fault, route: ROUTE, times: Infinity });
	const { error } = await read();
	expect(error).toBeDefined();
	expect(asked()).toBe(1);
});

describe('a 429', () => {
	test('is about haste where it is not about credits', async () => {
		live().failNext({ ...json(429), route: ROUTE, times: Infinity });
		const { error } = await read();
		expect(error?.message).toMatch(/was asked too often \(HTTP 429\)/);
		expect(error?.description).toMatch(/not about credits\. Wait a minute/);
	});

	test.each([
		['seconds', '2', 2],
		['a short time', '0', 2],
		['a date', new Date(Date.now() - 5000).toUTCString(), 2],
		['nothing that can be read', 'soon', 2],
		['longer than anybody waits', '3600', 1],
	])('Retry-After: %s', async (_name, value, requests) => {
		const headers = { 'retry-after': value };
		live().failNext({ ...json(429), headers, route: ROUTE });
		const { error } = await read();
		expect(asked()).toBe(requests);
		if (requests === 1) expect(error?.description).toContain('Wait for 3600 seconds, as it asks');
		else expect(error).toBeUndefined();
	});
});

test.each(['stall', 'drop-before'] as const)('a create is never repeated: %s', async (kind) => {
	live().failNext({ route: 'POST /createdocument', kind });
	const { error } = await world.engine.runNode(
		sendParameters({ additionalOptions: { lookUpSeconds: 0 } }),
		{
			credential: world.credential(),
			items: [await world.engine.binaryItem(SAMPLE_PDF)],
		},
	);
	expect(error?.description).toMatch(/^It is unknown whether/);
	expect(world.server.createRequests()).toHaveLength(1);
});

test('each item has its own error', async () => {
	live().failNext({ ...json(503), route: ROUTE, times: Infinity });
	const { items } = await world.engine.runNode(getUser, {
		credential: world.credential(),
		items: [{ json: {} }, { json: {} }],
		node: { onError: 'continueRegularOutput' },
	});
	const [one, other] = items.map(({ error }) => error);
	expect(one).toBeDefined();
	expect(other).toBeDefined();
	expect(one).not.toBe(other);
});

test('an answer that never ends is broken off', async () => {
	const ordered = live().failNext({ route: ROUTE, kind: 'trickle', times: Infinity });
	const { error } = await read();
	expect(error?.message).toMatch(/^OpenSign has not answered completely within [\d.]+ seconds\.$/);
	expect(ordered.met).toBe(TRIES);
});

describe('files', () => {
	const download = async (document: string) =>
		await world.engine.runNode(
			{
				resource: 'document',
				operation: 'download',
				files: 'current',
				documentId: locator(document),
			},
			{ credential: world.credential() },
		);

	const FAULTS: Array<[Fault['kind'], RegExp]> = [
		['status', /answers with HTTP status 500\.$/],
		['html', /storage: what is there is no PDF\.$/],
		['empty', /storage: it is empty\.$/],
		['torn', /storage: it cannot be reached, or the connection broke\.$/],
		['cut-json', /storage: it is torn: its end is missing\.$/],
		['drop-before', /storage: it cannot be reached, or the connection broke\.$/],
		['stall', /storage: it cannot be reached, or the connection broke\.$/],
		['trickle', /storage: it takes longer than [\d.]+ seconds\.$/],
	];
	const fault = (kind: Fault['kind']): Fault => ({
		route: 'GET /storage',
		kind,
		status: kind === 'status' ? 500 : 200,
	});

	test.each(FAULTS)('%s, once: the whole file comes', async (kind) => {
		const id = live().addDocument();
		const links = () => new Set(world.server.storageRequests.map(({ path }) => path)).size;
		live().failNext(fault(kind));
		const { items, error } = await download(id);
		expect(error?.message).toBeUndefined();
		const file = await world.engine.readBinary(items[0]);
		expect(file.toString('latin1')).toMatch(/^%PDF-[^]*%%EOF\s*$/);
		// By a fresh link.
		expect(links()).toBe(2);
	});

	test.each(FAULTS)('%s, for ever: an error, and no file', async (kind, message) => {
		const id = live().addDocument();
		const ordered = live().failNext({ ...fault(kind), times: Infinity });
		const { items, error } = await download(id);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(message);
		expect(JSON.stringify([error?.message, error?.description])).not.toContain('X-Amz');
		expect(ordered.met).toBe(3);
	});
});
