import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { makePdf, readText } from '../harness/pdf';
import { makeFolder, sendParameters, useWorld } from '../harness/world';
import { callSigned, event, HOUR_MS, KEY, openSignTrigger, PEOPLE, written } from './calls';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const trigger = (parameters: IDataObject = {}) => openSignTrigger(world, parameters);
const [ANNA, BERT] = PEOPLE.map(({ email }) => email);

/** What OpenSign really sends for a document's life, as bytes with headers. */
async function deliveries(act: (id: string) => Promise<void> | void) {
	environment().webhookSecurityKey = KEY;
	// A port where nobody listens: only what is sent matters.
	environment().webhookUrl = 'http://127.0.0.1:9/hook';
	await act(environment().addDocument({ title: 'Rent', signers: PEOPLE, file: await makePdf() }));
	await world.server.settled();
	return environment().deliveries.map(({ body, headers }) => ({
		body: Buffer.from(body),
		headers,
	}));
}

/** OpenSign's own record of a document: who did what when. */
async function auditTrail(documentId: string) {
	const { items } = await world.engine.runNode(
		{
			resource: 'document',
			operation: 'get',
			simplify: false,
			documentId: locator(documentId),
		},
		{ credential: world.credential() },
	);
	return items[0].json.audit_trail as Array<{ viewed: string; signed: string }>;
}

/** A date as webhooks have it: without the milliseconds. */
function second(date: string): string {
	const wholeSecond = new Date(date);
	wholeSecond.setMilliseconds(0);
	return wholeSecond.toISOString();
}

test('every event of a document, with its people, dates and a key that is the same however it was learnt', async () => {
	let id = '';
	const sent = await deliveries(async (documentId) => {
		id = documentId;
		environment().viewAs(id, ANNA);
		await environment().signAs(id, ANNA);
		await environment().signAs(id, BERT);
	});

	const one = trigger();
	const items = [];
	for (const { body, headers } of sent) items.push(...(await one.call(body, headers)).items);

	const [anna, bert] = await auditTrail(id);
	const said = items.map(({ json }) => {
		const signer = json.signer as IDataObject | null;
		return [json.event, signer?.email ?? null, json.occurredAt, json.eventKey];
	});
	expect(said).toEqual([
		['viewed', ANNA, second(anna.viewed), `${id}:viewed:${ANNA}`],
		['signed', ANNA, second(anna.signed), `${id}:signed:${ANNA}`],
		['signed', BERT, second(bert.signed), `${id}:signed:${BERT}`],
		['completed', null, second(bert.signed), `${id}:completed`],
	]);
	expect(items[0].json).toMatchObject({
		documentId: id,
		title: 'Rent',
		verifiedBy: 'signature',
		signers: [{ email: ANNA }, { email: BERT }],
		originalDates: { viewedAt: expect.stringMatching(/ IST$/) as string },
	});
});

test('declined and revoked, with the reason; one key for both', async () => {
	const [declined] = await deliveries((id) => environment().declineAs(id, ANNA, 'Too dear'));
	const first = await trigger().call(declined.body, declined.headers);
	expect(first.items[0].json).toMatchObject({
		event: 'declined',
		reason: 'Too dear',
		signer: { email: ANNA },
	});

	environment().revokeEvent = 'revoked';
	const [, revoked] = await deliveries((id) => environment().revoke(id, 'Replaced'));
	const second = await trigger().call(revoked.body, revoked.headers);
	const { json } = second.items[0];
	expect(json).toMatchObject({
		event: 'revoked',
		reason: 'Replaced',
		eventKey: `${String(json.documentId)}:declined`,
	});
});

describe('files', () => {
	/** What OpenSign sends when the last one has signed. */
	const completion = async () => {
		const sent = await deliveries(async (id) => {
			for (const { email } of PEOPLE) await environment().signAs(id, email);
		});
		return sent[sent.length - 1];
	};

	test('the document and its files, fetched at once', async () => {
		const { body, headers } = await completion();
		const one = trigger({ options: { downloadFiles: 'both', includeDocument: true } });
		const [item] = (await one.call(body, headers)).items;
		expect(item.json.document).toMatchObject({
			status: 'completed',
			signers: [{ signedAt: expect.any(String) as string }, {}],
		});
		const texts = await readText(await world.engine.readBinary(item, 'pdf'));
		expect(texts.some(({ text }) => text.startsWith('Signed by Anna'))).toBe(true);
		expect(item.binary?.certificate.fileName).toBe('Rent (certificate).pdf');
	});

	test('storage that gives nothing out does not cost the event', async () => {
		const { body, headers } = await completion();
		environment().urlLifetimeSeconds = 0;
		const one = trigger({ options: { downloadFiles: 'pdf' } });
		const [item] = (await one.call(body, headers)).items;
		expect(item.json).toMatchObject({
			event: 'completed',
			filesError: expect.stringContaining('cannot be fetched') as string,
		});
		expect(JSON.stringify(item)).not.toContain('X-Amz');
	});
});

test('the same event once, whatever date it has; another person is another event', async () => {
	const one = trigger();
	const count = async (changes: IDataObject) =>
		(await callSigned(one, event(changes))).items.length;
	const atOnce = await Promise.all(Array.from({ length: 20 }, async () => await count({})));
	expect(atOnce).toEqual([1, ...Array<number>(19).fill(0)]);

	expect(await count({ viewedAt: written(HOUR_MS) })).toBe(0);
	expect(await count({ viewedBy: 'ANNA@example.com', name: 'Renamed' })).toBe(0);
	expect(await count({ viewedBy: BERT })).toBe(1);
	expect(await count({ event: 'declined', declinedAt: written() })).toBe(1);
	// A revoke comes as either, and reads as declined.
	expect(await count({ event: 'revoked', revokedAt: written() })).toBe(0);
});

test('a date that cannot be read: the text stays, and no wrong date', async () => {
	const createdAt = '2025-05-16T08:30:00.000Z';
	const { items } = await callSigned(trigger(), event({ viewedAt: 'yesterday', createdAt }));
	expect(items[0].json).toMatchObject({
		occurredAt: null,
		originalDates: { viewedAt: 'yesterday' },
		createdAt,
	});
});

test('not asked for: answered 200, and nothing starts', async () => {
	const folderId = await makeFolder(world);
	const { items } = await world.engine.runNode(
		sendParameters({ additionalOptions: { document: { folderId: locator(folderId) } } }),
		{
			credential: world.credential(),
			items: [await world.engine.binaryItem(SAMPLE_PDF)],
		},
	);
	const { documentId } = items[0].json;
	const viewed = event({ objectId: documentId as string, name: 'Rental agreement' });
	const answer = async (parameters: IDataObject) => await callSigned(trigger(parameters), viewed);

	const NOT: IDataObject[] = [
		{ events: ['completed'] },
		{ filters: { title: 'offer' } },
		{ filters: { signer: 'carl@example.com' } },
		{ filters: { folderId: locator('anotherfolder') } },
		{ filters: { templateId: locator('sometemplate') } },
	];
	for (const parameters of NOT)
		expect([parameters, await answer(parameters)]).toEqual([
			parameters,
			{ status: 200, items: [] },
		]);

	const ASKED_FOR: IDataObject[] = [
		{ filters: { title: 'RENTAL' } },
		{ filters: { signer: 'Anna@example.com' } },
		{ filters: { folderId: locator(folderId) } },
	];
	for (const parameters of ASKED_FOR) {
		const { items: started } = await answer(parameters);
		expect([parameters, started.length]).toEqual([parameters, 1]);
	}
});
