/** Triggers wake executions of this n8n that wait for a document. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { callSigned, callUnsigned, event, KEY, openSignTrigger, written } from './calls';
import { ANNA, BERT, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger: statusTrigger, signAll } = useStatusTrigger(world);

/** Plays n8n's web server: what calls of waiting executions are answered, one after the other, the last for ever. */
let answers: Array<[status: number, body: string]> = [];
const calls: string[] = [];
/** What came with them. */
const messages: string[] = [];
let n8n: Server;
let base = '';
beforeAll(async () => {
	n8n = createServer((request, response) => {
		calls.push(`${request.method} ${request.url}`);
		request.setEncoding('utf8').once('data', (message: string) => messages.push(message));
		const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [200, '{}'];
		response.writeHead(status, { 'content-type': 'application/json' }).end(body);
	});
	await new Promise<void>((done) => n8n.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(n8n.address() as AddressInfo).port}`;
});
afterAll(() => n8n.close());
beforeEach(() => {
	answers = [];
	calls.length = 0;
	messages.length = 0;
});

const PATH = '/webhook-waiting/7/node?round=1&item=0&signature=abc';
const add = (redirectUrl: string) =>
	environment().addDocument({
		signers: [{ email: ANNA }, { email: BERT }],
		options: { redirect_url: redirectUrl },
	});
const RUNNING = '{"code":409,"message":"The execution \\"7\\" is running already."}';
const FINISHED = '{"code":409,"message":"The execution \\"7 has finished already."}';

/** Long enough for calls that go on by themselves: their pauses are a hundredth of the real ones here. */
const aWhile = async () => await new Promise((done) => setTimeout(done, 1_200));

describe('OpenSign Trigger', () => {
	async function report(
		id: string,
		options: IDataObject = {},
		what: IDataObject = { event: 'completed', completedAt: written() },
		key = KEY,
	) {
		const one = openSignTrigger(world, { events: ['viewed'], options }, key);
		one.waitingUrl = `${base}/webhook-waiting`;
		const call = key === '' ? callUnsigned : callSigned;
		const { items, status } = await call(one, event({ objectId: id, ...what }));
		await aWhile();
		return { items, status };
	}

	test('completed, although it was not asked for: the address is called once', async () => {
		const id = add(base + PATH);
		await signAll(id);
		expect(await report(id)).toEqual({ items: [], status: 200 });
		expect(calls).toEqual([`POST ${PATH}`]);
	});

	const WHY = { declinedReason: 'Too dear' };

	test.each(['declined', 'revoked'])(
		'%s as well, with the reason that the key proves',
		async (name) => {
			const id = add(base + PATH);
			environment().declineAs(id, ANNA);
			await report(id, {}, { event: name, declinedAt: written(), ...WHY });
			expect(calls).toEqual([`POST ${PATH}`]);
			expect(JSON.parse(messages[0])).toMatchObject({ documentId: id, reason: 'Too dear' });
		},
	);

	test('without a key nothing proves the reason: the address is called without', async () => {
		const id = add(base + PATH);
		environment().declineAs(id, ANNA);
		await report(id, {}, { event: 'declined', ...WHY }, '');
		expect(calls).toEqual([`POST ${PATH}`]);
		expect(messages.filter((message) => message !== '{}')).toEqual([]);
	});

	test.each<[string, () => string]>([
		['of another host', () => `https://example.com${PATH}`],
		['of another port', () => `http://127.0.0.1:9${PATH}`],
		['elsewhere in this n8n', () => `${base}/webhook/7/node`],
		['of a page', () => 'https://example.com/thanks'],
		['that is none', () => 'thanks'],
	])('a redirect URL %s is not called', async (_name, address) => {
		const id = add(address());
		await signAll(id);
		await report(id);
		expect(calls).toEqual([]);
	});

	test('a document that is not final, whatever the call says', async () => {
		await report(add(base + PATH));
		expect(calls).toEqual([]);
	});

	test('Resume Waiting Executions off', async () => {
		const id = add(base + PATH);
		await signAll(id);
		await report(id, { resumeWaiting: false });
		expect(calls).toEqual([]);
	});

	test.each<[string, Array<[number, string]>, number]>([
		[
			'running',
			[
				[409, RUNNING],
				[409, RUNNING],
				[200, '{}'],
			],
			3,
		],
		[
			'that cannot ask OpenSign',
			[
				[503, ''],
				[200, '{}'],
			],
			2,
		],
		['that has finished', [[409, FINISHED]], 1],
		['that is gone', [[404, '{}']], 1],
	])('an execution %s', async (_name, given, times) => {
		answers = given;
		const id = add(base + PATH);
		await signAll(id);
		await report(id);
		expect(calls).toHaveLength(times);
	});
});

describe('OpenSign Status Trigger', () => {
	const begin = async () => {
		const one = statusTrigger({ events: ['created'] });
		one.waitingUrl = `${base}/webhook-waiting`;
		await one.poll();
		return one;
	};

	test.each<[string, (id: string) => Promise<void> | void]>([
		['completed', async (id) => await signAll(id)],
		['declined', (id) => environment().declineAs(id, ANNA)],
		['expired', (id) => environment().expire(id)],
	])('%s: called with the next poll, and not again', async (_name, end) => {
		const one = await begin();
		const id = add(base + PATH);
		await one.poll();
		expect(calls).toEqual([]);
		await end(id);
		await one.poll();
		await one.poll();
		expect(calls).toEqual([`POST ${PATH}`]);
	});

	test('an execution that is running is called with the next poll, after a restart as well', async () => {
		answers = [
			[409, RUNNING],
			[200, '{}'],
		];
		const one = await begin();
		await signAll(add(base + PATH));
		await one.poll();
		one.restart();
		await one.poll();
		await one.poll();
		expect(calls).toHaveLength(2);
	});

	test('one that is never ready is called with sixty polls, and no more', async () => {
		answers = [[503, '']];
		const one = await begin();
		await signAll(add(base + PATH));
		for (let k = 0; k < 62; k++) await one.poll();
		expect(calls).toHaveLength(60);
		expect(one.staticData().wakes).toBeUndefined();
	});

	test('a hundred with one poll, the rest with the next', async () => {
		const one = await begin();
		for (let k = 0; k < 103; k++) {
			const id = add(`${base}${PATH}&number=${k}`);
			Object.assign(environment().documents.get(id)!, { status: 'completed' });
		}
		await one.poll();
		expect(calls).toHaveLength(100);
		expect(Object.keys(one.staticData().wakes as object)).toHaveLength(3);
		await one.poll();
		expect(new Set(calls).size).toBe(103);
		expect(one.staticData().wakes).toBeUndefined();
	});

	test('Resume Waiting Executions off', async () => {
		const one = statusTrigger({ events: ['created'], options: { resumeWaiting: false } });
		one.waitingUrl = `${base}/webhook-waiting`;
		await one.poll();
		await signAll(add(base + PATH));
		await one.poll();
		expect(calls).toEqual([]);
		expect(one.staticData().wakes).toBeUndefined();
	});
});
