import { BAD_GATEWAY } from '../builders';
import { useWorld } from '../harness/world';
import { FOREIGN, useRegistration } from './registrations';

const world = useWorld();
const { environment, trigger, failureOf } = useRegistration(world);

describe('an empty slot: registered on activation, removed on deactivation', () => {
	test.each([
		{ status: 404, replaceExisting: false },
		{ status: 200, replaceExisting: false },
		{ status: 404, replaceExisting: true },
	])(
		'OpenSign says $status, Replace Existing Webhook is $replaceExisting',
		async ({ status, replaceExisting }) => {
			world.server.quirks.unsetWebhookIsEmpty = status === 200;
			const one = trigger(replaceExisting);
			await one.activate();
			expect(environment().webhookUrl).toBe(one.url());
			await one.deactivate();
			expect(environment().webhookUrl).toBeUndefined();
		},
	);
});

test('ours already, after a crash: nothing is written; removed on deactivation', async () => {
	const one = trigger(true);
	environment().webhookUrl = one.url();
	await one.activate();
	expect(world.server.requests.map(({ method }) => method)).toEqual(['GET']);
	await one.deactivate();
	expect(environment().webhookUrl).toBeUndefined();
});

test('"already exists" is what was wanted', async () => {
	const one = trigger();
	environment().failNext({
		route: 'POST /webhook',
		kind: 'status',
		status: 401,
		body: { error: 'Webhook url already exists!' },
	});
	await expect(one.activate()).resolves.toBeUndefined();
});

test("somebody else's: activation stops and names it, without its query", async () => {
	environment().webhookUrl = FOREIGN;
	const failure = await failureOf(trigger());
	expect(failure.message).toBe(
		'OpenSign already sends the events of this account to https://example.com/hook. It has room for one address only: to take its place, turn on Options → Replace Existing Webhook, or use the OpenSign Status Trigger, which needs no address.',
	);
	expect(failure.description).toContain('puts the address back');
	expect(JSON.stringify(failure)).not.toContain('secret');
	expect(environment().webhookUrl).toBe(FOREIGN);
});

test('what is there is no address: activation stops, and does not repeat it', async () => {
	environment().webhookUrl = 'nonsense';
	expect((await failureOf(trigger())).message).toMatch(
		/^OpenSign already sends the events of this account to another address\. /,
	);
});

test('another workflow of the same n8n: says so', async () => {
	const first = trigger();
	await first.activate();
	const failure = await failureOf(trigger());
	expect(failure.message).toBe(
		`OpenSign already sends the events of this account to ${first.url()}, another workflow of this n8n. It has room for one address only: to take its place, turn on Options → Replace Existing Webhook, or use the OpenSign Status Trigger, which needs no address.`,
	);
	expect(failure.description).toContain('gets no more events');
});

test("somebody else's, replaced on request: put back on deactivation, query and all", async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	await one.activate();
	expect(environment().webhookUrl).toBe(one.url());
	// n8n starts again meanwhile.
	await one.activate();
	await one.deactivate();
	expect(environment().webhookUrl).toBe(FOREIGN);
	expect(one.staticData().previousUrl).toBeUndefined();
});

test('somebody else has taken the place meanwhile: it stays theirs', async () => {
	const one = trigger();
	await one.activate();
	environment().webhookUrl = FOREIGN;
	await one.deactivate();
	expect(environment().webhookUrl).toBe(FOREIGN);
});

describe('listening for a test event', () => {
	test('while the workflow is active: its address comes back afterwards', async () => {
		const one = trigger();
		await one.activate();
		await one.activate(true);
		expect(environment().webhookUrl).toBe(one.url(true));
		await one.deactivate(true);
		expect(environment().webhookUrl).toBe(one.url());
	});

	test('when n8n died meanwhile, the next activation repairs it', async () => {
		const one = trigger();
		environment().webhookUrl = one.url(true);
		await one.activate();
		expect(environment().webhookUrl).toBe(one.url());
		await one.deactivate();
		expect(environment().webhookUrl).toBeUndefined();
	});

	test('when the workflow is deactivated meanwhile, nothing is left', async () => {
		const one = trigger();
		await one.activate();
		await one.activate(true);
		await one.deactivate();
		expect(environment().webhookUrl).toBeUndefined();
		await one.deactivate(true);
		expect(environment().webhookUrl).toBeUndefined();
	});

	test("with somebody else's address, when the workflow is activated meanwhile: put back in the end", async () => {
		environment().webhookUrl = FOREIGN;
		const one = trigger(true);
		await one.activate(true);
		// What a test stores, n8n keeps for itself.
		for (const key of Object.keys(one.staticData())) delete one.staticData()[key];
		await one.activate();
		await one.deactivate();
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	test("somebody else's address: only on request, and put back", async () => {
		environment().webhookUrl = FOREIGN;
		await expect(trigger().activate(true)).rejects.toThrow('https://example.com/hook');
		const one = trigger(true);
		await one.activate(true);
		await one.deactivate(true);
		expect(environment().webhookUrl).toBe(FOREIGN);
	});
});

test('OpenSign out of reach, or a wrong token: an error that says so', async () => {
	environment().failNext(BAD_GATEWAY.fault);
	await expect(trigger().activate()).rejects.toThrow(BAD_GATEWAY.message);
	environment().clearFaults();

	const wrongToken = world.engine.trigger(
		'openSignTrigger',
		{ events: ['completed'] },
		world.credential('selfHosted', { apiToken: 'opensign.wrong' }),
	);
	await expect(wrongToken.activate()).rejects.toThrow('refused the API token');
});
