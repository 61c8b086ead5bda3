/** Send and Wait: what goes to OpenSign, what wakes the execution, and what comes out. */
import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { toMessage } from '../../nodes/OpenSign/waiting/reasons';
import { signer, useWorld } from '../harness/world';
import { sendAndWait, toParameters } from './sending';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const wait = async (changes: IDataObject = {}, count = 1, node = {}) =>
	await sendAndWait(world, changes, count, node);

test('the document carries the address, and the execution sleeps', async () => {
	const { items, error, run, addresses, sleeper } = await wait();
	expect(error?.message).toBeUndefined();
	expect(run.status).toBe('waiting');
	expect(addresses).toEqual([
		expect.stringMatching(/^http:\/\/localhost\/webhook-waiting\/1\/b\?round=.+&item=0&signature=/),
	]);
	expect(items[0].json).toMatchObject({ status: 'in-progress', title: 'Rental agreement' });
	const days = (sleeper.until!.getTime() - Date.now()) / 86_400_000;
	expect(days).toBeCloseTo(16, 2);
});

describe('a call of the address', () => {
	test('before everyone has signed: a page that names who is left, and nothing goes on', async () => {
		const signers = { signer: [signer(), signer({ name: 'Otto <b>', email: 'otto@example.com' })] };
		const { sleeper, addresses, ids } = await wait({ signers });
		await live().signAs(ids[0], 'anna@example.com');
		const { status, body, items } = await sleeper.call(addresses[0]);
		expect([status, items]).toEqual([200, undefined]);
		expect(body).toContain('“Rental agreement” has still to be signed by Otto &lt;b&gt;.');
		expect(body).not.toContain('otto@example.com');
	});

	test('after the last signature: the execution goes on with the signed PDF', async () => {
		const { sleeper, addresses, ids } = await wait({ waitFiles: 'both' });
		await live().signAs(ids[0], 'anna@example.com');
		const { status, body, items = [] } = await sleeper.call(addresses[0]);
		expect(status).toBe(200);
		expect(body).toContain('“Rental agreement” has been signed by everyone.');
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			documentId: ids[0],
			status: 'completed',
			timedOut: false,
			completedAt: expect.any(String) as string,
			signers: [{ email: 'anna@example.com', signedAt: expect.any(String) as string }],
		});
		expect(items[0].binary?.pdf.fileName).toBe('Rental agreement (signed).pdf');
		expect(items[0].binary?.certificate.fileName).toBe('Rental agreement (certificate).pdf');
	});

	test('with a thank-you page, people are led there, before and after the end', async () => {
		const thanks = 'https://example.com/thanks';
		const { sleeper, addresses, ids } = await wait({ thankYouPage: thanks });
		const before = await sleeper.call(addresses[0]);
		expect([before.status, before.location, before.items]).toEqual([303, thanks, undefined]);
		await live().signAs(ids[0], 'anna@example.com');
		const after = await sleeper.call(addresses[0]);
		expect([after.status, after.location, after.items?.length]).toEqual([303, thanks, 1]);
	});

	test.each([
		['declined', (id: string) => live().declineAs(id, 'anna@example.com'), 'declined'],
		['revoked', (id: string) => live().revoke(id), 'declined'],
		['expired', (id: string) => live().expire(id), 'expired'],
	])('%s: it goes on as well, without files', async (_name, end, status) => {
		const { sleeper, addresses, ids } = await wait();
		end(ids[0]);
		const { items = [] } = await sleeper.call(addresses[0], 'POST');
		expect(items[0].json).toMatchObject({ status, timedOut: false, completedAt: null });
		expect(items[0].binary).toBeUndefined();
	});

	test.each([
		['of a trigger', {}, 'Too expensive'],
		['of anybody else', { reason: 'Too cheap' }, null],
		['with a proof of other letters', { proof: 'é'.repeat(64) }, null],
	])('declined: the reason %s', async (_name, changes, reason) => {
		const { sleeper, ids, addresses } = await wait();
		live().declineAs(ids[0], 'anna@example.com', 'Too expensive');
		const trigger = { getCredentials: async () => world.credential() } as never;
		const message = { ...(await toMessage(trigger, ids[0], 'Too expensive')), ...changes };
		const { items = [] } = await sleeper.call(addresses[0], 'POST', message);
		expect(items[0].json).toMatchObject({ status: 'declined', declinedReason: reason });
	});

	test('of another round, or of none: a page of its own', async () => {
		const { sleeper, addresses, ids } = await wait();
		await live().signAs(ids[0], 'anna@example.com');
		const other = addresses[0].replace(/round=[^&]+/, 'round=other');
		for (const address of [other, 'http://localhost/webhook-waiting/1/b']) {
			const { status, body, items } = await sleeper.call(address);
			expect([status, items]).toEqual([410, undefined]);
			expect(body).toContain('not in use any more');
		}
	});

	test('two at once: both get their page, and one wakes', async () => {
		const { sleeper, addresses, ids } = await wait();
		await live().signAs(ids[0], 'anna@example.com');
		const calls = await Promise.all([
			sleeper.call(addresses[0]),
			sleeper.call(addresses[0], 'POST'),
		]);
		expect(calls.map(({ status }) => status)).toEqual([200, 200]);
		expect(calls.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});
});

test('several items: one output item each, in order, once all are final', async () => {
	const { sleeper, addresses, ids } = await wait({ title: '=Agreement {{ $json.k }}' }, 3);
	expect(new Set(addresses).size).toBe(3);
	await live().signAs(ids[2], 'anna@example.com');
	expect((await sleeper.call(addresses[2])).items).toBeUndefined();
	live().declineAs(ids[0], 'anna@example.com');
	await live().signAs(ids[1], 'anna@example.com');
	const { items = [], body } = await sleeper.call(addresses[1]);
	expect(body).toContain('“Agreement 1” has been signed');
	expect(items.map(({ json }) => [json.title, json.status])).toEqual([
		['Agreement 0', 'declined'],
		['Agreement 1', 'completed'],
		['Agreement 2', 'completed'],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

test('a document that has expired and gets more days is waited for again', async () => {
	const { sleeper, addresses, ids } = await wait({ title: '=Agreement {{ $json.k }}' }, 2);
	const [first, second] = ids;
	live().expire(first);
	expect((await sleeper.call(addresses[0], 'POST')).items).toBeUndefined();
	Object.assign(live().documents.get(first)!, { status: 'in-progress' });
	await live().signAs(second, 'anna@example.com');
	const { status, body, items } = await sleeper.call(addresses[1]);
	expect([status, items]).toEqual([200, undefined]);
	expect(body).toContain('“Agreement 1” has been signed by everyone.');
	await live().signAs(first, 'anna@example.com');
	expect((await sleeper.call(addresses[0])).items).toHaveLength(2);
});

test('an item that could not be sent comes out as its error, when the others are signed', async () => {
	const node = { onError: 'continueErrorOutput' as const };
	const title = '={{ $json.k === 0 ? "" : "Agreement" }}';
	const { sleeper, addresses, ids, run } = await wait({ title }, 2, node);
	expect(run.status).toBe('waiting');
	expect(addresses).toHaveLength(1);
	const [documentId] = ids.filter((id) => id !== 'undefined');
	await live().signAs(documentId, 'anna@example.com');
	const { items = [] } = await sleeper.call(addresses[0]);
	expect(items[0].json.error).toContain('Title: nothing was entered');
	expect(items[0].error?.message).toBe(items[0].json.error);
	expect(items[1].json.status).toBe('completed');
	expect(sleeper.atTheLimit.map(({ json }) => json.error ?? json.status)).toEqual([
		expect.stringContaining('Title: nothing was entered'),
		'timedOut',
	]);
});

test('the time limit: each item says what was known last, and the input is left as it was', async () => {
	const { sleeper, ids, run } = await wait({}, 2);
	expect(sleeper.atTheLimit.map(({ json }) => json)).toEqual(
		ids.map((documentId): unknown =>
			expect.objectContaining({
				documentId,
				status: 'timedOut',
				timedOut: true,
				lastStatus: 'in-progress',
				lastStatusAt: expect.any(String) as string,
			}),
		),
	);
	const start = run.data.resultData.runData.Start[0].data!.main[0]!;
	expect(start.map(({ json }) => json)).toEqual([{ k: 0 }, { k: 1 }]);
	expect(start[0].binary).toBeDefined();
});

test('items that wait for the node meanwhile are not taken for done when it goes on', async () => {
	const given = toParameters();
	const items = [await world.engine.binaryItem(SAMPLE_PDF)];
	const { run } = await world.engine.runNode(given, {
		credential: world.credential(),
		items,
		twice: true,
	});
	const [sleeping, next] = run.data.executionData!.nodeExecutionStack;
	expect([sleeping, next].map(({ node }) => node.name)).toEqual(['OpenSign', 'OpenSign']);
	// As n8n does. What it has stored together comes back together.
	sleeping.node.disabled = true;
	expect(next.node.disabled).toBeUndefined();
});
