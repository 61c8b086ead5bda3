import { useWorld } from '../../harness/world';
import { MISSING, operationsOnDocument, sendSample, sign } from './sentDocument';

const world = useWorld();
const { output, message } = operationsOnDocument(world);
const lastRequest = () => world.server.requests[world.server.requests.length - 1];
const email = 'anna@example.com';

test('Get Signing Links', async () => {
	const { documentId, signingLinks } = await sendSample(world);
	expect(await output('getSigningLinks', documentId)).toEqual({ documentId, signingLinks });
	expect(await message('getSigningLinks', 'unknown')).toBe(MISSING);
});

test('Get Form Data', async () => {
	const { documentId } = await sendSample(world);
	expect(await output('getFormData', documentId)).toMatchObject({
		documentId,
		title: 'Rental agreement',
		status: 'in-progress',
	});
	expect(await message('getFormData', 'unknown')).toBe(MISSING);
});

test('Get Signer IPs', async () => {
	const { documentId, signingLinks } = await sendSample(world);
	await sign(signingLinks[email]);
	expect(await output('getSignerIps', documentId)).toMatchObject({
		documentId,
		signerIps: [{ email }],
	});
	expect(await message('getSignerIps', 'unknown')).toBe(MISSING);
});

describe('Revoke', () => {
	test('the status becomes declined', async () => {
		const { documentId } = await sendSample(world);
		expect(await output('revoke', documentId, { reason: 'Replaced' })).toMatchObject({
			documentId,
			revoked: true,
			revokedAt: expect.any(String) as string,
		});
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: `/document/${documentId}`,
			body: { reason: 'Replaced' },
		});
		expect(await message('revoke', documentId)).toBe(
			`The document 'Rental agreement' (${documentId}) could not be revoked: its status is declined.`,
		);
	});

	test('a completed document says what it is', async () => {
		const { documentId, signingLinks } = await sendSample(world, { title: 'Done' });
		await sign(signingLinks[email]);
		expect(await message('revoke', documentId)).toBe(
			`The document 'Done' (${documentId}) could not be revoked: its status is completed.`,
		);
	});

	test('no such document', async () => {
		expect(await message('revoke', 'unknown')).toBe(MISSING);
	});
});

test('Delete', async () => {
	const { documentId } = await sendSample(world);
	expect(await output('delete', documentId)).toMatchObject({
		documentId,
		deleted: true,
		deletedAt: expect.any(String) as string,
	});
	expect(world.server.environment('selfHosted').documents.size).toBe(0);
	expect(await message('delete', 'unknown')).toBe(MISSING);
});

describe('Resend Email', () => {
	test('with its defaults', async () => {
		const { documentId } = await sendSample(world);
		const json = await output('resendEmail', documentId, { email });
		expect(json).toEqual({ documentId, email, resent: true });
		expect(lastRequest().body).toEqual({ document_id: documentId, email });
	});

	test('with subject and text', async () => {
		const { documentId } = await sendSample(world);
		const additionalOptions = { emailSubject: 'Again', emailBody: '{{signing_url}}' };
		await output('resendEmail', documentId, { email, additionalOptions });
		expect(lastRequest().body).toEqual({
			document_id: documentId,
			email,
			email_subject: 'Again',
			email_body: '{{signing_url}}',
		});
	});

	test('errors', async () => {
		const { documentId } = await sendSample(world);
		expect(await message('resendEmail', documentId, { email: 'x@example.com' })).toBe(
			`'x@example.com' is not a signer of the document ${documentId}, so no e-mail was sent.`,
		);
		expect(await message('resendEmail', 'unknown', { email })).toBe(
			"There is no document in progress with the ID 'unknown', so no e-mail was sent.",
		);
		expect(await message('resendEmail', documentId, { email: 'anna' })).toBe(
			"Signer Email: 'anna' is not an e-mail address.",
		);
	});
});
