/** The option Do Not Send Twice: what went out before n8n was stopped is found by title and signers. */
import type { IDataObject } from 'n8n-workflow';

import { locator, withSigners } from '../builders';
import { daysAgo } from '../harness/days';
import { sendParameters, signature, signer, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const pdf = SAMPLE_PDF;
const anna = [{ email: 'anna@example.com' }];
const about = { title: 'Rental agreement', signers: anna };

const send = async (changes: IDataObject = {}, count = 1) => {
	const item = await world.engine.binaryItem(pdf);
	return await world.engine.runNode(
		sendParameters({ additionalOptions: { notTwiceDays: 7 }, ...changes }),
		{ credential: world.credential(), items: Array<typeof item>(count).fill(item) },
	);
};
const sent = () => world.server.createRequests().length;

test.each(['in-progress', 'completed'] as const)('%s: it is put out, marked', async (status) => {
	const documentId = live().addDocument({ ...about, status, createdAt: daysAgo(6) });
	const { items, error } = await send();
	expect(error?.message).toBeUndefined();
	expect(sent()).toBe(0);
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		documentId,
		status,
		alreadySent: true,
		warnings: [expect.stringContaining('in the last 7 days, so it was not sent again') as string],
	});
});

test('the address in another letter case is the same', async () => {
	live().addDocument({ ...about, signers: [{ email: 'Anna@Example.com' }] });
	await send();
	expect(sent()).toBe(0);
});

test.each([
	['composed in another way', 'Vertrag Mu\u0308ller', 'Vertrag Müller'],
	['with other blanks', 'Vertrag\u00a0 1', 'Vertrag 1'],
	['with something that is not seen', 'Ver\u00adtrag\u200b 1', 'Vertrag 1'],
])('a title %s is the same', async (_how, earlier, title) => {
	live().addDocument({ ...about, title: earlier });
	await send({ title });
	expect(sent()).toBe(0);
});

test.each<[string, IDataObject]>([
	['of another title', { title: 'Rental' }],
	['for somebody else', { signers: [{ email: 'otto@example.com' }] }],
	['for more people', { signers: [...anna, { email: 'otto@example.com' }] }],
	['that was declined', { status: 'declined' }],
	['of last month', { createdAt: daysAgo(30), updatedAt: daysAgo(30) }],
	['of last month that was signed today', { createdAt: daysAgo(30), status: 'completed' }],
])('one %s is not it', async (_name, changes) => {
	live().addDocument({ ...about, createdAt: new Date(), ...changes });
	const { items } = await send();
	expect(sent()).toBe(1);
	expect(items[0].json).not.toHaveProperty('alreadySent');
});

test('without the option it is sent', async () => {
	live().addDocument(about);
	await send({ additionalOptions: {} });
	expect(sent()).toBe(1);
});

test('of two equal items one is sent', async () => {
	const { items } = await send({}, 2);
	expect(sent()).toBe(1);
	expect(items[1].json).toMatchObject({ documentId: items[0].json.documentId, alreadySent: true });
});

test.each([
	[
		'to others, under the same title',
		{ one: 'a@b.de', two: 'b@b.de' },
		{ one: 'a@b.de', two: 'c@b.de' },
		2,
	],
	[
		'to the same in another order',
		{ one: 'a@b.de', two: 'b@b.de' },
		{ one: 'b@b.de', two: 'A@b.de' },
		1,
	],
])('two items of one execution %s', async (_what, first, second, count) => {
	const binary = await world.engine.binaryItem(pdf);
	const { error } = await world.engine.runNode(
		{
			...withSigners(
				signer({ email: '={{ $json.one }}' }),
				signer({ email: '={{ $json.two }}', role: 'Landlord' }),
			),
			additionalOptions: { notTwiceDays: 7 },
		},
		{
			credential: world.credential(),
			items: [first, second].map((json) => ({ ...binary, json })),
		},
	);
	expect(error?.message).toBeUndefined();
	expect(sent()).toBe(count);
});

test('one of the same number of people, not all of them the same, is not it', async () => {
	live().addDocument({ ...about, signers: [...anna, { email: 'boss@example.com' }] });
	const otto = signer({ role: 'Landlord', email: 'otto@example.com' });
	const { error } = await send({ signers: { signer: [signer(), otto] } });
	expect(error?.message).toBeUndefined();
	expect(sent()).toBe(1);
});

test('where it cannot be looked for, nothing is sent', async () => {
	live().failNext({ route: 'GET /documentlist/completed', kind: 'html', status: 503, times: 9 });
	const { error } = await send();
	expect(error?.message).toBe('OpenSign answered with an error page (HTTP 503).');
	expect(sent()).toBe(0);
});

test('the lists are read once for all items', async () => {
	const item = await world.engine.binaryItem(pdf);
	await world.engine.runNode(
		sendParameters({ title: '=Offer {{ $itemIndex }}', additionalOptions: { notTwiceDays: 7 } }),
		{ credential: world.credential(), items: [item, item, item] },
	);
	expect(sent()).toBe(3);
	const lists = world.server.requests.filter(({ path }) => path === '/documentlist/completed');
	expect(lists).toHaveLength(1);
});

test('from a template, for other people than it names itself, is not it', async () => {
	const templateId = live().addTemplate({
		title: 'NDA',
		file: pdf,
		signers: [{ role: 'HR', name: 'HR', email: 'hr@b.de', widgets: [signature] }],
	});
	live().addDocument({ title: 'NDA', signers: anna });
	const { items } = await send({
		operation: 'sendFromTemplate',
		title: '',
		templateId: locator(templateId),
		templateValues: { mappingMode: 'defineBelow', value: {} },
	});
	expect(sent()).toBe(1);
	expect(items[0].json).not.toHaveProperty('alreadySent');
});

test('from a template, which may have people of its own', async () => {
	const templateId = live().addTemplate({
		title: 'NDA',
		file: pdf,
		signers: [{ role: 'Employee', widgets: [signature] }],
	});
	live().addDocument({ title: 'NDA', signers: [{ email: 'a@b.de' }, { email: 'boss@b.de' }] });
	const { items, error } = await send({
		operation: 'sendFromTemplate',
		title: '',
		templateId: locator(templateId),
		templateValues: { mappingMode: 'defineBelow', value: { 'role.Employee.email': 'a@b.de' } },
	});
	expect(error?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ alreadySent: true, title: 'NDA' });
});
