import type { IDataObject } from 'n8n-workflow';

import type { EnvironmentName, Fault } from '../../dev/opensign-server';
import { sendParameters, signer, useWorld } from '../harness/world';

const world = useWorld();
const pdf = Buffer.from('%PDF-1.7\nsample');
const environment = () => world.server.environment('selfHosted');
const UNKNOWN = /^It is unknown whether OpenSign has sent the document/;

const send = async (credential: IDataObject = world.credential(), node = {}) =>
	await world.engine.runNode(sendParameters(), {
		credential: credential as never,
		items: [await world.engine.binaryItem(pdf)],
		node,
	});

describe('hosts', () => {
	test.each(['live', 'liveEu', 'sandbox', 'selfHosted'] as EnvironmentName[])(
		'%s is sent to its own host, with its token',
		async (name) => {
			expect((await send(world.credential(name))).error).toBeUndefined();
			expect(
				world.server
					.createRequests()
					.map(({ environment: seen, headers }) => [seen, headers['x-api-token']]),
			).toEqual([[name, world.server.tokens[name]]]);
		},
	);

	test.each(['', '/', '/api/v1.2', '/api/v1.2/', '/api/v1', '//'])(
		"the base URL may end with '%s'",
		async (end) => {
			expect(
				(await send(world.credential('selfHosted', { baseUrl: world.server.url + end }))).error,
			).toBeUndefined();
		},
	);

	test('a redirect is not followed: the token goes to no other host', async () => {
		environment().failNext({ kind: 'redirect', location: `${world.server.url}/api/v1.2/getuser` });
		const { error } = await send();
		expect(error?.message).toMatch(/redirects to another address, which is not followed/);
		expect(world.server.requests).toHaveLength(1);
	});
});

test.each<[string, Fault, string | RegExp, RegExp, boolean]>([
	[
		'credits used up',
		{
			kind: 'status',
			status: 429,
			body: { error: 'Quota reached, Please buy credits and try again later.' },
		},
		'The OpenSign account has no credits left, so the document was not sent.',
		/Buy credits/,
		false,
	],
	[
		'subscription ended',
		{ kind: 'status', status: 400, body: { error: 'Please purchase or renew your subscription.' } },
		"The OpenSign account's subscription has ended, so the document was not sent.",
		/Renew/,
		false,
	],
	[
		'too large as HTML',
		{ kind: 'html', status: 413 },
		'The OpenSign server refused the document as too large.',
		/100 MB/,
		false,
	],
	[
		'no reason given',
		{
			kind: 'status',
			status: 400,
			body: { error: 'Something went wrong, please try again later!' },
		},
		'OpenSign refused the request without saying why (HTTP 400).',
		/check the values/,
		false,
	],
	[
		'a reason given',
		{ kind: 'status', status: 400, body: { error: 'Please provide signers!' } },
		'OpenSign refused the request: Please provide signers!',
		/Self-Hosted/,
		false,
	],
	[
		'a 401 is no refused token and not tried again',
		{ kind: 'status', status: 401, body: { error: 'Contact already exists!' } },
		'OpenSign refused the request: Contact already exists!',
		/401/,
		false,
	],
	[
		'not the API',
		{ kind: 'html', status: 404 },
		/is not an OpenSign API\.$/,
		/free self-hosted edition has no API/,
		false,
	],
	[
		'a web page in place of an answer',
		{ kind: 'html', status: 200 },
		/is not an OpenSign API\.$/,
		UNKNOWN,
		true,
	],
	[
		'an answer without an id',
		{ kind: 'status', status: 200, body: { message: 'Document sent successfully!' } },
		'OpenSign answered without the ID of what it has made.',
		UNKNOWN,
		true,
	],
	[
		'bad gateway',
		{ kind: 'html', status: 502 },
		'OpenSign answered with an error page (HTTP 502).',
		UNKNOWN,
		true,
	],
	[
		'connection lost before',
		{ kind: 'drop-before' },
		/^The connection to 127\.0\.0\.1:\d+ broke before OpenSign answered/,
		UNKNOWN,
		true,
	],
	[
		'connection lost after',
		{ kind: 'drop-after' },
		/^The connection to 127\.0\.0\.1:\d+ broke before OpenSign answered/,
		UNKNOWN,
		true,
	],
])(
	'%s: one request, one clear error, even with Retry On Fail where the outcome is unknown',
	async (_name, fault, message, description, unknown) => {
		environment().failNext(fault);
		const { error } = await send();
		if (typeof message === 'string') expect(error?.message).toBe(message);
		else expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(JSON.stringify(error)).not.toContain(world.server.tokens.selfHosted);
		expect(world.server.createRequests()).toHaveLength(1);

		if (!unknown) return;
		world.server.requests.length = 0;
		environment().failNext(fault);
		const retried = await send(world.credential(), {
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(world.server.createRequests()).toHaveLength(1);
		expect(retried.error?.message).toBe(
			"'Rental agreement' may already have been sent by an earlier try, so it was not sent again.",
		);
	},
);

test('the stand-in counts credits down and then refuses', async () => {
	environment().credits = 1;
	expect((await send()).error).toBeUndefined();
	expect((await send()).error?.message).toBe(
		'The OpenSign account has no credits left, so the document was not sent.',
	);
});

describe('several items', () => {
	const seven = async () =>
		await Promise.all(
			[...Array(9).keys()].map(
				async (k) =>
					await world.engine.binaryItem(pdf, {
						json: { email: k === 6 ? 'broken@' : `p${k}@example.com` },
					}),
			),
		);
	const parameters = sendParameters({
		title: '=Contract {{ $json.email }}',
		signers: { signer: [signer({ email: '={{ $json.email }}' })] },
	});

	test('the seventh fails: the error lists the six that went out, with their ids', async () => {
		const { error, items } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: await seven(),
		});
		expect(items).toEqual([]);
		expect(error?.message).toBe("Signer 1 (Tenant): 'broken@' is not an e-mail address.");
		expect(error?.context?.itemIndex).toBe(6);
		const ids = [...environment().documents.values()].map(
			({ objectId, title }, k) => `Item ${k}: ${objectId} (${title})`,
		);
		expect(ids).toHaveLength(6);
		expect(error?.description).toBe(
			`Nothing was sent for this item.\n\n6 documents were created before this error and not undone:\n${ids.join('\n')}`,
		);
	});

	test('with Retry On Fail, what went out is not sent again', async () => {
		const { error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: await seven(),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		expect(world.server.createRequests()).toHaveLength(6);
		expect(error?.description).toMatch(
			/^Nothing was sent for this item\.\n\n6 documents were created/,
		);
	});

	test('with Retry On Fail, a passing refusal is tried again and the others are not', async () => {
		const items = await Promise.all(
			['a@example.com', 'b@example.com'].map(
				async (email) => await world.engine.binaryItem(pdf, { json: { email } }),
			),
		);
		environment().credits = 1;
		const refill = setInterval(() => {
			if (environment().credits === 0) environment().credits = 5;
		}, 5);
		const { error, items: out } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items,
			node: { retryOnFail: true, maxTries: 5, waitBetweenTries: 50 },
		});
		clearInterval(refill);
		expect(error).toBeUndefined();
		expect(out).toHaveLength(2);
		expect([...environment().documents.values()].map(({ title }) => title)).toEqual([
			'Contract a@example.com',
			'Contract b@example.com',
		]);
	});
});

describe('the credential test', () => {
	const check = async (name: EnvironmentName, changes = {}) =>
		await world.engine.testCredential(world.credential(name, changes));

	test.each(['live', 'liveEu', 'sandbox', 'selfHosted'] as EnvironmentName[])(
		'%s: a right token',
		async (name) => {
			expect(await check(name)).toEqual({ status: 'OK', message: 'Connection successful!' });
			expect(world.server.requests.map(({ environment: seen, path }) => [seen, path])).toEqual([
				[name, '/getuser'],
			]);
		},
	);

	test.each<[string, EnvironmentName, () => IDataObject, RegExp, number]>([
		['no token', 'live', () => ({ apiToken: ' ' }), /^API Token: nothing was entered\./, 0],
		[
			'a live token in the Sandbox',
			'sandbox',
			() => ({ apiToken: 'opensign.x' }),
			/this is a live token/,
			0,
		],
		[
			'a Sandbox token in Live',
			'live',
			() => ({ apiToken: 'test.x' }),
			/this is a Sandbox token/,
			0,
		],
		[
			'a refused token',
			'live',
			() => ({ apiToken: 'opensign.x' }),
			/^OpenSign's Live environment refused the API token\. .*Make a new one/,
			1,
		],
		[
			'the token of another account',
			'liveEu',
			() => ({ apiToken: world.server.tokens.live }),
			/^OpenSign's Live – EU environment refused the API token\./,
			1,
		],
		[
			'no base URL',
			'selfHosted',
			() => ({ baseUrl: '' }),
			/^Base URL: '' is not a web address\./,
			0,
		],
		[
			'plain http to another machine',
			'selfHosted',
			() => ({ baseUrl: 'http://sign.example.com' }),
			/over plain http/,
			0,
		],
		[
			'a URL with a password',
			'selfHosted',
			() => ({ baseUrl: 'https://me:secret@sign.example.com' }),
			/without user name, password/,
			0,
		],
		[
			'not an OpenSign API',
			'selfHosted',
			() => ({ baseUrl: `${world.server.url}/other` }),
			/is not an OpenSign API\. Check the Base URL\. The free self-hosted edition has no API/,
			0,
		],
		[
			'nobody there',
			'selfHosted',
			() => ({ baseUrl: 'http://127.0.0.1:1' }),
			/^OpenSign cannot be reached at 127\.0\.0\.1:1: it refuses connections\. Check the Base URL/,
			0,
		],
	])('%s', async (_name, name, changes, message, requests) => {
		const { status, message: said } = await check(name, changes());
		expect(status).toBe('Error');
		expect(said).toMatch(message);
		expect(said).not.toContain('secret');
		expect(world.server.requests).toHaveLength(requests);
	});

	test('a redirect is not followed', async () => {
		environment().failNext({ kind: 'redirect', location: `${world.server.url}/api/v1.2/getuser` });
		expect((await check('selfHosted')).message).toMatch(/redirects to another address/);
		expect(world.server.requests).toHaveLength(1);
	});

	test('a web page', async () => {
		environment().failNext({ kind: 'html', status: 200 });
		expect((await check('selfHosted')).message).toMatch(/is not an OpenSign API/);
	});

	test('plain http to another machine, allowed', async () => {
		expect(
			(await check('selfHosted', { baseUrl: 'http://sign.invalid', allowUnencryptedHttp: true }))
				.message,
		).toMatch(/^OpenSign cannot be reached at sign\.invalid/);
	});
});
