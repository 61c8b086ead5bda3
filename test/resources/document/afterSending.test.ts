import type { IDataObject } from 'n8n-workflow';

import { makeFolder, sendParameters, signer, useWorld } from '../../harness/world';

const world = useWorld();
const pdf = Buffer.from('%PDF-1.7\nsample');
const environment = () => world.server.environment('selfHosted');

async function sendSample(
	title = 'Rental agreement',
	email = 'anna@example.com',
	folderId = '',
): Promise<{ documentId: string; signingLinks: Record<string, string> }> {
	const parameters = sendParameters({
		title,
		signers: { signer: [signer({ email })] },
		additionalOptions: folderId ? { document: { folderId } } : {},
	});
	const { items } = await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf)],
	});
	return items[0].json as never;
}
const run = async (operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'document', operation, ...changes },
		{ credential: world.credential() },
	);
const runOn = async (operation: string, documentId: string, changes: IDataObject = {}) =>
	await run(operation, { documentId: { __rl: true, mode: 'id', value: documentId }, ...changes });
const lastRequest = () => world.server.requests[world.server.requests.length - 1];

const MISSING = "There is no document with the ID 'unknown'.";

describe('Get Many', () => {
	const titles = async (changes: IDataObject = {}) => {
		const { items, error } = await run('getMany', changes);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json.title);
	};

	test('in progress by default, last changed first, 50 at most', async () => {
		for (let k = 0; k < 52; k++) await sendSample(`Offer ${k}`);
		const found = await titles();
		expect(found).toHaveLength(50);
		expect(found[0]).toBe('Offer 51');
		expect(lastRequest()).toMatchObject({
			path: '/documentlist/inprogress',
			query: { limit: '500', skip: '0' },
		});
		const [item] = (await run('getMany', { limit: 1 })).items;
		expect(item).toMatchObject({
			json: {
				documentId: expect.any(String) as string,
				title: 'Offer 51',
				status: 'in-progress',
				signers: [{ email: 'anna@example.com' }],
			},
			pairedItem: { item: 0 },
		});
		// Lists do not say who has signed: that must not read as "nobody has".
		expect(Object.keys((item.json.signers as IDataObject[])[0])).not.toContain('signedAt');
	});

	test('signing links on request', async () => {
		const { signingLinks } = await sendSample();
		const [{ json }] = (await run('getMany', { includeLinks: true })).items;
		expect(json.signers).toMatchObject([{ signingLink: signingLinks['anna@example.com'] }]);
	});

	test('all of more than a page, none twice', async () => {
		const [id] = [(await sendSample('First')).documentId];
		const first = environment().documents.get(id)!;
		for (let k = 0; k < 600; k++)
			environment().documents.set(`copy${k}`, {
				...first,
				objectId: `copy${k}`,
				title: `Copy ${k}`,
			});
		const found = await titles({ returnAll: true });
		expect(found).toHaveLength(601);
		expect(new Set(found).size).toBe(601);
		expect(
			world.server.requests
				.filter(({ path }) => path === '/documentlist/inprogress')
				.map(({ query }) => query.skip),
		).toEqual(['0', '500']);
	});

	test('filters, and stops where the order allows', async () => {
		const folderId = await makeFolder(world);
		await sendSample('Offer Anna', 'anna@example.com', folderId);
		await sendSample('Offer Bert', 'bert@example.com');
		await sendSample('Rent Anna', 'anna@example.com');
		expect(await titles({ filters: { title: 'OFFER' } })).toEqual(['Offer Bert', 'Offer Anna']);
		expect(await titles({ filters: { signer: 'Anna@Example.com' } })).toEqual([
			'Rent Anna',
			'Offer Anna',
		]);
		expect(
			await titles({ filters: { folderId: { __rl: true, mode: 'list', value: folderId } } }),
		).toEqual(['Offer Anna']);
		const old = [...environment().documents.values()].find(({ title }) => title === 'Offer Anna')!;
		old.updatedAt = new Date('2026-01-01T00:00:00Z');
		expect(await titles({ filters: { changedSince: '2026-02-01T00:00:00Z' } })).toEqual([
			'Rent Anna',
			'Offer Bert',
		]);
	});

	test('nothing there is no error; the raw answer on request; an error of the server', async () => {
		expect(await titles({ status: 'completed' })).toEqual([]);
		const { documentId } = await sendSample();
		expect((await run('getMany', { simplify: false })).items[0].json).toMatchObject({
			objectId: documentId,
			sendInOrder: true,
		});
		environment().failNext({ kind: 'html', status: 502 });
		expect((await run('getMany')).error?.message).toBe(
			'OpenSign answered with an error page (HTTP 502).',
		);
	});
});

test('the list to pick from: in progress first, then the others', async () => {
	const done = await sendSample('Offer done');
	await fetch(`${done.signingLinks['anna@example.com']}/sign`, { method: 'POST' });
	const open = await sendSample('Offer open');
	const first = await world.engine.listSearch('searchDocuments', world.credential(), 'offer');
	expect(first).toEqual({
		results: [{ name: 'Offer open', value: open.documentId }],
		paginationToken: '1:0',
	});
	expect(
		(await world.engine.listSearch('searchDocuments', world.credential(), 'offer', '1:0')).results,
	).toEqual([{ name: 'Offer done', value: done.documentId }]);
});

test('Get Signing Links', async () => {
	const { documentId, signingLinks } = await sendSample();
	expect((await runOn('getSigningLinks', documentId)).items[0].json).toEqual({
		documentId,
		signingLinks,
	});
	expect((await runOn('getSigningLinks', 'unknown')).error?.message).toBe(MISSING);
});

test('Get Form Data', async () => {
	const { documentId } = await sendSample();
	expect((await runOn('getFormData', documentId)).items[0].json).toMatchObject({
		documentId,
		title: 'Rental agreement',
		status: 'in-progress',
	});
	expect((await runOn('getFormData', 'unknown')).error?.message).toBe(MISSING);
});

test('Get Signer IPs', async () => {
	const { documentId, signingLinks } = await sendSample();
	await fetch(`${signingLinks['anna@example.com']}/sign`, { method: 'POST' });
	expect((await runOn('getSignerIps', documentId)).items[0].json).toMatchObject({
		documentId,
		signerIps: [{ email: 'anna@example.com' }],
	});
	expect((await runOn('getSignerIps', 'unknown')).error?.message).toBe(MISSING);
});

test('Revoke: the status becomes declined; a completed document says what it is', async () => {
	const { documentId } = await sendSample();
	expect((await runOn('revoke', documentId, { reason: 'Replaced' })).items[0].json).toMatchObject({
		documentId,
		revoked: true,
		revokedAt: expect.any(String) as string,
	});
	expect(lastRequest()).toMatchObject({
		method: 'POST',
		path: `/document/${documentId}`,
		body: { reason: 'Replaced' },
	});
	expect((await runOn('revoke', documentId)).error?.message).toBe(
		`The document 'Rental agreement' (${documentId}) could not be revoked: its status is declined.`,
	);
	const done = await sendSample('Done');
	await fetch(`${done.signingLinks['anna@example.com']}/sign`, { method: 'POST' });
	expect((await runOn('revoke', done.documentId)).error?.message).toBe(
		`The document 'Done' (${done.documentId}) could not be revoked: its status is completed.`,
	);
	expect((await runOn('revoke', 'unknown')).error?.message).toBe(MISSING);
});

test('Delete', async () => {
	const { documentId } = await sendSample();
	expect((await runOn('delete', documentId)).items[0].json).toMatchObject({
		documentId,
		deleted: true,
		deletedAt: expect.any(String) as string,
	});
	expect(environment().documents.size).toBe(0);
	expect((await runOn('delete', 'unknown')).error?.message).toBe(MISSING);
});

test('Resend Email', async () => {
	const { documentId } = await sendSample();
	expect(
		(await runOn('resendEmail', documentId, { email: 'anna@example.com' })).items[0].json,
	).toEqual({ documentId, email: 'anna@example.com', resent: true });
	expect(lastRequest().body).toEqual({ document_id: documentId, email: 'anna@example.com' });
	await runOn('resendEmail', documentId, {
		email: 'anna@example.com',
		additionalOptions: { emailSubject: 'Again', emailBody: '{{signing_url}}' },
	});
	expect(lastRequest().body).toEqual({
		document_id: documentId,
		email: 'anna@example.com',
		email_subject: 'Again',
		email_body: '{{signing_url}}',
	});
	expect((await runOn('resendEmail', documentId, { email: 'x@example.com' })).error?.message).toBe(
		`'x@example.com' is not a signer of the document ${documentId}, so no e-mail was sent.`,
	);
	expect(
		(await runOn('resendEmail', 'unknown', { email: 'anna@example.com' })).error?.message,
	).toBe("There is no document in progress with the ID 'unknown', so no e-mail was sent.");
	expect((await runOn('resendEmail', documentId, { email: 'anna' })).error?.message).toBe(
		"Signer Email: 'anna' is not an e-mail address.",
	);
});

test('Update: every field under its name in the API', async () => {
	const { documentId } = await sendSample();
	const folderId = await makeFolder(world);
	const updateFields = {
		title: 'New',
		allowModifications: true,
		autoReminder: true,
		bcc: 'a@example.com',
		cc: 'b@example.com',
		description: 'D',
		enableOtp: true,
		enableTour: true,
		folderId: { __rl: true, mode: 'id', value: folderId },
		note: 'N',
		notifyOnSignatures: true,
		penColors: ['red'],
		redirectUrl: 'https://example.com',
		remindOnceInEvery: 2,
		sendInOrderStrict: true,
	};
	expect((await runOn('update', documentId, { updateFields })).items[0].json).toMatchObject({
		documentId,
		updated: true,
		updatedAt: expect.any(String) as string,
	});
	expect(lastRequest().body).toEqual({
		name: 'New',
		allow_modifications: true,
		auto_reminder: true,
		bcc: ['a@example.com'],
		cc: ['b@example.com'],
		description: 'D',
		enableOTP: true,
		enableTour: true,
		folderId,
		note: 'N',
		notify_on_signatures: true,
		pen_colors: ['red'],
		redirect_url: 'https://example.com',
		remind_once_in_every: 2,
		send_in_order_strict: true,
	});
	expect(environment().documents.get(documentId)?.title).toBe('New');
	const count = world.server.requests.length;
	expect((await runOn('update', documentId)).error?.message).toBe(
		'Update Fields: nothing was added, so there is nothing to change. Add at least one field.',
	);
	expect((await runOn('update', documentId, { updateFields: { cc: 'boss' } })).error?.message).toBe(
		"CC: 'boss' is not an e-mail address.",
	);
	expect(world.server.requests).toHaveLength(count);
	expect(
		(await runOn('update', documentId, { updateFields: { folderId: 'nosuchfolder' } })).error
			?.message,
	).toBe("There is no folder with the ID 'nosuchfolder'.");
	expect((await runOn('update', 'unknown', { updateFields: { title: 'x' } })).error?.message).toBe(
		MISSING,
	);
});
