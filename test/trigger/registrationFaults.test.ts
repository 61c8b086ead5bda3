/** Answers about the account's one webhook that are lost or odd: whose address it is never hangs on them. */
import type { Fault } from '../../dev/opensign-server';
import { useWorld } from '../harness/world';
import { breakDown } from './calls';
import { FOREIGN, useRegistration } from './registrations';

const world = useWorld();
const { environment, trigger: triggerOf, failureOf } = useRegistration(world);
/** A trigger that may replace somebody else's address. */
const trigger = () => triggerOf(true);
beforeEach(() => {
	environment().webhookUrl = FOREIGN;
});

describe('an answer to the registration that does not tell', () => {
	const LOST: Array<Omit<Fault, 'route'>> = [
		{ kind: 'drop-after' },
		{ kind: 'empty' },
		{ kind: 'cut-json' },
		{ kind: 'other-json', body: ['odd'] },
	];
	test.each(LOST)('$kind, though it was carried out: it is asked, and stands', async (fault) => {
		environment().failNext({ route: 'POST /webhook', ...fault });
		const one = trigger();
		await one.activate();
		expect(environment().webhookUrl).toBe(one.url());
		await one.deactivate();
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	const REFUSED: Array<Omit<Fault, 'route'>> = [
		{ kind: 'drop-before' },
		{ kind: 'html', status: 502 },
		{ kind: 'status', status: 200, body: '[]' },
	];
	test.each(REFUSED)('$kind, not carried out: an error, and nothing is lost', async (fault) => {
		environment().failNext({ route: 'POST /webhook', ...fault });
		const one = trigger();
		await expect(one.activate()).rejects.toThrow(/^(The connection|OpenSign)/);
		expect(environment().webhookUrl).toBe(FOREIGN);
		expect(one.staticData().previousUrl).toBeUndefined();
	});
});

describe("an activation that fails after somebody else's address was replaced", () => {
	/** From the first `POST /webhook` on, whose answer is lost, these go wrong as well. */
	function failFromThenOn(faults: Fault[]): void {
		const server = environment();
		const original = server.takeFault.bind(server);
		server.takeFault = (route) => {
			if (route !== 'POST /webhook') return original(route);
			server.takeFault = original;
			for (const fault of faults) breakDown(server, fault.route ?? '', fault);
			return { kind: 'drop-after', met: 1, left: 0 };
		};
	}

	test('puts it back at once', async () => {
		failFromThenOn([{ route: 'GET /webhook', kind: 'html', status: 502 }]);
		const failure = await failureOf(trigger());
		expect(failure.message).toMatch(/^The connection to .* broke/);
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	test('says so where it cannot, without the query; deactivating puts it back', async () => {
		failFromThenOn([
			{ route: 'GET /webhook', kind: 'html', status: 502 },
			{ route: 'POST /webhook', kind: 'html', status: 502 },
		]);
		const one = trigger();
		const failure = await failureOf(one);
		expect(failure.description).toContain('still sends events to https://example.com/hook: look');
		expect(JSON.stringify(failure)).not.toContain('secret');
		expect(environment().webhookUrl).toBe(one.url());

		environment().clearFaults();
		forget(one);
		await one.deactivate();
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	test('by something else in the workflow: n8n forgets what was stored, and then takes the trigger down', async () => {
		const one = trigger();
		await one.activate();
		forget(one);
		await one.deactivate();
		expect(environment().webhookUrl).toBe(FOREIGN);
	});

	test('an address that somebody has taken away meanwhile does not come back', async () => {
		const one = trigger();
		await one.activate();
		environment().webhookUrl = undefined;
		await one.activate();
		await one.deactivate();
		expect(environment().webhookUrl).toBeUndefined();
	});

	/** As n8n does when an activation has failed. */
	const forget = (one: ReturnType<typeof trigger>) => delete one.staticData().previousUrl;
});

test.each([
	['a web page', '<!DOCTYPE html><html></html>'],
	['a list', '[]'],
	['null', 'null'],
	['an error with a good status', { error: 'Something went wrong, please try again later!' }],
	['a number', { webhook: 5 }],
	['something else', { result: [] }],
])('an answer about the webhook that is none (%s): nothing is overwritten', async (_what, body) => {
	breakDown(environment(), 'GET /webhook', { kind: 'status', status: 200, body });
	await expect(trigger().activate()).rejects.toThrow('OpenSign');
	expect(environment().webhookUrl).toBe(FOREIGN);
	expect(world.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
