import { withSigners } from '../../builders';
import { signature, signer, useWorld } from '../../harness/world';
import { pdf, tenant } from '../uploads';
import { useSend } from './sending';

const world = useWorld();
const { send, sentBody, documents } = useSend(world);

test('gives the id and the signing links by e-mail', async () => {
	const { items, error } = await send();
	expect(error).toBeUndefined();
	const [document] = documents();
	const ISO = /^\d{4}-\d{2}-\d{2}T/;
	const link = /^http:\/\/127\.0\.0\.1:\d+\/login\//;
	expect(items).toEqual([
		{
			json: {
				documentId: document.objectId,
				title: 'Rental agreement',
				status: 'in-progress',
				signers: [
					{
						role: 'Tenant',
						name: 'Anna Example',
						email: 'anna@example.com',
						phone: null,
						viewedAt: null,
						signedAt: null,
						signingLink: expect.stringMatching(link) as string,
					},
				],
				note: null,
				owner: null,
				folderId: null,
				templateId: null,
				hasCertificate: false,
				createdAt: null,
				updatedAt: null,
				expiresAt: expect.stringMatching(ISO) as string,
				signingLinks: { 'anna@example.com': expect.stringMatching(link) as string },
			},
			pairedItem: { item: 0 },
		},
	]);
});

test("adds OpenSign's own answer on request", async () => {
	const { items } = await send({ additionalOptions: { includeRawResponse: true } });
	const { documentId, rawResponse } = items[0].json;
	expect(rawResponse).toMatchObject({
		objectId: documentId,
		message: 'Document sent successfully!',
		signurl: [{ email: 'anna@example.com' }],
	});
});

test('nothing but what was entered goes out', async () => {
	await send();
	expect(sentBody()).toEqual({
		title: 'Rental agreement',
		file: pdf.toString('base64'),
		signers: [tenant],
	});
});

test('signers: all that can be said of them, in their order; a number as phone becomes text', async () => {
	const lower = { ...signature, y: 700 };
	const last = {
		given: signer({ role: 'Last', email: 'last@example.com', widgets: { widget: [lower] } }),
		sent: {
			role: 'Last',
			name: 'Anna Example',
			email: 'last@example.com',
			widgets: [lower],
		},
	};
	const second = {
		given: signer({
			role: 'Second',
			email: 'second@example.com',
			details: { order: 2 },
			signerRole: 'approver',
			widgets: {},
		}),
		sent: {
			role: 'Second',
			name: 'Anna Example',
			email: 'second@example.com',
			signer_role: 'approver',
			widgets: [],
		},
	};
	const first = {
		given: signer({
			role: '',
			email: ' first@example.com ',
			widgets: { widget: [signature] },
			details: {
				order: 1,
				phone: '={{ 4917612345 }}',
				company: 'ACME',
				jobTitle: 'CEO',
				accessCode: '0815',
			},
		}),
		sent: {
			role: 'Signer 1',
			name: 'Anna Example',
			email: 'first@example.com',
			phone: '4917612345',
			company: 'ACME',
			job_title: 'CEO',
			access_code: '0815',
			widgets: [signature],
		},
	};
	const reader = {
		given: signer({
			role: 'Reader',
			email: 'reader@example.com',
			signerRole: 'viewer',
			widgets: {},
		}),
		sent: {
			role: 'Reader',
			name: 'Anna Example',
			email: 'reader@example.com',
			signer_role: 'viewer',
			widgets: [],
		},
	};

	const { error } = await send(withSigners(last.given, second.given, first.given, reader.given));
	expect(error).toBeUndefined();
	expect(sentBody().signers).toEqual([first.sent, second.sent, last.sent, reader.sent]);
});

test('signers as JSON, by expression', async () => {
	const { error } = await send({
		signersInput: 'json',
		signersJson:
			'={{ [{ name: "Anna", email: "anna@example.com", phone: 49176, access_code: 42, widgets: [{ page: 1, x: 1, y: 2, w: 3, h: 4 }] }] }}',
	});
	expect(error).toBeUndefined();
	expect(sentBody().signers).toEqual([
		{
			role: 'Signer 1',
			name: 'Anna',
			email: 'anna@example.com',
			phone: '49176',
			access_code: '42',
			widgets: [{ type: 'signature', page: 1, x: 1, y: 2, w: 3, h: 4 }],
		},
	]);
});
