import type { Fault } from '../../../dev/opensign-server';
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
