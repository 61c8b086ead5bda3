import type { IDataObject } from 'n8n-workflow';

import { readEnvironment } from '../../nodes/OpenSign/opensign/environment';
import { sendParameters, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const pdf = SAMPLE_PDF;

describe('the credential', () => {
	const messageWith = async (
		environment: 'live' | 'sandbox' | 'selfHosted',
		changes: IDataObject,
	) => {
		const { error } = await world.engine.runNode(sendParameters(), {
			credential: world.credential(environment, changes),
			items: [await world.engine.binaryItem(pdf)],
		});
		return error?.message;
	};
	const refusal: typeof messageWith = async (environment, changes) => {
		const message = await messageWith(environment, changes);
		expect(world.server.requests).toEqual([]);
		return message;
	};

	test('live token in the Sandbox', async () => {
		expect(await refusal('sandbox', { apiToken: 'opensign.abc' })).toMatch(
			/^API Token: this is a live token .* environment is Sandbox\. Choose Live/,
		);
	});

	test('Sandbox token in Live', async () => {
		expect(await refusal('live', { apiToken: 'test.abc' })).toMatch(
			/^API Token: this is a Sandbox token .* environment is Live\. Choose the environment Sandbox/,
		);
	});

	test('plain http to another machine', async () => {
		expect(await refusal('selfHosted', { baseUrl: 'http://sign.example.com' })).toMatch(
			/^Base URL: sign\.example\.com would receive the API token over plain http/,
		);
	});

	test('an unknown prefix passes, and the server decides', async () => {
		expect(await messageWith('selfHosted', { apiToken: 'future.abc' })).toBe(
			"OpenSign's Self-Hosted environment refused the API token.",
		);
	});

	test.each(['', '  ', undefined])('no token: %j', async (apiToken) => {
		const message = await refusal('selfHosted', { apiToken });
		expect(message).toMatch(/^API Token: nothing was entered\./);
	});

	test('what only reads sends no such token either', async () => {
		const { error } = await world.engine.runNode(
			{ resource: 'account', operation: 'getUser' },
			{ credential: world.credential('sandbox', { apiToken: 'opensign.abc' }) },
		);
		expect(error?.message).toMatch(/^API Token: this is a live token/);
		expect(error?.description).toBe('Nothing was sent.');
		expect(world.server.requests).toEqual([]);
	});

	test('all that is wrong at once', async () => {
		const message = await refusal('selfHosted', { apiToken: ' test.abc ', baseUrl: 'a b' });
		expect(message).toMatch(
			/^2 problems: \(1\) Base URL: 'a b' is not .* \(2\) API Token: this is a Sandbox token/,
		);
	});

	test.each([
		['', 'nothing'],
		['production', "'production'"],
	])("'%s' in place of an environment is called %s", (environment, called) => {
		const { problems } = readEnvironment({ environment });
		expect(problems).toEqual([expect.stringContaining(`Environment: ${called} is none that`)]);
	});

	/** What a credential may hold that was imported, or whose environment is an expression. */
	const ODD: Array<[string, unknown]> = [
		['another name', 'production'],
		['another letter case', 'LIVE'],
		['nothing', ''],
		['null', null],
		['missing', undefined],
		['a key of every object', 'constructor'],
		['a list', ['live']],
		['a long text', 'x'.repeat(1000)],
	];
	test.each(ODD)('an environment that nobody knows is never Live: %s', async (_what, value) => {
		const changes = { environment: value, apiToken: world.server.tokens.live } as IDataObject;
		const message = await refusal('live', changes);
		expect(message).toMatch(
			/^Environment: .{1,60} is none that this node knows\. Choose Live, Live – EU, Sandbox or Self-Hosted in the credential\.$/,
		);

		const { message: onScreen } = await world.engine.testCredential(
			world.credential('live', changes),
		);
		expect(onScreen).toBe(message);
		expect(world.server.requests).toEqual([]);
	});
});
