/** What a trigger remembers of addresses, how long, and what it asks of OpenSign for that. */
import { useWorld } from '../harness/world';
import { FOREIGN, useRegistration } from './registrations';

const world = useWorld();
const { environment, trigger, failureOf } = useRegistration(world);

describe('more than one trigger', () => {
	test('each puts back what it has replaced itself', async () => {
		const other = world.server.environment('sandbox');
		const ours = trigger(true);
		const theirs = world.engine.trigger(
			'openSignTrigger',
			{ events: ['completed'], options: { replaceExisting: true } },
			world.credential('sandbox'),
		);
		environment().webhookUrl = FOREIGN;
		other.webhookUrl = 'https://example.com/other';
		await ours.activate();
		await theirs.activate();
		// As where the activation has failed later on.
		delete ours.staticData().previousUrl;
		await ours.deactivate();
		expect(environment().webhookUrl).toBe(FOREIGN);
		await theirs.deactivate();
		expect(other.webhookUrl).toBe('https://example.com/other');
	});

	test('a workflow that was copied to another n8n has the same path there, and is somebody else', async () => {
		const one = trigger();
		const copy = one.url().replace('localhost', 'n8n.example.com');
		environment().webhookUrl = copy;
		await expect(one.activate()).rejects.toThrow('already sends the events');
		expect(environment().webhookUrl).toBe(copy);
		environment().webhookUrl = undefined;
		await one.activate();
		environment().webhookUrl = copy;
		await one.deactivate();
		expect(environment().webhookUrl).toBe(copy);
	});
});

describe('what is asked of OpenSign', () => {
	const asked = () => world.server.requests.map(({ method }) => method);

	test('a registration that fails where there was none: no other address is looked after', async () => {
		environment().failNext({ route: 'POST /webhook', kind: 'html', status: 502 });
		const failure = await failureOf(trigger());
		expect(failure.message).toBe('OpenSign answered with an error page (HTTP 502).');
		expect(failure.description).not.toContain('still sends events');
		// Whether it exists, what is there, the registration, and whether it stands all the same.
		expect(asked()).toEqual(['GET', 'GET', 'POST', 'GET']);
	});

	test('a registration that fails and leaves what was there: nothing is put back', async () => {
		environment().webhookUrl = FOREIGN;
		environment().failNext({ route: 'POST /webhook', kind: 'html', status: 502 });
		await failureOf(trigger(true));
		expect(asked()).toEqual(['GET', 'GET', 'POST', 'GET', 'GET']);
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	test('deactivating takes nothing away where somebody else is', async () => {
		const one = trigger();
		await one.activate();
		environment().webhookUrl = FOREIGN;
		world.server.requests.length = 0;
		await one.deactivate();
		expect(asked()).toEqual(['GET']);
	});
});

test('what a trigger remembers lasts no longer than it is needed', async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	await one.activate(true);
	expect(one.staticData()).toEqual({ testUrl: one.url(true), previousUrl: FOREIGN });
	await one.deactivate(true);
	expect(one.staticData()).toEqual({});
	// The next test must not bring back what is long gone.
	environment().webhookUrl = undefined;
	await one.activate();
	expect(one.staticData()).toEqual({});
	await one.activate(true);
	expect(one.staticData()).toEqual({ testUrl: one.url(true), productionUrl: one.url() });
	await one.deactivate(true);
	expect(environment().webhookUrl).toBe(one.url());
	expect(one.staticData()).toEqual({});
	await one.deactivate();
	expect(environment().webhookUrl).toBeUndefined();
});

test('a test that ends while production has replaced an address leaves that to production', async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	await one.activate();
	await one.activate(true);
	await one.deactivate(true);
	expect(environment().webhookUrl).toBe(one.url());
	await one.deactivate();
	expect(environment().webhookUrl).toBe(FOREIGN);
	// Put back once: nothing remembers it, where n8n died and has its address still there.
	environment().webhookUrl = one.url();
	await one.activate();
	await one.deactivate();
	expect(environment().webhookUrl).toBeUndefined();
	// Nor is whoever comes next driven out by a memory.
	environment().webhookUrl = undefined;
	await one.activate();
	delete one.staticData().previousUrl;
	await one.deactivate();
	expect(environment().webhookUrl).toBeUndefined();
});

test('a test that has replaced an address ends while production has its place: production puts it back', async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	await one.activate(true);
	await one.activate();
	await one.deactivate(true);
	expect(environment().webhookUrl).toBe(one.url());
	await one.deactivate();
	expect(environment().webhookUrl).toBe(FOREIGN);
});

test('a test that cannot be registered costs production nothing of what it remembers', async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	await one.activate();
	environment().failNext({ route: 'POST /webhook', kind: 'html', status: 502 });
	await expect(one.activate(true)).rejects.toThrow('HTTP 502');
	expect(environment().webhookUrl).toBe(one.url());
	expect(one.staticData().previousUrl).toBe(FOREIGN);
	await one.deactivate();
	expect(environment().webhookUrl).toBe(FOREIGN);
});

test('of a test that n8n did not survive, production remembers nothing', async () => {
	const one = trigger();
	environment().webhookUrl = one.url(true);
	await one.activate();
	expect(one.staticData()).toEqual({});
});

test('a registration whose answer is lost, and which is seen a moment later: the address is put back', async () => {
	environment().webhookUrl = FOREIGN;
	const one = trigger(true);
	const server = environment();
	const original = server.takeFault.bind(server);
	server.takeFault = (route) => {
		if (route !== 'POST /webhook') return original(route);
		server.takeFault = original;
		// Whether it stands cannot be asked at first.
		server.failNext({ route: 'GET /webhook', kind: 'status', status: 400, body: { error: 'Odd' } });
		return { kind: 'drop-after', met: 1, left: 0 };
	};
	await expect(one.activate()).rejects.toThrow('broke');
	expect(environment().webhookUrl).toBe(FOREIGN);
});
