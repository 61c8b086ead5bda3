/** What is entered in the example of each operation: parameters as n8n stores them. A test runs every one of them. */
import type { IDataObject } from 'n8n-workflow';

/** The things that the examples name; the test puts them into its OpenSign. */
export const NAMED = {
	documentId: 'FGik23bhUJ',
	templateId: 'x1Hbnms2Pg',
	contactId: 'cKq7Lm2Rt9',
	folderId: 'fW3nPz8Yd1',
};

const byId = (value: string): IDataObject => ({ __rl: true, mode: 'id', value });
const document = { documentId: byId(NAMED.documentId) };
const template = { templateId: byId(NAMED.templateId) };
const contact = { contactId: byId(NAMED.contactId) };
const folder = { folderId: byId(NAMED.folderId) };

/** Somebody from the item before, who signs beside a text. */
const tenant = (role = 'Tenant') => ({
	name: '={{ $json.name }}',
	email: '={{ $json.email }}',
	role,
	signatureAt: 'right',
	signatureText: 'Signature of tenant:',
});

const upload: IDataObject = {
	title: 'Rental agreement',
	pdfSource: 'binary',
	binaryPropertyName: 'data',
	signers: { signer: [tenant()] },
};

const ofTemplate: IDataObject = {
	...template,
	title: '=Rental agreement, {{ $json.name }}',
	signersInput: 'json',
	templateJson:
		"={{ { signers: [{ role: 'Tenant', name: $json.name, email: $json.email }], prefill: [{ name: 'rent', response: '900' }] } }}",
};

export const EXAMPLES: Record<string, Record<string, IDataObject>> = {
	document: {
		send: { ...upload, timeToCompleteDays: 14 },
		createDraft: upload,
		delete: document,
		download: { ...document, files: 'signed', ifMissing: 'empty' },
		get: document,
		getFormData: document,
		getMany: { status: 'inprogress', returnAll: true, filters: { signer: 'anna@example.com' } },
		getSignerIps: document,
		getSigningLinks: document,
		preview: { previewOf: 'send', ...upload },
		resendEmail: { ...document, email: '={{ $json.email }}' },
		revoke: { ...document, reason: 'There is a newer version.' },
		selfSign: { ...upload, signers: { signer: [tenant('Landlord')] } },
		sendAndWait: {
			documentFrom: 'upload',
			...upload,
			limitWait: 'amount',
			waitAmount: 14,
			waitUnit: 'days',
			waitFiles: 'both',
		},
		sendFromTemplate: ofTemplate,
		update: { ...document, updateFields: { title: 'Rental agreement, flat 3' } },
	},
	template: {
		get: template,
		create: upload,
		createDraft: upload,
		createPublic: upload,
		delete: template,
		getMany: { returnAll: true, filters: { title: 'agreement' } },
		update: { ...template, updateFields: { title: 'Rental agreement, 2027' } },
	},
	contact: {
		create: {
			name: 'Bert Example',
			email: 'bert@example.com',
			details: { company: 'Example Ltd' },
		},
		upsert: { name: '={{ $json.name }}', email: '={{ $json.email }}', details: {} },
		delete: contact,
		get: contact,
		getMany: { returnAll: false, limit: 20, filters: { text: 'example.com' } },
		update: { findBy: 'contact', ...contact, updateFields: { jobTitle: 'Gardener' } },
	},
	folder: {
		create: { folderName: '=Contracts {{ $now.year }}' },
		delete: folder,
		get: folder,
		getMany: { returnAll: true },
		update: { ...folder, folderName: 'Contracts, old' },
	},
	account: { getUser: {}, getCredits: {} },
	webhook: {
		get: {},
		delete: {},
		set: { url: 'https://n8n.example.com/webhook/opensign', replaceExisting: false },
	},
	signOff: {
		sendAndWait: {
			message: '=Approve the order of {{ $json.what }}.',
			signOffTitle: 'Sign-off',
			signOffName: 'Olivia Owner',
			signOffEmail: 'olivia@example.com',
			limitWait: 'amount',
			waitAmount: 2,
			waitUnit: 'days',
		},
	},
};
