import { makePdf, readText } from '../../harness/pdf';
import { place, sendParameters, signature, signer, useWorld } from '../../harness/world';

const world = useWorld();
const runOn = async (operation: string, documentId: string, changes = {}) =>
	await world.engine.runNode({ resource: 'document', operation, documentId: { __rl: true, mode: 'id', value: documentId }, ...changes }, { credential: world.credential() });

async function sendSample(parameters = {}): Promise<{ documentId: string; signingLinks: Record<string, string> }> {
	const { items, error } = await world.engine.runNode(sendParameters(parameters), { credential: world.credential(), items: [await world.engine.binaryItem(await makePdf())] });
	expect(error).toBeUndefined();
	return items[0].json as never;
}

test('sent, signed and downloaded: the signature stands where it was asked for', async () => {
	const { documentId, signingLinks } = await sendSample({ title: 'Rent: Anna/2026.pdf', signers: { signer: [signer({ widgets: { widget: [signature, { type: 'textbox', name: 'city', ...place, y: 100 }] } })] } });
	const before = await runOn('get', documentId);
	expect(before.items[0].json).toMatchObject({ documentId, status: 'in-progress', hasCertificate: false, signers: [{ email: 'anna@example.com', viewedAt: null, signedAt: null }] });

	const page = await (await fetch(signingLinks['anna@example.com'])).text();
	expect(page).toContain('Rent: Anna/2026.pdf');
	await fetch(`${signingLinks['anna@example.com']}/sign`, { method: 'POST', body: new URLSearchParams({ city: 'Berlin' }) });

	const after = await runOn('get', documentId);
	expect(after.items[0].json).toMatchObject({ status: 'completed', hasCertificate: true, signers: [{ signedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string }] });
	expect(JSON.stringify(after.items[0].json)).not.toContain('X-Amz');

	const { items, error } = await runOn('download', documentId);
	expect(error).toBeUndefined();
	const [item] = items;
	expect(item.binary).toMatchObject({ data: { fileName: 'Rent_ Anna_2026 (signed).pdf', mimeType: 'application/pdf' }, certificate: { fileName: 'Rent_ Anna_2026 (certificate).pdf' } });
	const texts = await readText(await world.engine.readBinary(item));
	const mark = texts.find(({ text }) => text.startsWith('Signed by Anna Example'));
	// Points from the top left corner: the box spans 842 − 640 − 48 = 154 to 202 from below.
	expect(mark?.x).toBe(76);
	expect(mark?.y).toBeGreaterThan(154);
	expect(mark?.y).toBeLessThan(202);
	expect(texts).toContainEqual(expect.objectContaining({ text: 'Berlin' }));
	expect((await readText(await world.engine.readBinary(item, 'certificate')))[0].text).toBe('Certificate of Completion');
	expect(world.server.storageRequests.map(({ headers }) => headers['x-api-token'])).toEqual([undefined, undefined]);
});

test('two signers in strict order, a redirect and a certificate appended', async () => {
	const { documentId, signingLinks } = await sendSample({
		signers: { signer: [signer(), signer({ role: 'Owner', name: 'Otto', email: 'otto@example.com', widgets: { widget: [{ ...signature, y: 720 }] } })] },
		additionalOptions: { signing: { sendInOrder: true, sendInOrderStrict: true, mergeCertificate: true, redirectUrl: 'https://example.com/thanks?x=1' } },
	});
	const sign = async (email: string) => await fetch(`${signingLinks[email]}/sign`, { method: 'POST', redirect: 'manual' });
	expect((await sign('otto@example.com')).status).toBe(403);
	expect((await sign('anna@example.com')).headers.get('location')).toBe('https://example.com/thanks?x=1');
	expect((await runOn('get', documentId)).items[0].json.status).toBe('in-progress');
	await sign('otto@example.com');
	const { items } = await runOn('download', documentId);
	expect(items[0].json).toMatchObject({ status: 'completed', hasCertificate: false });
	expect(Object.keys(items[0].binary ?? {})).toEqual(['data']);
	expect((await readText(await world.engine.readBinary(items[0]))).map(({ text }) => text)).toContain('Certificate of Completion');
});

test('not signed yet: the PDF as it is, into the fields that were named; no certificate and no error', async () => {
	const { documentId } = await sendSample();
	const { items, error } = await runOn('download', documentId, { binaryPropertyName: 'pdf', certificatePropertyName: 'proof' });
	expect(error).toBeUndefined();
	expect(Object.keys(items[0].binary ?? {})).toEqual(['pdf']);
	expect(items[0].binary?.pdf.fileName).toBe('Rental agreement.pdf');
});

test('declined', async () => {
	const { documentId, signingLinks } = await sendSample();
	await fetch(`${signingLinks['anna@example.com']}/decline`, { method: 'POST', body: new URLSearchParams({ reason: 'no' }) });
	expect((await runOn('get', documentId)).items[0].json.status).toBe('declined');
});

test('a link that has expired meanwhile is replaced by a fresh one, once', async () => {
	const { documentId } = await sendSample();
	world.server.environment('selfHosted').urlLifetimeSeconds = 0;
	const { error } = await runOn('download', documentId, { includeCertificate: false });
	expect(error?.message).toBe(`The PDF of the document 'Rental agreement' (${documentId}) cannot be fetched from OpenSign's storage, which answers with HTTP status 403.`);
	expect(JSON.stringify(error)).not.toContain('X-Amz');
	expect(world.server.requests.filter(({ path }) => path === `/document/${documentId}`)).toHaveLength(2);
});

test("OpenSign's own answer on request", async () => {
	const { documentId } = await sendSample();
	expect((await runOn('get', documentId, { simplify: false })).items[0].json).toMatchObject({ objectId: documentId, audit_trail: [], certificate: '' });
});

test('no such document', async () => {
	expect((await runOn('get', 'unknown/../id')).error?.message).toBe("There is no document with the ID 'unknown/../id'.");
	expect((await runOn('download', '={{ "" }}')).error?.message).toBe('Document: none is chosen. Pick one from the list or enter its ID.');
});
