import { signer, useWorld } from '../../harness/world';
import { everyOptionBut, minimal, tenant, useUpload } from '../uploads';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const { run, output, message, body, folderId } = useUpload(world, 'document');

test('with signers', async () => {
	const json = await output('createDraft');
	const [id] = environment().documents.keys();
	expect(json).toEqual({
		documentId: id,
		title: 'Rental agreement',
		editUrl: expect.stringContaining(id) as string,
	});
	expect(body()).toEqual({ ...minimal, signers: [tenant] });
});

test('without signers', async () => {
	const { error } = await run('createDraft', { signers: {} });
	expect(error).toBeUndefined();
});

test('with every option', async () => {
	const options = everyOptionBut();
	const signing = { ...options.signing, hideSigningLinks: true };
	await output('createDraft', { additionalOptions: { ...options, signing } });
	expect(body()).toMatchObject({
		hide_signer_signing_links: true,
		email_subject: 'S',
		folderId: folderId(),
		send_email: false,
	});
});

describe('errors', () => {
	test('a bad address', async () => {
		const signers = { signer: [signer({ email: 'anna' })] };
		expect(await message('createDraft', { signers })).toBe(
			"Signer 1 (Tenant): 'anna' is not an e-mail address.",
		);
	});

	test('an unknown outcome is not repeated', async () => {
		environment().failNext({ route: 'POST /draftdocument', kind: 'drop-before' });
		const { error } = await run('createDraft', { additionalOptions: { lookUpSeconds: 0 } });
		expect(error?.description).toMatch(/unknown whether/);
		expect(world.server.createRequests()).toHaveLength(1);
	});

	test('no credits', async () => {
		environment().credits = 0;
		expect(await message('createDraft')).toBe(
			'The OpenSign account has no credits left, so the document was not sent.',
		);
	});
});
