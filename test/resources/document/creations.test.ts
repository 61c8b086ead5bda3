import type { IDataObject } from 'n8n-workflow';

import {
	makeFolder,
	place,
	sendParameters,
	signature,
	signer,
	useWorld,
} from '../../harness/world';

const world = useWorld();
const pdf = Buffer.from('%PDF-1.7\nsample');
let folderId = '';
beforeEach(async () => {
	folderId = await makeFolder(world);
});
const environment = () => world.server.environment('selfHosted');
const run = async (resource: string, operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(sendParameters({ resource, operation, ...changes }), {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf, { json: { folderId } })],
	});
const body = () => world.server.requests[world.server.requests.length - 1].body as IDataObject;
const minimal = { title: 'Rental agreement', file: pdf.toString('base64') };
const tenant = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [signature],
};

/** Every group and option that there is for uploads. */
const everything = {
	copies: { cc: 'boss@example.com', bcc: 'a@example.com' },
	deadline: { autoReminder: true, remindOnceInEvery: 3, timeToCompleteDays: 30 },
	document: { description: 'D', folderId: '={{ $json.folderId }}', note: 'N', filePassword: 'p' },
	email: {
		emailBody: 'B',
		emailSubject: 'S',
		notifyOnSignatures: true,
		senderEmail: 'us@example.com',
		sendEmail: false,
		senderName: 'Us',
	},
	signing: {
		allowModifications: true,
		allowOfflineSign: true,
		mergeCertificate: true,
		enableOtp: true,
		sendInOrderStrict: true,
		sendInOrder: true,
		penColors: ['blue'],
		redirectUrl: 'https://example.com',
		enableTour: true,
	},
	includeRawResponse: true,
};
const without = (...options: string[]) =>
	JSON.parse(
		JSON.stringify(everything, (key, value: unknown) =>
			options.includes(key) ? undefined : value,
		),
	) as IDataObject;

describe('Document → Create Draft', () => {
	test('with and without signers, with every option', async () => {
		const { items } = await run('document', 'createDraft');
		const [id] = environment().documents.keys();
		expect(items[0].json).toEqual({
			documentId: id,
			title: 'Rental agreement',
			editUrl: expect.stringContaining(id) as string,
		});
		expect(body()).toEqual({ ...minimal, signers: [tenant] });
		expect((await run('document', 'createDraft', { signers: {} })).error).toBeUndefined();
		expect(
			(
				await run('document', 'createDraft', {
					additionalOptions: {
						...everything,
						signing: { ...everything.signing, hideSigningLinks: true },
					},
				})
			).error,
		).toBeUndefined();
		expect(body()).toMatchObject({
			hide_signer_signing_links: true,
			email_subject: 'S',
			folderId,
			send_email: false,
		});
	});

	test('errors: a bad address; no credits; an unknown outcome is not repeated', async () => {
		expect(
			(await run('document', 'createDraft', { signers: { signer: [signer({ email: 'anna' })] } }))
				.error?.message,
		).toBe("Signer 1 (Tenant): 'anna' is not an e-mail address.");
		environment().failNext({ kind: 'drop-after' });
		expect((await run('document', 'createDraft')).error?.description).toMatch(/unknown whether/);
		expect(world.server.createRequests()).toHaveLength(1);
		environment().credits = 0;
		expect((await run('document', 'createDraft')).error?.message).toBe(
			'The OpenSign account has no credits left, so the document was not sent.',
		);
	});
});

describe('Document → Self Sign', () => {
	test('with and without a signer, with every option', async () => {
		const { items } = await run('document', 'selfSign');
		expect(items[0].json).toMatchObject({
			documentId: expect.any(String) as string,
			signingLink: expect.stringMatching(/\/login\//) as string,
		});
		expect(body()).toEqual({ ...minimal, signer: tenant });
		await run('document', 'selfSign', { signers: {} });
		expect(body()).toEqual(minimal);
		const options = without(
			'deadline',
			'allowModifications',
			'allowOfflineSign',
			'enableOtp',
			'sendInOrderStrict',
			'sendInOrder',
		);
		expect(
			(
				await run('document', 'selfSign', {
					additionalOptions: { ...options, deadline: { timeToCompleteDays: 3 } },
				})
			).error,
		).toBeUndefined();
		expect(body()).toMatchObject({
			timeToCompleteDays: 3,
			merge_certificate: true,
			cc: ['boss@example.com'],
		});
	});

	test('errors', async () => {
		expect(
			(
				await run('document', 'selfSign', {
					signers: { signer: [signer(), signer({ email: 'b@example.com' })] },
				})
			).error?.message,
		).toBe('Signers: there are 2, but only one signs here. Remove the others, or use Send.');
		expect(
			(
				await run('document', 'selfSign', {
					signers: { signer: [signer({ details: { accessCode: '12' } })] },
				})
			).error?.message,
		).toMatch(/an access code are not possible here/);
		expect(world.server.createRequests()).toEqual([]);
		environment().failNext({ kind: 'html', status: 502 });
		expect((await run('document', 'selfSign')).error?.message).toBe(
			'OpenSign answered with an error page (HTTP 502).',
		);
	});
});

describe.each([
	['create', {}],
	['createDraft', { editUrl: expect.stringMatching(/^http/) as string }],
	['createPublic', { publicUrl: expect.stringMatching(/publicsign/) as string }],
])('Template → %s', (operation, more) => {
	test('roles without addresses, with every option', async () => {
		const { items } = await run('template', operation, {
			signers: { signer: [signer({ email: '', name: '' })] },
		});
		const [id] = environment().templates.keys();
		expect(items[0].json).toEqual({ templateId: id, title: 'Rental agreement', ...more });
		expect(body()).toEqual({ ...minimal, signers: [{ role: 'Tenant', widgets: [signature] }] });
		const options = without('folderId', 'emailBody', 'emailSubject', 'sendEmail');
		expect(
			(
				await run('template', operation, {
					additionalOptions: {
						...options,
						prefill: { widget: [{ type: 'textbox', name: 'company', response: 'X', ...place }] },
					},
				})
			).error,
		).toBeUndefined();
		expect(body()).toMatchObject({
			sender_name: 'Us',
			redirect_url: 'https://example.com',
			prefill: { widgets: [{ options: { name: 'company', response: 'X' } }] },
		});
	});

	test('errors', async () => {
		expect((await run('template', operation, { signers: {} })).error?.message).toBe(
			'Signers: there are none. Add at least one person who signs.',
		);
		environment().failNext({
			kind: 'status',
			status: 400,
			body: { error: 'Something went wrong, please try again later!' },
		});
		expect((await run('template', operation)).error?.message).toBe(
			'OpenSign refused the request without saying why (HTTP 400).',
		);
	});
});

describe('Template → Update', () => {
	const update = async (id: string, changes: IDataObject = {}) =>
		await world.engine.runNode(
			{
				resource: 'template',
				operation: 'update',
				templateId: { __rl: true, mode: 'id', value: id },
				...changes,
			},
			{ credential: world.credential(), items: [await world.engine.binaryItem(pdf)] },
		);
	const add = () =>
		environment().addTemplate({ title: 'Old', file: Buffer.from('%PDF-1.4'), signers: [] });

	test('every field under its name in the API, and another PDF', async () => {
		const id = add();
		const updateFields = {
			title: 'New',
			allowModifications: true,
			autoReminder: true,
			bcc: 'a@example.com',
			cc: 'b@example.com',
			description: 'D',
			enableOtp: true,
			enableTour: true,
			filePassword: 'p',
			folderId: { __rl: true, mode: 'id', value: folderId },
			note: 'N',
			notifyOnSignatures: true,
			penColors: ['red'],
			redirectUrl: 'https://example.com',
			remindOnceInEvery: 2,
			sendInOrderStrict: true,
		};
		expect((await update(id, { updateFields, replacePdf: true })).items[0].json).toMatchObject({
			templateId: id,
			updated: true,
		});
		expect(body()).toEqual({
			name: 'New',
			file: pdf.toString('base64'),
			file_password: 'p',
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
		expect(environment().templates.get(id)?.title).toBe('New');
	});

	test('errors', async () => {
		expect((await update(add())).error?.message).toBe(
			'Update Fields: nothing was added, so there is nothing to change. Add at least one field.',
		);
		expect((await update('unknown', { updateFields: { title: 'x' } })).error?.message).toBe(
			"There is no template with the ID 'unknown'.",
		);
	});
});
