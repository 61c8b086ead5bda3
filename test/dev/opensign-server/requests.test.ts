import { useStandIn } from './standIn';

const standIn = useStandIn();

test('tokens: none 400, a wrong or another environment’s 405 on every route', async () => {
	expect((await fetch(`${standIn.server.baseUrl}/getuser`)).status).toBe(400);
	for (const path of ['/getuser', '/getcredits', '/templatelist', '/document/x'])
		expect((await standIn.call(path, { token: standIn.server.tokens.live })).status).toBe(405);
});

test('HTML for unknown routes and malformed JSON, also without a token', async () => {
	const missing = await standIn.call('/nothing');
	expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html']);
	const malformed = await fetch(`${standIn.server.baseUrl}/createdocument`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{',
	});
	expect([malformed.status, malformed.headers.get('content-type')]).toEqual([400, 'text/html']);
});

test.each([
	['an unknown property', { colour: 'red' }, /"additionalProperty":"colour"/],
	['a wrong type', { timeToCompleteDays: '15' }, /timeToCompleteDays must be number/],
	[
		'an option of another type of field',
		{
			signers: [
				{
					email: 'a@example.com',
					widgets: [
						{ type: 'signature', page: 1, x: 1, y: 1, w: 1, h: 1, options: { formula: '1' } },
					],
				},
			],
		},
		/options must NOT have additional properties/,
	],
])('%s is refused and fails the test', async (_name, changes, violation) => {
	expect((await standIn.create(changes)).status).toBe(400);
	expect(standIn.server.violations).toEqual([expect.stringMatching(violation)]);
	expect(() => standIn.server.assertClean()).toThrow(/does not allow/);
	expect(standIn.server.environment('selfHosted').credits).toBe(1000);
});

test('each create costs a credit; without any: 429', async () => {
	standIn.server.environment('selfHosted').credits = 1;
	expect((await standIn.create()).status).toBe(200);
	expect(await standIn.create()).toEqual({
		status: 429,
		body: { error: 'Quota reached, Please buy credits and try again later.' },
	});
});

test('accepts and silently drops, as the real server does', async () => {
	const widgets = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	await standIn.create();
	const { body } = await standIn.create({
		file: 'no PDF',
		signers: [
			{ email: 'ANNA@example.com', widgets },
			{ email: 'bad', widgets },
			{ email: 'x@example.com', phone: 123, widgets },
			{ email: 'ok@example.com', widgets },
		],
	});
	expect(body.signurl.map(({ email }) => email)).toEqual(['ok@example.com']);
	standIn.server.assertClean();
});
