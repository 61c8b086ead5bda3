import { field } from '../../builders';
import { signature, signer, useWorld } from '../../harness/world';
import { everyOptionBut, minimal, useUpload } from '../uploads';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const { output, message, body } = useUpload(world, 'template');

describe.each([
	['create', 'POST /createtemplate', {}],
	['createDraft', 'POST /drafttemplate', { editUrl: expect.stringMatching(/^http/) as string }],
	[
		'createPublic',
		'POST /publictemplate',
		{ publicUrl: expect.stringMatching(/publicsign/) as string },
	],
])('%s', (operation, route, links) => {
	test('roles without addresses', async () => {
		const signers = { signer: [signer({ email: '', name: '' })] };
		const json = await output(operation, { signers });
		const [id] = environment().templates.keys();
		expect(json).toEqual({ templateId: id, title: 'Rental agreement', ...links });
		expect(body()).toEqual({ ...minimal, signers: [{ role: 'Tenant', widgets: [signature] }] });
	});

	test('with every option', async () => {
		const options = everyOptionBut('folderId', 'emailBody', 'emailSubject', 'sendEmail');
		const prefill = { widget: [field('textbox', { name: 'company', response: 'X' })] };
		await output(operation, { additionalOptions: { ...options, prefill } });
		expect(body()).toMatchObject({
			sender_name: 'Us',
			redirect_url: 'https://example.com',
			prefill: { widgets: [{ options: { name: 'company', response: 'X' } }] },
		});
	});

	test('errors', async () => {
		expect(await message(operation, { signers: {} })).toBe(
			'Signers: there are none. Add at least one person who signs.',
		);
		environment().failNext({
			route,
			kind: 'status',
			status: 400,
			body: { error: 'Something went wrong, please try again later!' },
		});
		expect(await message(operation)).toBe(
			'OpenSign refused the request without saying why (HTTP 400).',
		);
	});
});
