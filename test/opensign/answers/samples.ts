/** A usual answer of each of OpenSign's routes, as its specification has them. */
import type { IDataObject } from 'n8n-workflow';

const ID = 'aB3dE5gH1j';
const DATE = '2026-05-16T09:32:42.000Z';
const LINK = 'https://storage.example.com/f.pdf';
const DATES = { createdAt: DATE, updatedAt: DATE };

const signature = {
	type: 'signature',
	page: 1,
	x: 72,
	y: 640,
	w: 160,
	h: 48,
	options: { name: 'signature', required: true },
};
const dropdown = {
	type: 'dropdown',
	page: 1,
	x: 72,
	y: 40,
	w: 160,
	h: 48,
	options: { name: 'colour', values: ['red', 'blue'], default: '', required: false },
};
const person = {
	role: 'Employee',
	name: 'Anna Example',
	email: 'anna@example.com',
	phone: '4917612345678',
};
const listed = {
	objectId: ID,
	title: 'Rental agreement',
	note: 'N',
	folder: { objectId: 'fO1dE5gH1j', name: 'Contracts' },
	owner: 'Joe Bee',
	signers: [person],
	template_id: 'tE1dE5gH1j',
	...DATES,
};
const signurl = [{ email: person.email, url: 'https://app.example.com/login/x' }];

export const DOCUMENT: IDataObject = {
	...listed,
	status: 'in-progress',
	file: LINK,
	certificate: '',
	signers: [{ ...person, widgets: [signature] }],
	audit_trail: [{ email: person.email, viewed: DATE, signed: '' }],
};

/** As the database has it, without the API's own words. */
export const OLD_DOCUMENT: IDataObject = {
	objectId: ID,
	title: 'Rental agreement',
	file: LINK,
	signers: [person],
	IsCompleted: false,
	IsDeclined: false,
	ExpiryDate: { __type: 'Date', iso: DATE },
};

export const TEMPLATE: IDataObject = {
	objectId: ID,
	title: 'Offer',
	signers: [{ role: 'Employee', name: '', email: '', widgets: [signature, dropdown] }],
	prefill: { widgets: [{ ...dropdown, options: { name: 'salary', response: '' } }] },
	file: LINK,
	...DATES,
};

export const CONTACT: IDataObject = {
	objectId: ID,
	name: 'Anna Example',
	email: person.email,
	phone: person.phone,
	company: 'Example Ltd',
	job_title: 'Chief',
	...DATES,
};

export const FOLDER: IDataObject = {
	objectId: ID,
	folderName: 'Contracts',
	parentFolderId: 'fO2dE5gH1j',
	parentFolderName: 'All',
	...DATES,
};

const listOf = (entry: object): IDataObject => ({ result: [entry] as IDataObject[] });

/** By method and first part of the path. */
export const ANSWERS: Record<string, IDataObject> = {
	'GET /getuser': {
		objectId: ID,
		name: 'Joe Bee',
		email: 'joe@example.com',
		phone: '1',
		jobTitle: 'dev',
		company: 'Example Ltd',
		...DATES,
	},
	'GET /getcredits': { plan_credits: 1, addon_credits: 2, total_credits: 3, renewal_date: DATE },
	'POST /createcontact': CONTACT,
	'GET /contact': CONTACT,
	'PUT /contact': { objectId: ID, message: 'Contact updated successfully' },
	'PUT /contact-by-email': { objectId: ID, message: 'Contact updated successfully' },
	'DELETE /contact': { objectId: ID, deletedAt: DATE },
	'GET /contactlist': listOf(CONTACT),
	'POST /selfsign': { objectId: ID, url: 'https://app.example.com/sign' },
	'POST /draftdocument': { document_id: ID, url: 'https://app.example.com/draft' },
	'POST /createdocument': { objectId: ID, signurl, message: 'Document sent successfully!' },
	'GET /document': DOCUMENT,
	'PUT /document': { objectId: ID, updatedAt: DATE },
	'POST /document': { objectId: ID, revokedAt: DATE },
	'DELETE /document': { objectId: ID, deletedAt: DATE },
	'GET /documentlist': listOf(listed),
	'POST /resendmail': { result: 'mail sent successfully.' },
	'GET /signerips': {
		objectId: ID,
		signer_ips: [{ email: person.email, ip_address: '127.0.0.1' }],
	},
	'GET /formdata': {
		objectId: ID,
		title: 'Rental agreement',
		sent_date: '11/11/2025',
		status: 'completed',
		form_data: [{ name: 'Anna', email: person.email, widgets: [{ name: 'a', response: 'b' }] }],
	},
	'GET /signinglinks': { objectId: ID, signurl },
	'POST /drafttemplate': { objectId: ID, url: 'https://app.example.com/draft' },
	'POST /createtemplate': { objectId: ID, message: 'Template created successfully!' },
	'POST /publictemplate': { template_id: ID, public_url: 'https://app.example.com/p' },
	'GET /template': TEMPLATE,
	'PUT /template': { objectId: ID, updatedAt: DATE },
	'DELETE /template': { objectId: ID, deletedAt: DATE },
	'GET /templatelist': listOf({ ...TEMPLATE, prefill: undefined }),
	'GET /webhook': { webhook: 'https://example.com/old' },
	'POST /webhook': { result: 'Webhook updated successfully!' },
	'DELETE /webhook': { result: 'Webhook deleted successfully!' },
	'POST /createfolder': FOLDER,
	'GET /folder': FOLDER,
	'PUT /folder': { objectId: ID, updatedAt: DATE },
	'DELETE /folder': { objectId: ID, deletedAt: DATE },
	'GET /folderlist': listOf(FOLDER),
};

export const EVENT: IDataObject = {
	event: 'viewed',
	type: 'request-sign',
	objectId: ID,
	file: LINK,
	name: 'Rental agreement',
	note: 'N',
	description: '',
	signers: [person],
	signer: person,
	viewedBy: person.email,
	viewedAt: 'Fri, 16 May 2025 15:02:42 IST',
	createdAt: 'Fri, 16 May 2025 14:00:00 IST',
};
