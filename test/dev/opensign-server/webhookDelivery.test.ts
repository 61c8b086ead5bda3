import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { readText } from '../../harness/pdf';
import { useReceiver } from './receiver';
import { SIGNATURE, useStandIn } from './standIn';

const standIn = useStandIn();
const receiver = useReceiver(standIn);

test('once only: no second try after an error, without an answer in time, at a closed port', async () => {
	const id = standIn.environment().addDocument();
	receiver.answer = (response) => response.writeHead(500).end();
	standIn.environment().viewAs(id, 'anna@example.com');
	await standIn.server.settled();
	receiver.answer = () => {};
	// Long enough for a busy machine to have taken the request in.
	standIn.environment().webhookTimeoutMs = 1000;
	await standIn.environment().signAs(id, 'anna@example.com');
	await standIn.server.settled();
	expect(receiver.events()).toEqual(['viewed', 'signed', 'completed']);
	const closed = http.createServer();
	await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
	standIn.environment().webhookUrl = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
	await new Promise((done) => closed.close(done));
	standIn.environment().viewAs(standIn.environment().addDocument(), 'anna@example.com');
	await standIn.server.settled();
	expect(standIn.environment().deliveries.map(({ event, status }) => [event, status])).toEqual([
		['viewed', 500],
		['signed', 0],
		['completed', 0],
		['viewed', 0],
	]);
	expect(receiver.received).toHaveLength(3);
});

test('a slow receiver holds up no request, and later events wait for it', async () => {
	let release = () => {};
	receiver.answer = (response) => {
		release = () => response.end();
	};
	const { status, body } = await standIn.create();
	expect(status).toBe(200);
	await fetch(body.signurl[0].url);
	let settled = false;
	const all = standIn.server.settled().then(() => (settled = true));
	while (receiver.received.length === 0) await new Promise(setImmediate);
	expect([receiver.events(), standIn.environment().deliveries, settled]).toEqual([
		['created'],
		[],
		false,
	]);
	receiver.answer = (response) => response.end();
	release();
	await all;
	expect(standIn.environment().deliveries.map(({ event }) => event)).toEqual(['created', 'viewed']);
	expect(receiver.events()).toEqual(['created', 'viewed']);
});

test('settled waits for what happens meanwhile, too', async () => {
	receiver.answer = (response) => {
		standIn
			.environment()
			.viewAs(standIn.environment().addDocument({ title: 'Second' }), 'anna@example.com');
		response.end();
		receiver.answer = (other) => setTimeout(() => other.end(), 20);
	};
	standIn
		.environment()
		.viewAs(standIn.environment().addDocument({ title: 'First' }), 'anna@example.com');
	await standIn.server.settled();
	expect(
		standIn.environment().deliveries.map(({ body }) => (JSON.parse(body) as { name: string }).name),
	).toEqual(['First', 'Second']);
});

test('two signing at once: completed once, with the marks of both', async () => {
	const id = standIn.environment().addDocument({
		signers: ['anna', 'bert'].map((name, k) => ({
			name,
			email: `${name}@example.com`,
			widgets: [{ ...SIGNATURE[0], y: 100 + k * 100 }],
		})),
	});
	await Promise.all([
		standIn.environment().signAs(id, 'anna@example.com'),
		standIn.environment().signAs(id, 'bert@example.com'),
	]);
	await standIn.server.settled();
	expect(receiver.events()).toEqual(['signed', 'signed', 'completed']);
	expect(await readText(standIn.environment().documents.get(id)!.current)).toHaveLength(2);
});

test('nothing leaves this machine', async () => {
	const request = jest.spyOn(http, 'request');
	const foreign = [
		'http://example.com/',
		'http://127.0.0.1.example.com/',
		'http://localhost@example.com/',
		'http://10.0.0.1/',
		'http://[::2]/',
		'ftp://127.0.0.1/',
		'n8n.example.com',
	];
	for (const url of [...foreign, receiver.address('127.1'), receiver.address('localhost')]) {
		standIn.environment().webhookUrl = url;
		standIn.environment().viewAs(standIn.environment().addDocument(), 'anna@example.com');
	}
	await standIn.server.settled();
	const hosts = request.mock.calls.map(([url]) => (url as URL).hostname);
	request.mockRestore();
	expect(hosts).toEqual(['127.0.0.1', 'localhost']);
	expect(standIn.environment().deliveries.map(({ url, status }) => [url, status])).toEqual([
		...foreign.map((url) => [url, 0]),
		[receiver.address('127.1'), 200],
		[receiver.address('localhost'), 200],
	]);
});

test('a reset breaks off what is under way, and drops what waits', async () => {
	const before = standIn.environment();
	const brokenOff = new Promise(
		(done) => (receiver.answer = (response) => response.on('close', done)),
	);
	await before.signAs(before.addDocument(), 'anna@example.com');
	while (receiver.received.length === 0) await new Promise(setImmediate);
	standIn.server.reset();
	await brokenOff;
	await before.settled();
	standIn.environment().webhookUrl = receiver.address();
	receiver.answer = (response) => response.end();
	before.viewAs(before.addDocument(), 'anna@example.com');
	standIn.environment().viewAs(standIn.environment().addDocument(), 'anna@example.com');
	await standIn.server.settled();
	expect(receiver.events()).toEqual(['signed', 'viewed']);
	expect([before.deliveries, standIn.environment().deliveries.map(({ event }) => event)]).toEqual([
		[],
		['viewed'],
	]);
});
