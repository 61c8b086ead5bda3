import { makePdf, readText } from '../../harness/pdf';
import { place, sendParameters, signature, signer, useWorld } from '../../harness/world';

const world = useWorld();
const runOn = async (operation: string, documentId: string, changes = {}) =>
	await world.engine.runNode(
		{
			resource: 'document',
			operation,
			documentId: { __rl: true, mode: 'id', value: documentId },
			...changes,
		},
		{ credential: world.credential() },
	);

async function sendSample(
	parameters = {},
): Promise<{ documentId: string; signingLinks: Record<string, string> }> {
	const { items, error } = await world.engine.runNode(sendParameters(parameters), {
		credential: world.credential(),
		items: [await world.engine.binaryItem(await makePdf())],
	});
	expect(error).toBeUndefined();
	return items[0].json as never;
}

test('sent, signed and downloaded: the signature stands where it was asked for', async () => {
	const { documentId, signingLinks } = await sendSample({
		title: 'Rent: Anna/2026.pdf',
		signers: {
			signer: [
				signer({
					widgets: { widget: [signature, { type: 'textbox', name: 'city', ...place, y: 100 }] },
				}),
			],
		},
	});
	const before = await runOn('get', documentId);
	expect(before.items[0].json).toMatchObject({
		documentId,
		status: 'in-progress',
		hasCertificate: false,
		signers: [
			{
				email: 'anna@example.com',
				viewedAt: null,
				signedAt: null,
				signingLink: signingLinks['anna@example.com'],
			},
		],
	});

	const page = await (await fetch(signingLinks['anna@example.com'])).text();
	expect(page).toContain('Rent: Anna/2026.pdf');
	await fetch(`${signingLinks['anna@example.com']}/sign`, {
		method: 'POST',
		body: new URLSearchParams({ city: 'Berlin' }),
	});

	const after = await runOn('get', documentId);
	expect(after.items[0].json).toMatchObject({
		status: 'completed',
		hasCertificate: true,
		signers: [{ signedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string }],
	});
	expect(JSON.stringify(after.items[0].json)).not.toContain('X-Amz');

	const { items, error } = await runOn('download', documentId, { files: 'both' });
	expect(error).toBeUndefined();
	const [item] = items;
	expect(item.binary).toMatchObject({
		data: { fileName: 'Rent_ Anna_2026 (signed).pdf', mimeType: 'application/pdf' },
		certificate: { fileName: 'Rent_ Anna_2026 (certificate).pdf' },
	});
	const texts = await readText(await world.engine.readBinary(item));
	const mark = texts.find(({ text }) => text.startsWith('Signed by Anna Example'));
	// Points from the top left corner: the box spans 842 − 640 − 48 = 154 to 202 from below.
	expect(mark?.x).toBe(76);
	expect(mark?.y).toBeGreaterThan(154);
	expect(mark?.y).toBeLessThan(202);
	expect(texts).toContainEqual(expect.objectContaining({ text: 'Berlin' }));
	expect((await readText(await world.engine.readBinary(item, 'certificate')))[0].text).toBe(
		'Certificate of Completion',
	);
	expect(world.server.storageRequests.map(({ headers }) => headers['x-api-token'])).toEqual([
		undefined,
		undefined,
	]);
});

test('two signers in strict order, a redirect and a certificate appended', async () => {
	const { documentId, signingLinks } = await sendSample({
		signers: {
			signer: [
				signer(),
				signer({
					role: 'Owner',
					name: 'Otto',
					email: 'otto@example.com',
					widgets: { widget: [{ ...signature, y: 720 }] },
				}),
			],
		},
		additionalOptions: {
			signing: {
				sendInOrder: true,
				sendInOrderStrict: true,
				mergeCertificate: true,
				redirectUrl: 'https://example.com/thanks?x=1',
			},
		},
	});
	const sign = async (email: string) =>
		await fetch(`${signingLinks[email]}/sign`, { method: 'POST', redirect: 'manual' });
	expect((await sign('otto@example.com')).status).toBe(403);
	expect((await sign('anna@example.com')).headers.get('location')).toBe(
		'https://example.com/thanks?x=1',
	);
	expect((await runOn('get', documentId)).items[0].json.status).toBe('in-progress');
	await sign('otto@example.com');
	expect((await runOn('download', documentId, { files: 'both' })).error?.message).toMatch(
		/is completed, but has no certificate of its own: .* appended to the signed PDF/,
	);
	const { items } = await runOn('download', documentId);
	expect(items[0].json).toMatchObject({ status: 'completed', hasCertificate: false });
	expect(Object.keys(items[0].binary ?? {})).toEqual(['data']);
	expect(
		(await readText(await world.engine.readBinary(items[0]))).map(({ text }) => text),
	).toContain('Certificate of Completion');
});

const fields = { binaryPropertyName: 'pdf', certificatePropertyName: 'proof' };

test('not signed yet: the PDF as it is, into the field that was named; for all else an error or the item alone', async () => {
	const { documentId } = await sendSample();
	for (const files of ['current', 'original']) {
		const { items, error } = await runOn('download', documentId, { files, ...fields });
		expect(error).toBeUndefined();
		expect(Object.keys(items[0].binary ?? {})).toEqual(['pdf']);
		expect(items[0].binary?.pdf.fileName).toBe('Rental agreement.pdf');
	}
	const noPdf = `The document 'Rental agreement' (${documentId}) has no signed PDF yet: its status is in-progress. Choose PDF as It Is Now for the signatures made so far.`;
	const noCertificate = `The document 'Rental agreement' (${documentId}) has no certificate yet: its status is in-progress, and OpenSign makes it when everyone has signed.`;
	for (const [files, message] of [
		['signed', noPdf],
		['certificate', noCertificate],
		['both', `${noPdf} ${noCertificate}`],
	]) {
		expect((await runOn('download', documentId, { files })).error?.message).toBe(message);
		const { items, error } = await runOn('download', documentId, { files, ifMissing: 'empty' });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ json: { documentId, status: 'in-progress' }, binary: {} });
	}
	expect(world.server.storageRequests).toHaveLength(2);
});

test('signed: the certificate alone; the original is not given out any more', async () => {
	const { documentId, signingLinks } = await sendSample();
	await fetch(`${signingLinks['anna@example.com']}/sign`, { method: 'POST' });
	const { items } = await runOn('download', documentId, { files: 'certificate', ...fields });
	expect(Object.keys(items[0].binary ?? {})).toEqual(['proof']);
	expect((await runOn('download', documentId, { files: 'original' })).error?.message).toMatch(
		/ has been signed, and OpenSign gives out only the PDF with the signatures then\./,
	);
});

test('declined', async () => {
	const { documentId, signingLinks } = await sendSample();
	await fetch(`${signingLinks['anna@example.com']}/decline`, {
		method: 'POST',
		body: new URLSearchParams({ reason: 'no' }),
	});
	expect((await runOn('get', documentId)).items[0].json.status).toBe('declined');
});

test('a link that has expired meanwhile is replaced by a fresh one', async () => {
	const { documentId } = await sendSample();
	world.server.environment('selfHosted').urlLifetimeSeconds = 0;
	const { error } = await runOn('download', documentId, { files: 'current' });
	expect(error?.message).toBe(
		`The PDF of the document 'Rental agreement' (${documentId}) cannot be fetched from OpenSign's storage, which answers with HTTP status 403.`,
	);
	expect(JSON.stringify(error)).not.toContain('X-Amz');
	expect(
		world.server.requests.filter(({ path }) => path === `/document/${documentId}`),
	).toHaveLength(3);
});

test("OpenSign's own answer on request", async () => {
	const { documentId } = await sendSample();
	expect((await runOn('get', documentId, { simplify: false })).items[0].json).toMatchObject({
		objectId: documentId,
		audit_trail: [],
		certificate: '',
	});
});

test('the document by its address in OpenSign, or by a signing link', async () => {
	const { documentId, signingLinks } = await sendSample();
	for (const value of [
		`https://app.opensignlabs.com/recipientSignPdf/${documentId}/aB3dE5gH1j`,
		`https://app.opensignlabs.com/pdfRequestFiles/${documentId}?x=1`,
		signingLinks['anna@example.com'],
	]) {
		const { items, error } = await runOn('get', '', {
			documentId: { __rl: true, mode: 'url', value },
		});
		expect(error).toBeUndefined();
		expect(items[0].json.documentId).toBe(documentId);
	}
	for (const value of ['https://example.com/x', 'https://app.opensignlabs.com/login/bm9uc2Vuc2U'])
		expect(
			(await runOn('get', '', { documentId: { __rl: true, mode: 'url', value } })).error?.message,
		).toMatch(/^Document: '.*' is not an address of OpenSign that names one\./);
});

test('no such document', async () => {
	expect((await runOn('get', 'unknown')).error?.message).toBe(
		"There is no document with the ID 'unknown'.",
	);
	expect((await runOn('get', '={{ "un known" }}')).error?.message).toMatch(
		/^Document: 'un known' is not an ID of OpenSign's, which consists of letters and digits/,
	);
	expect((await runOn('download', '={{ "" }}')).error?.message).toBe(
		'Document: none is chosen. Pick one from the list or enter its ID.',
	);
});

test('both files into one field: refused, since one of them would be lost', async () => {
	const { error } = await runOn('download', world.server.environment('selfHosted').addDocument(), {
		files: 'both',
		certificatePropertyName: ' data ',
	});
	expect(error?.message).toBe(
		"Output Certificate: 'data' is also the name of the PDF, which would be lost. Enter another name.",
	);
});
