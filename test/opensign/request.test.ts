import type { INode } from 'n8n-workflow';

import { BAD_GATEWAY, locator } from '../builders';
import { sendParameters, useWorld } from '../harness/world';
import type { EnvironmentName, Fault } from '../../dev/opensign-server';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const CREATE = 'POST /createdocument';
const pdf = SAMPLE_PDF;
const environment = () => world.server.environment('selfHosted');

const send = async (credential = world.credential(), node: Partial<INode> = {}) =>
	await world.engine.runNode(sendParameters({ additionalOptions: { lookUpSeconds: 0 } }), {
		credential,
		items: [await world.engine.binaryItem(pdf)],
		node,
	});

describe('hosts', () => {
	test.each<EnvironmentName>(['live', 'liveEu', 'sandbox', 'selfHosted'])(
		'%s is sent to its own host, with its token',
		async (name) => {
			const { error } = await send(world.credential(name));
			expect(error).toBeUndefined();
			const seen = world.server
				.createRequests()
				.map((request) => [request.environment, request.headers['x-api-token']]);
			expect(seen).toEqual([[name, world.server.tokens[name]]]);
		},
	);

	test.each(['', '/', '/api/v1.2', '/api/v1.2/', '/api/v1', '//'])(
		"the base URL may end with '%s'",
		async (end) => {
			const baseUrl = world.server.url + end;
			const { error } = await send(world.credential('selfHosted', { baseUrl }));
			expect(error).toBeUndefined();
		},
	);

	test('a redirect is not followed: the token goes to no other host', async () => {
		const location = `${world.server.url}/api/v1.2/getuser`;
		environment().failNext({ route: CREATE, kind: 'redirect', location });
		const { error } = await send();
		expect(error?.message).toMatch(/redirects to another address, which is not followed/);
		expect(world.server.createRequests()).toHaveLength(1);
		expect(world.server.requests.filter(({ path }) => path === '/getuser')).toEqual([]);
	});
});

/** By what has happened: OpenSign's answer, the error's message (whole, or what it matches), its description. */
type Failures = Record<string, { answer: Fault; says: string | RegExp; adds: RegExp }>;

const json = (status: number, body: object): Fault => ({ kind: 'status', status, body });
const html = (status: number): Fault => ({ kind: 'html', status });

/** Sends once into `answer`, and checks the error. */
async function failOnce({ answer, says, adds }: Failures[string]) {
	environment().failNext({ ...answer, route: CREATE });
	const { error } = await send();
	if (typeof says === 'string') expect(error?.message).toBe(says);
	else expect(error?.message).toMatch(says);
	expect(error?.description).toMatch(adds);
	expect(JSON.stringify(error)).not.toContain(world.server.tokens.selfHosted);
	expect(world.server.createRequests()).toHaveLength(1);
}

const REFUSED: Failures = {
	'credits used up': {
		answer: json(429, { error: 'Quota reached, Please buy credits and try again later.' }),
		says: 'The OpenSign account has no credits left, so the document was not sent.',
		adds: /Buy credits/,
	},
	'subscription ended': {
		answer: json(400, { error: 'Please purchase or renew your subscription.' }),
		says: "The OpenSign account's subscription has ended, so the document was not sent.",
		adds: /Renew/,
	},
	'too large as HTML': {
		answer: html(413),
		says: 'The OpenSign server refused the document as too large.',
		adds: /100 MB/,
	},
	'no reason given': {
		answer: json(400, { error: 'Something went wrong, please try again later!' }),
		says: 'OpenSign refused the request without saying why (HTTP 400).',
		adds: /nearly everything that it cannot carry out/,
	},
	'a reason given': {
		answer: json(400, { error: 'Please provide signers!' }),
		says: 'OpenSign refused the request: Please provide signers!',
		adds: /Self-Hosted/,
	},
	'a 401 is no refused token and not tried again': {
		answer: json(401, { error: 'Contact already exists!' }),
		says: 'OpenSign refused the request: Contact already exists!',
		adds: /401/,
	},
	'a route that this server does not have, while it has others': {
		answer: html(404),
		says: 'This OpenSign has no way to send documents: it does not know POST /createdocument.',
		adds: /too old for it, or of an edition without it/,
	},
};

test.each(Object.entries(REFUSED))(
	'%s: one request, one clear error',
	async (_name, failure) => await failOnce(failure),
);

const IT_IS_UNKNOWN = /^It is unknown whether OpenSign has sent the document/;
const BROKEN = /^The connection to 127\.0\.0\.1:\d+ broke before OpenSign answered/;

const UNKNOWN: Failures = {
	'a web page in place of an answer': {
		answer: html(200),
		says: "OpenSign's answer about the new document 'Rental agreement' cannot be used: it is a web page.",
		adds: IT_IS_UNKNOWN,
	},
	'an error of the server': {
		answer: json(500, { error: 'Out of memory.' }),
		says: 'OpenSign refused the request: Out of memory.',
		adds: IT_IS_UNKNOWN,
	},
	'an error that says nothing': {
		answer: json(400, {}),
		says: 'OpenSign refused the request without saying why (HTTP 400).',
		adds: IT_IS_UNKNOWN,
	},
	'an error in a proxy’s name': {
		answer: json(408, { error: 'Too slow.' }),
		says: 'OpenSign refused the request: Too slow.',
		adds: IT_IS_UNKNOWN,
	},
	'an answer without an id': {
		answer: json(200, { message: 'Document sent successfully!' }),
		says: "OpenSign's answer about the new document 'Rental agreement' cannot be used: it does not name the ID of what was made.",
		adds: IT_IS_UNKNOWN,
	},
	'bad gateway': {
		answer: BAD_GATEWAY.fault,
		says: BAD_GATEWAY.message,
		adds: IT_IS_UNKNOWN,
	},
	'connection lost before': {
		answer: { kind: 'drop-before' },
		says: BROKEN,
		adds: IT_IS_UNKNOWN,
	},
};

test.each(Object.entries(UNKNOWN))(
	'%s: one request, one clear error, even with Retry On Fail as the outcome is unknown',
	async (_name, failure) => {
		await failOnce(failure);

		world.server.requests.length = 0;
		environment().failNext({ ...failure.answer, route: CREATE });
		const retries = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await send(world.credential(), retries);
		expect(world.server.createRequests()).toHaveLength(1);
		expect(error?.message).toBe(
			"'Rental agreement' may already have been sent by an earlier try, so it was not sent again.",
		);
	},
);

/** What is read is asked for more than once: whatever is wrong stays so. */
const UNREADABLE: Array<[string, Fault, RegExp]> = [
	['nothing', { kind: 'empty' }, / cannot be used: it is empty\.$/],
	['half of it', { kind: 'cut-json' }, / cannot be used: it is cut off, or no JSON\.$/],
	['a web page', html(200), / cannot be used: it is a web page\.$/],
	['a list', { kind: 'other-json', body: [] }, / cannot be used: it is /],
];

/** Reads a document, of which never comes anything else. */
async function readThrough(fault: Fault) {
	const documentId = environment().addDocument({ signers: [{ email: 'anna@example.com' }] });
	environment().failNext({ ...fault, route: `GET /document/${documentId}`, times: Infinity });
	const { error } = await world.engine.runNode(
		{ resource: 'document', operation: 'get', documentId: locator(documentId) },
		{ credential: world.credential() },
	);
	return error?.message;
}

test.each(UNREADABLE)('a document of which comes %s', async (_what, fault, says) => {
	const message = await readThrough(fault);
	expect(message).toMatch(/^OpenSign's answer about the document /);
	expect(message).toMatch(says);
});

test.each([200, 299, 400])('an error with the status %d', async (status) => {
	const message = await readThrough(json(status, { error: 'No such luck.' }));
	expect(message).toBe('OpenSign refused the request: No such luck.');
});

test('not the API: nothing of the server answers as OpenSign does', async () => {
	const baseUrl = `${world.server.url}/elsewhere`;
	const { error } = await send(world.credential('selfHosted', { baseUrl }));
	expect(error?.message).toBe(`${baseUrl}/api/v1.2 is not an OpenSign API.`);
	expect(error?.description).toMatch(/free self-hosted edition has no API/);
});

test('the stand-in counts credits down and then refuses', async () => {
	environment().credits = 1;
	const first = await send();
	const second = await send();
	expect(first.error).toBeUndefined();
	expect(second.error?.message).toBe(
		'The OpenSign account has no credits left, so the document was not sent.',
	);
});
