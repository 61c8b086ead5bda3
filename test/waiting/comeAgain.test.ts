/** Send and Wait: OpenSign cannot be asked when the signer's browser comes, which does not come again. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { useWorld } from '../harness/world';
import type { Answered } from '../../dev/engine/sleeper';
import { sendAndWait } from './sending';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

type Sent = Awaited<ReturnType<typeof sendAndWait>>;

/** Plays n8n's web server, which hands calls on to the execution that sleeps, until one wakes it. */
async function withN8n(run: (send: typeof sendAndWait, woken: Promise<Answered>) => Promise<void>) {
	let sleeper: Sent['sleeper'] | undefined;
	let calls = 0;
	let wake: (answered: Answered) => void = () => {};
	const woken = new Promise<Answered>((done) => (wake = done));
	const n8n = createServer((request, response) => {
		void (async () => {
			calls += 1;
			await text(request);
			const url = `http://${request.headers.host}${request.url}`;
			const answered = await sleeper!.call(url, request.method as 'POST');
			response.writeHead(answered.status).end(answered.body);
			if (answered.items) wake(answered);
		})();
	});
	await new Promise<void>((done) => n8n.listen(0, '127.0.0.1', done));
	const usual = world.engine.waitingUrl;
	const { port } = n8n.address() as AddressInfo;
	world.engine.waitingUrl = `http://127.0.0.1:${port}/webhook-waiting`;
	try {
		await run(async (...given) => {
			const sent = await sendAndWait(...given);
			({ sleeper } = sent);
			return sent;
		}, woken);
	} finally {
		world.engine.waitingUrl = usual;
		n8n.close();
	}
	return calls;
}

const down = (id: string) =>
	live().failNext({ route: `GET /document/${id}`, kind: 'html', status: 503, times: Infinity });

test('it is called again by itself, once for all browsers, until OpenSign answers', async () => {
	const calls = await withN8n(async (send, woken) => {
		const { sleeper, addresses, ids } = await send(world);
		await live().signAs(ids[0], 'anna@example.com');
		down(ids[0]);
		const pages = await Promise.all([1, 2, 3].map(async () => await sleeper.call(addresses[0])));
		expect(pages.map(({ status, items }) => [status, items])).toEqual(
			Array(pages.length).fill([503, undefined]),
		);
		expect(pages[0].body).toContain('is kept by OpenSign');
		live().clearFaults();
		const { items = [] } = await woken;
		expect(items.map(({ json }) => json.status)).toEqual(['completed']);
	});
	expect(calls).toBe(1);
});

test('another document is the one that cannot be asked about', async () => {
	await withN8n(async (send, woken) => {
		const { sleeper, addresses, ids } = await send(world, { title: '=No. {{ $json.k }}' }, 2);
		for (const id of ids) await live().signAs(id, 'anna@example.com');
		down(ids[1]);
		const page = await sleeper.call(addresses[0]);
		expect([page.status, page.items]).toEqual([200, undefined]);
		live().clearFaults();
		const { items = [] } = await woken;
		expect(items.map(({ json }) => json.status)).toEqual(['completed', 'completed']);
	});
});

test('a trigger is told so, and comes again by itself', async () => {
	const calls = await withN8n(async (send) => {
		const { sleeper, addresses, ids } = await send(world, { title: '=No. {{ $json.k }}' }, 2);
		for (const id of ids) await live().signAs(id, 'anna@example.com');
		down(ids[1]);
		const { status, items } = await sleeper.call(addresses[0], 'POST');
		expect([status, items]).toEqual([503, undefined]);
		live().clearFaults();
	});
	expect(calls).toBe(0);
});
