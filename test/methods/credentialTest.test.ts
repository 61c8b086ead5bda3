import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import type { EnvironmentName } from '../../dev/opensign-server';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const check = async (name: EnvironmentName, changes: IDataObject = {}) =>
	await world.engine.testCredential(world.credential(name, changes));

test.each<EnvironmentName>(['live', 'liveEu', 'sandbox', 'selfHosted'])(
	'%s: a right token',
	async (name) => {
		expect(await check(name)).toEqual({ status: 'OK', message: 'Connection successful!' });
		const seen = world.server.requests.map((request) => [request.environment, request.path]);
		expect(seen).toEqual([[name, '/getuser']]);
	},
);

/** By what is wrong: the environment, what the credential holds, and what the message matches. */
type BadCredentials = Record<
	string,
	{ environment: EnvironmentName; given: () => IDataObject; says: RegExp }
>;

async function checkRefused({ environment: name, given, says }: BadCredentials[string]) {
	const { status, message } = await check(name, given());
	expect(status).toBe('Error');
	expect(message).toMatch(says);
	expect(message).not.toContain('secret');
}

const UNASKED: BadCredentials = {
	// Tokens
	'no token': {
		environment: 'live',
		given: () => ({ apiToken: ' ' }),
		says: /^API Token: nothing was entered\./,
	},
	'a live token in the Sandbox': {
		environment: 'sandbox',
		given: () => ({ apiToken: 'opensign.x' }),
		says: /this is a live token/,
	},
	'a Sandbox token in Live': {
		environment: 'live',
		given: () => ({ apiToken: 'test.x' }),
		says: /this is a Sandbox token/,
	},

	// Base URLs
	'no base URL': {
		environment: 'selfHosted',
		given: () => ({ baseUrl: '' }),
		says: /^Base URL: '' is not a web address\./,
	},
	'plain http to another machine': {
		environment: 'selfHosted',
		given: () => ({ baseUrl: 'http://sign.example.com' }),
		says: /over plain http/,
	},
	'a URL with a password': {
		environment: 'selfHosted',
		given: () => ({ baseUrl: 'https://me:secret@sign.example.com' }),
		says: /without user name and password/,
	},
	'not an OpenSign API': {
		environment: 'selfHosted',
		given: () => ({ baseUrl: `${world.server.url}/other` }),
		says: /is not an OpenSign API\. Check the Base URL\. The free self-hosted edition has no API/,
	},
	'nobody there': {
		environment: 'selfHosted',
		given: () => ({ baseUrl: 'http://127.0.0.1:1' }),
		says: /^OpenSign cannot be reached at 127\.0\.0\.1:1: it refuses connections\. Check the Base URL/,
	},
};

test.each(Object.entries(UNASKED))('%s: no request reaches the API', async (_name, bad) => {
	await checkRefused(bad);
	expect(world.server.requests).toHaveLength(0);
});

const REFUSED: BadCredentials = {
	'a refused token': {
		environment: 'live',
		given: () => ({ apiToken: 'opensign.x' }),
		says: /^OpenSign's Live environment refused the API token\. .*Make a new one/,
	},
	'the token of another account': {
		environment: 'liveEu',
		given: () => ({ apiToken: world.server.tokens.live }),
		says: /^OpenSign's Live – EU environment refused the API token\./,
	},
};

test.each(Object.entries(REFUSED))('%s: asked once', async (_name, bad) => {
	await checkRefused(bad);
	expect(world.server.requests).toHaveLength(1);
});

test('a redirect is not followed', async () => {
	environment().failNext({ kind: 'redirect', location: `${world.server.url}/api/v1.2/getuser` });
	const { message } = await check('selfHosted');
	expect(message).toMatch(/redirects to another address/);
	expect(world.server.requests).toHaveLength(1);
});

test('a web page', async () => {
	environment().failNext({ kind: 'html', status: 200 });
	const { message } = await check('selfHosted');
	expect(message).toMatch(/is not an OpenSign API/);
});

test('plain http to another machine, allowed', async () => {
	const { message } = await check('selfHosted', {
		baseUrl: 'http://sign.invalid',
		allowUnencryptedHttp: true,
	});
	expect(message).toMatch(/^OpenSign cannot be reached at sign\.invalid/);
});
