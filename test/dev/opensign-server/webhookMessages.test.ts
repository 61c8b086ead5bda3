import { createHmac } from 'node:crypto';

import type { WebhookDates } from '../../../dev/opensign-server';
import { makePdf } from '../../harness/pdf';
import { useReceiver } from './receiver';
import { SIGNATURE, useStandIn } from './standIn';

const standIn = useStandIn();
const receiver = useReceiver(standIn);

const TWO_SIGNERS = [
	{ role: 'Tenant', name: 'Anna', email: 'anna@example.com', phone: '123', widgets: SIGNATURE },
	{
		role: 'Landlord',
		name: 'Bert',
		email: 'bert@example.com',
		signer_role: 'approver',
		widgets: [],
	},
];
const ANNA = { name: 'Anna', email: 'anna@example.com', phone: '123' };
const BERT = { name: 'Bert', email: 'bert@example.com' };

const download = async (url: unknown) =>
	Buffer.from(await (await fetch(String(url))).arrayBuffer());

/** The messages that have come, once none is under way any more. */
const arrived = async () => {
	await standIn.server.settled();
	return receiver.messages();
};

test('none set: 404, or as in version 1; the same again: 401; another one overwrites; each environment has its own', async () => {
	standIn.environment().webhookUrl = undefined;
	const get = async () => {
		const response = await standIn.call('/webhook');
		return [response.status, await response.json()];
	};
	expect(await get()).toEqual([404, { error: 'User not found!' }]);
	standIn.server.quirks.unsetWebhookIsEmpty = true;
	expect(await get()).toEqual([200, {}]);
	expect((await standIn.post('/webhook', { url: 'http://127.0.0.1/a' })).status).toBe(200);
	const again = await standIn.post('/webhook', { url: 'http://127.0.0.1/a' });
	expect([again.status, await again.json()]).toEqual([
		401,
		{ error: 'Webhook url already exists!' },
	]);
	expect((await standIn.post('/webhook', { url: 'http://127.0.0.1/b' })).status).toBe(200);
	standIn.environment().webhookSecurityKey = 'secret';
	expect(await get()).toEqual([200, { webhook: 'http://127.0.0.1/b' }]);
	expect(standIn.server.environment('sandbox').webhookUrl).toBeUndefined();
	expect((await standIn.call('/webhook', { method: 'DELETE' })).status).toBe(200);
	expect((await standIn.call('/webhook', { method: 'DELETE' })).status).toBe(404);
});

test('created, viewed once by each, signed and approved, completed: their bodies, in order', async () => {
	standIn.environment().webhookDates = 'iso';
	const { body } = await standIn.create({ note: 'N', description: 'D', signers: TWO_SIGNERS });
	for (const { url } of body.signurl) for (let k = 0; k < 2; k++) await fetch(url);
	for (const { url } of body.signurl) await fetch(`${url}/sign`, { method: 'POST' });
	const messages = await arrived();
	const document = standIn.environment().documents.get(body.objectId)!;
	const [anna, bert] = document.signers;
	const link = expect.stringMatching(/^http:.*X-Amz-Signature=/) as string;
	const common = (event: string) => ({
		event,
		type: 'request-sign',
		objectId: body.objectId,
		file: link,
		name: 'T',
		note: 'N',
		description: 'D',
		createdAt: document.createdAt.toISOString(),
	});
	const signers = [ANNA, BERT];
	expect(messages).toEqual([
		{ ...common('created'), signers },
		{
			...common('viewed'),
			signers,
			viewedBy: 'anna@example.com',
			viewedAt: anna.viewed!.toISOString(),
		},
		{
			...common('viewed'),
			signers,
			viewedBy: 'bert@example.com',
			viewedAt: bert.viewed!.toISOString(),
		},
		{ ...common('signed'), signer: ANNA, signedAt: anna.signed!.toISOString() },
		{ ...common('signed'), signer: BERT, signedAt: bert.signed!.toISOString() },
		{
			...common('completed'),
			signers,
			certificate: link,
			completedAt: document.updatedAt.toISOString(),
		},
	]);
	// Each link leads to the file as it was then.
	expect((await download(messages[0].file)).equals(document.original)).toBe(true);
	expect((await download(messages[5].file)).equals(document.current)).toBe(true);
	expect((await download(messages[5].certificate)).equals(document.certificate!)).toBe(true);
	expect(
		standIn
			.environment()
			.deliveries.map(({ event, status, url, body: sent }) => [event, status, url, sent]),
	).toEqual(
		receiver.received.map(({ body: sent }, k) => [
			messages[k].event,
			200,
			receiver.address(),
			sent,
		]),
	);
});

test('declined on the page; revoked as one or the other, by the owner', async () => {
	standIn.environment().webhookDates = 'iso';
	const { body } = await standIn.create({ signers: TWO_SIGNERS });
	await fetch(`${body.signurl[0].url}/decline`, {
		method: 'POST',
		body: new URLSearchParams({ reason: 'too dear' }),
	});
	const ids = [standIn.environment().addDocument(), standIn.environment().addDocument()];
	await standIn.post(`/document/${ids[0]}`, { reason: 'Replaced' });
	standIn.environment().revokeEvent = 'revoked';
	await standIn.post(`/document/${ids[1]}`, { reason: 'Replaced' });
	const [, declined, ...revoked] = await arrived();
	const at = standIn.environment().documents.get(body.objectId)!.updatedAt.toISOString();
	expect(declined).toMatchObject({
		event: 'declined',
		objectId: body.objectId,
		signers: [ANNA, BERT],
		declinedBy: 'anna@example.com',
		declinedReason: 'too dear',
		declinedAt: at,
	});
	const message = {
		declinedBy: 'olivia@example.com',
		declinedReason: 'Replaced',
		signers: [{ email: 'anna@example.com' }],
	};
	expect(revoked).toMatchObject([
		{ event: 'declined', objectId: ids[0], ...message },
		{ event: 'revoked', objectId: ids[1], ...message },
	]);
	for (const id of ids) expect((await standIn.read(id)).status).toBe('declined');
});

test('from a template; from a draft template with the signing links', async () => {
	const body = {
		title: 'T',
		file: (await makePdf()).toString('base64'),
		signers: [{ role: 'Tenant', widgets: SIGNATURE }],
	};
	const urls: string[] = [];
	for (const route of ['/createtemplate', '/drafttemplate']) {
		const { objectId } = (await (await standIn.post(route, body)).json()) as { objectId: string };
		const made = (await (
			await standIn.post(`/createdocument/${objectId}`, {
				signers: [{ role: 'Tenant', name: 'Anna', email: 'anna@example.com' }],
			})
		).json()) as { signurl: Array<{ url: string }> };
		urls.push(made.signurl[0].url);
	}
	standIn.server.assertClean();
	const signer = { name: 'Anna', email: 'anna@example.com' };
	expect((await arrived()).map(({ event, signers }) => [event, signers])).toEqual([
		['created', [signer]],
		['created', [{ ...signer, url: urls[1] }]],
	]);
});

test('nothing is sent for drafts, own signatures not yet made, refused creates, expiry and deleting', async () => {
	const body = { title: 'T', file: (await makePdf()).toString('base64') };
	expect(
		(await standIn.post('/draftdocument', { ...body, signers: TWO_SIGNERS.slice(0, 1) })).status,
	).toBe(200);
	expect((await standIn.post('/selfsign', body)).status).toBe(200);
	expect((await standIn.create({ signers: [] })).status).toBe(400);
	const updatedAt = new Date('2025-01-01T00:00:00Z');
	const [touched, untouched, overdue, deleted] = [{}, {}, { timeToCompleteDays: 1 }, {}].map(
		(options) => standIn.environment().addDocument({ options, updatedAt }),
	);
	standIn.environment().expire(touched);
	standIn.environment().expire(untouched, updatedAt);
	for (const id of [touched, untouched, overdue])
		expect((await standIn.read(id)).status).toBe('expired');
	expect(
		[touched, untouched, overdue].map(
			(id) => standIn.environment().documents.get(id)!.updatedAt > updatedAt,
		),
	).toEqual([true, false, false]);
	await standIn.call(`/document/${deleted}`, { method: 'DELETE' });
	expect(await arrived()).toEqual([]);
	// Not because nothing ever is.
	standIn.environment().viewAs(standIn.environment().addDocument(), 'anna@example.com');
	expect(await arrived()).toHaveLength(1);
	expect(standIn.environment().deliveries).toHaveLength(1);
});

test('signed over the very bytes, with a security key only', async () => {
	const id = standIn.environment().addDocument({ title: 'Mietvertrag für Ümit 🏠' });
	standIn.environment().viewAs(id, 'anna@example.com');
	standIn.environment().webhookSecurityKey = 'a50a904a';
	standIn.environment().declineAs(id, 'anna@example.com', '“No”');
	await standIn.server.settled();
	expect(receiver.received.map(({ headers }) => headers['content-type'])).toEqual([
		'application/json',
		'application/json',
	]);
	expect(receiver.received[0].headers['x-webhook-signature']).toBeUndefined();
	expect(receiver.received[1].headers['x-webhook-signature']).toBe(
		createHmac('sha256', 'a50a904a').update(Buffer.from(receiver.received[1].body)).digest('hex'),
	);
	expect(standIn.environment().deliveries[1]).toEqual({
		url: receiver.address(),
		event: 'declined',
		body: receiver.received[1].body,
		headers: {
			'content-type': 'application/json',
			'x-webhook-signature': receiver.received[1].headers['x-webhook-signature'],
		},
		status: 200,
	});
});

test.each<[WebhookDates, string]>([
	['IST', 'Fri, 19 Dec 2025 20:58:20 IST'],
	['GMT+5:30', 'Fri, 19 Dec 2025 20:58:20 GMT+5:30'],
	['GMT+9:30', 'Sat, 20 Dec 2025 00:58:20 GMT+9:30'],
	['iso', '2025-12-19T15:28:20.123Z'],
])('dates: %s', async (form, written) => {
	standIn.environment().webhookDates = form;
	standIn
		.environment()
		.viewAs(
			standIn.environment().addDocument({ createdAt: new Date('2025-12-19T15:28:20.123Z') }),
			'anna@example.com',
		);
	expect(await arrived()).toMatchObject([{ createdAt: written }]);
});

test('IST unless told otherwise', async () => {
	standIn.environment().viewAs(standIn.environment().addDocument(), 'anna@example.com');
	expect(await arrived()).toMatchObject([
		{ viewedAt: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d IST$/) as string },
	]);
});
