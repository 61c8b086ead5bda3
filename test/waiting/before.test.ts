/** Send and Wait: what is said before it sends, what is found again, and what ends a wait besides signatures. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { place, useWorld } from '../harness/world';
import { sendAndWait } from './sending';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const wait = async (changes: IDataObject = {}, count = 1, node = {}) =>
	await sendAndWait(world, changes, count, node);

test('an n8n that cannot make such addresses: said before anything is sent', async () => {
	// As n8n before 1.111.
	const { prototype } = world.engine.core.ExecuteContext;
	Object.defineProperty(prototype, 'getSignedResumeUrl', { value: undefined, configurable: true });
	try {
		const { error, addresses } = await wait();
		expect(error?.message).toContain('This n8n is too old to wait for signatures');
		expect(addresses).toEqual([]);
	} finally {
		delete (prototype as { getSignedResumeUrl?: unknown }).getSignedResumeUrl;
	}
});

test('inside another node, as a tool of an old agent: said before anything is sent', async () => {
	const { prototype } = world.engine.core.ExecuteContext;
	const value = () => ({ node: { name: 'AI Agent' }, data: {} });
	Object.defineProperty(prototype, 'getExecuteData', { value, configurable: true });
	try {
		const { error, addresses } = await wait();
		expect(error?.message).toContain('Nothing can wait for signatures here');
		expect(addresses).toEqual([]);
	} finally {
		delete (prototype as { getExecuteData?: unknown }).getExecuteData;
	}
});

test('a thank-you page and another redirect URL: said before anything is sent', async () => {
	const { error, addresses } = await wait({
		thankYouPage: 'https://example.com/thanks',
		additionalOptions: { signing: { redirectUrl: 'https://example.com/other' } },
	});
	expect(error?.message).toContain('Thank-You Page: the Redirect URL');
	expect(addresses).toEqual([]);
});

test('a redirect URL of the options is kept: people are led there', async () => {
	const redirectUrl = 'https://example.com/other';
	const { sleeper, addresses } = await wait({ additionalOptions: { signing: { redirectUrl } } });
	expect((await sleeper.call(addresses[0])).location).toBe(redirectUrl);
});

test('a template’s redirect URL and days are kept', async () => {
	const templateId = live().addTemplate({
		title: 'NDA',
		file: SAMPLE_PDF,
		signers: [{ role: 'Tenant', widgets: [{ type: 'signature', ...place }] }],
		options: { redirect_url: 'https://example.com/of-template', timeToCompleteDays: 30 },
	});
	const { sleeper, addresses } = await wait({
		documentFrom: 'template',
		templateId: { __rl: true, mode: 'id', value: templateId },
		signersInput: 'json',
		templateJson: [{ role: 'Tenant', name: 'Anna', email: 'anna@example.com' }],
	});
	expect((await sleeper.call(addresses[0])).location).toBe('https://example.com/of-template');
	const days = (sleeper.until!.getTime() - Date.now()) / 86_400_000;
	expect(days).toBeCloseTo(31, 2);
});

test('Retry On Fail: nothing is sent twice, and the same addresses wake it', async () => {
	const title = '={{ "Agreement " + $json.k + " " + $now.toMillis() }}';
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
	live().credits = 1;
	const { error } = await wait({ title, manyItems: { asManyAsPaid: true } }, 2, node);
	expect(error?.message).toContain('no credits left');
	expect(error?.description).toContain('One document was created before this error');
	expect(live().documents.size).toBe(1);
});

test('an answer that was lost is found by its address, although others are like it', async () => {
	live().failNext({ route: 'POST /createdocument', kind: 'drop-after' });
	for (let k = 0; k < 3; k++) {
		live().addDocument({ title: 'Rental agreement', signers: [{ email: 'anna@example.com' }] });
	}
	const { sleeper, addresses, items, ids } = await wait();
	expect(items[0].json.recovered).toBe(true);
	await live().signAs(ids[0], 'anna@example.com');
	expect((await sleeper.call(addresses[0])).items?.[0].json.status).toBe('completed');
});

test('a document that is deleted meanwhile ends the wait', async () => {
	const { sleeper, addresses, ids } = await wait();
	live().documents.delete(ids[0]);
	const { items } = await sleeper.call(addresses[0]);
	expect(items?.[0].json).toMatchObject({ documentId: ids[0], status: 'deleted' });
});

test('what was sent before, and is completed: it does not sleep', async () => {
	live().addDocument({
		title: 'Rental agreement',
		status: 'completed',
		signers: [{ email: 'anna@example.com' }],
	});
	const { run, items, addresses } = await wait({ additionalOptions: { notTwiceDays: 7 } });
	expect([run.status, addresses]).toEqual(['success', []]);
	expect(items[0].json).toMatchObject({ status: 'completed', alreadySent: true });
	expect(items[0].binary?.pdf).toBeDefined();
});

describe('what an earlier execution has sent', () => {
	const notTwice = { additionalOptions: { notTwiceDays: 7 } };
	const add = (redirectUrl: string) =>
		live().addDocument({
			title: 'Rental agreement',
			signers: [{ email: 'anna@example.com' }],
			options: { redirect_url: redirectUrl },
		});
	const redirectOf = (id: string) => String(live().documents.get(id)?.options.redirect_url);

	/** Plays n8n's web server, which answers calls of the earlier execution so. */
	async function withAnswer<T>(status: number, body: string, run: (url: string) => Promise<T>) {
		const n8n = createServer((_request, response) => response.writeHead(status).end(body));
		await new Promise<void>((done) => n8n.listen(0, '127.0.0.1', done));
		const base = `http://127.0.0.1:${(n8n.address() as AddressInfo).port}/webhook-waiting`;
		const usual = world.engine.waitingUrl;
		world.engine.waitingUrl = base;
		try {
			return await run(`${base}/0/b?round=x&item=0&signature=y`);
		} finally {
			world.engine.waitingUrl = usual;
			n8n.close();
		}
	}

	test.each([
		['has ended', 409, '{"message":"The execution 0 has finished with error."}'],
		['has ended well', 200, '<p>No action required</p>'],
		['is gone', 404, '{}'],
	])('and that one %s: the document gets the address of this one', async (_name, status, body) => {
		await withAnswer(status, body, async (old) => {
			const id = add(old);
			const { items, sleeper, addresses } = await wait(notTwice);
			expect(addresses).toEqual([]);
			expect(redirectOf(id)).not.toBe(old);
			expect(JSON.stringify(items[0].json.warnings)).not.toContain('still waits');
			await live().signAs(id, 'anna@example.com');
			const { items: out, location } = await sleeper.call(redirectOf(id));
			expect([out?.[0].json.status, location]).toEqual(['completed', undefined]);
		});
	});

	test.each([
		['sleeps', 200, '{"wakes":false}'],
		['is running', 409, '{"message":"The execution 0 is running already."}'],
	])(
		'and that one %s: it keeps its address, and a warning says so',
		async (_name, status, body) => {
			await withAnswer(status, body, async (old) => {
				const id = add(old);
				const { run, items } = await wait(notTwice);
				expect(run.status).toBe('waiting');
				expect(redirectOf(id)).toBe(old);
				expect(items[0].json.warnings).toContainEqual(
					expect.stringContaining('still waits for it'),
				);
			});
		},
	);

	test('with a page of its own: people are led there in the end', async () => {
		const id = add('https://example.com/own');
		const { sleeper } = await wait(notTwice);
		await live().signAs(id, 'anna@example.com');
		const { items, location } = await sleeper.call(redirectOf(id));
		expect([items?.[0].json.status, location]).toEqual(['completed', 'https://example.com/own']);
	});
});
