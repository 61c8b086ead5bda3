import { setTimeout as pause } from 'node:timers/promises';

import type { Fault } from '../../../dev/opensign-server';
import { toAnswer } from './creates';
import { useStandIn } from './standIn';

const standIn = useStandIn();

/** What is ordered, the answer's text, and how many documents there are afterwards. */
const ROWS: Array<[Fault, string | RegExp, number]> = [
	[{ kind: 'empty' }, /^$/, 1],
	[{ kind: 'other-json', body: { result: [] } }, '{"result":[]}', 1],
	[{ kind: 'other-json', body: [] }, '[]', 1],
	[{ kind: 'other-json', body: null }, 'null', 1],
	[{ kind: 'cut-json' }, /^\{"objectId":"\w+","signurl".*[^}]$/, 1],
	[{ kind: 'status', status: 200, body: { result: [] } }, '{"result":[]}', 0],
];

test.each(ROWS)('%j', async (fault, text, count) => {
	standIn.environment().failNext(fault);
	const body = JSON.stringify({
		title: 'T',
		file: 'JVBERi0=',
		signers: [
			{
				email: 'anna@example.com',
				widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 1, h: 1 }],
			},
		],
	});
	const response = await standIn.call('/createdocument', { method: 'POST', body });
	expect([response.status, response.headers.get('content-type')]).toEqual([
		200,
		expect.stringContaining('application/json'),
	]);
	const answer = await response.text();
	if (typeof text === 'string') expect(answer).toBe(text);
	else expect(answer).toMatch(text);
	expect(standIn.environment().documents.size).toBe(count);
	expect(standIn.server.requests).toMatchObject([{ status: 200 }]);
	// Once.
	expect((await standIn.create()).body.objectId).toMatch(/^\w{10}$/);
});

const list = async (query = '') => {
	const { body } = await toAnswer(await standIn.call(`/documentlist/inprogress${query}`));
	return body.result as object[];
};

test('one that lasts, until it is taken away', async () => {
	const route = 'GET /documentlist/inprogress';
	standIn.environment().failNext({ route, kind: 'status', status: 500, times: Infinity });
	const statusOf = async (path: string) => (await standIn.call(path)).status;
	const path = '/documentlist/inprogress';
	expect([await statusOf(path), await statusOf(path)]).toEqual([500, 500]);
	standIn.environment().clearFaults('GET /documentlist/completed');
	expect(await statusOf(path)).toBe(500);
	standIn.environment().clearFaults(route);
	expect(await statusOf(path)).toBe(200);
});

test('an answer that is late comes as usual', async () => {
	const id = standIn.environment().addDocument();
	let release = () => {};
	const until = new Promise<void>((resolve) => (release = resolve));
	standIn.environment().failNext({ kind: 'late', until });
	const answer = list();
	const first = await Promise.race([answer, standIn.call('/getuser')]);
	expect(first).toBeInstanceOf(Response);
	release();
	expect(await answer).toMatchObject([{ objectId: id }]);
});

test('what is waited for may begin with the request', async () => {
	const id = standIn.environment().addDocument();
	const seen: number[] = [];
	const until = async () => void seen.push(standIn.server.requests.length);
	const ordered = standIn.environment().failNext({ kind: 'late', until, times: 2 });
	expect(seen).toEqual([]);
	expect([await list(), await list()]).toMatchObject([[{ objectId: id }], [{ objectId: id }]]);
	expect(seen).toEqual([0, 1]);
	expect(ordered.left).toBe(0);
});

test.each(['stall', 'trickle'] as const)('%s: who has hung up is counted', async (kind) => {
	const ordered = standIn.environment().failNext({ kind });
	const hangUp = new AbortController();
	const answer = standIn.call('/getuser', { signal: hangUp.signal });
	const ended = answer.then(async (response) => await response.text());
	while (ordered.met === 0) await pause(5);
	expect(ordered.left).toBe(0);
	hangUp.abort();
	await expect(ended).rejects.toThrow('aborted');
	while (ordered.left === 0) await pause(5);
	expect(ordered.left).toBe(1);
});

test('lists that do not know skip, and odd entries', async () => {
	const now = Date.now();
	const ids = [1, 2].map((k) =>
		standIn.environment().addDocument({ updatedAt: new Date(now - k * 1000) }),
	);
	expect(await list('?limit=1&skip=1')).toMatchObject([{ objectId: ids[1] }]);
	standIn.environment().listsIgnoreSkip = true;
	expect(await list('?limit=1&skip=1')).toMatchObject([{ objectId: ids[0] }]);
	standIn.environment().listedAs.set(ids[0], () => null);
	expect(await list()).toMatchObject([null, { objectId: ids[1] }]);
});
