/** What is made of answers that are not as the specification has them, but as servers give them. */
import type { IDataObject } from 'n8n-workflow';

import { locator, operationsOf, withSigners } from '../../builders';
import { sendParameters, signer, useWorld } from '../../harness/world';
import { callSigned, event, openSignTrigger } from '../../trigger/calls';
import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { OLD_DOCUMENT } from './samples';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const document = operationsOf(world, 'document');
const folder = operationsOf(world, 'folder');
const contact = operationsOf(world, 'contact');

const answer = (route: string, body: unknown, status = 200) =>
	live().failNext({ route, kind: 'status', status, body: JSON.stringify(body) });
const noRoute = (route: string) => live().failNext({ route, kind: 'html', status: 404 });
const BARE = { error: 'Something went wrong, please try again later!' };

const send = async (parameters: IDataObject = sendParameters(), file = SAMPLE_PDF) =>
	await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(file)],
	});

describe('a route that the server does not have', () => {
	test('Get Signing Links says which', async () => {
		const id = live().addDocument();
		noRoute(`GET /signinglinks/${id}`);
		expect(await document.message('getSigningLinks', { documentId: locator(id) })).toBe(
			'This OpenSign has no way to give out signing links: it does not know GET /signinglinks.',
		);
	});

	test('Get works without the signing links', async () => {
		const id = live().addDocument();
		noRoute(`GET /signinglinks/${id}`);
		const json = await document.output('get', { documentId: locator(id) });
		expect(json).toMatchObject({ documentId: id, signers: [{ signingLink: null }] });
	});

	test('it is not taken for a thing that is not there', async () => {
		const id = live().addDocument();
		noRoute(`GET /document/${id}`);
		expect(await document.message('get', { documentId: locator(id) })).toMatch(
			/^This OpenSign has no way to get a document/,
		);
	});
});

describe('a document of an old server, which has no status', () => {
	const OLD = 'aB3dE5gH1j';
	const get = async (facts: IDataObject) => {
		answer(`GET /document/${OLD}`, { ...OLD_DOCUMENT, ...facts });
		return await document.output('get', { documentId: locator(OLD), simplify: true });
	};
	const expired = { __type: 'Date', iso: '2020-01-01T00:00:00.000Z' };
	const open = { __type: 'Date', iso: '2099-01-01T00:00:00.000Z' };

	test.each<[IDataObject, string | null]>([
		[{ IsCompleted: true }, 'completed'],
		[{ IsDeclined: true }, 'declined'],
		[{ ExpiryDate: expired }, 'expired'],
		[{ IsCompleted: null, IsDeclined: null, ExpiryDate: null }, null],
	])('%j: %s', async (facts, status) => {
		expect(await get(facts)).toMatchObject({ status });
	});

	test('still out', async () => {
		noRoute(`GET /signinglinks/${OLD}`);
		expect(await get({ ExpiryDate: open })).toMatchObject({ status: 'in-progress' });
	});

	test.each([
		['original', /may have been signed: this OpenSign server does not tell who has signed it/],
		['signed', /may not have been signed by all: this OpenSign server is too old/],
		['certificate', /has no certificate: this OpenSign server is too old/],
	])('Download, %s: refused with the reason', async (files, says) => {
		answer(`GET /document/${OLD}`, { objectId: OLD, title: 'T', file: 'https://example.com/f' });
		const given = { documentId: locator(OLD), files };
		expect(await document.message('download', given)).toMatch(says);
	});

	test('Download, original: an odd entry of the audit trail is not nobody', async () => {
		answer(`GET /document/${OLD}`, { ...OLD_DOCUMENT, status: 'in-progress', audit_trail: [null] });
		const given = { documentId: locator(OLD), files: 'original' };
		expect(await document.message('download', given)).toMatch(/may have been signed/);
	});
});

describe('changes that are refused', () => {
	const NO_FIELDS = { error: 'Please provide valid field names!' };
	const updateFields = { title: 'New' };

	test("OpenSign's own words, where it has a reason", async () => {
		const id = live().addDocument();
		answer(`PUT /document/${id}`, NO_FIELDS, 400);
		const given = { documentId: locator(id), updateFields };
		expect(await document.message('update', given)).toBe(
			'OpenSign refused the request: Please provide valid field names!',
		);
	});

	test('without a reason, the status is not blamed', async () => {
		const id = live().addDocument({ status: 'completed' });
		answer(`PUT /document/${id}`, BARE, 400);
		const given = { documentId: locator(id), updateFields };
		expect(await document.message('update', given)).toBe(
			'OpenSign refused the request without saying why (HTTP 400).',
		);
	});

	test('of a revoke, it is not blamed where it is the right one', async () => {
		const id = live().addDocument();
		answer(`POST /document/${id}`, BARE, 400);
		expect(await document.message('revoke', { documentId: locator(id) })).toBe(
			'OpenSign refused the request without saying why (HTTP 400).',
		);
	});
});

describe('creates that are refused without a reason', () => {
	test('a title of which no file name is left', async () => {
		answer('POST /createdocument', BARE, 400);
		const { error } = await send(sendParameters({ title: 'Договор' }));
		expect(error?.message).toMatch(/Title: 'Договор' has no Latin letter or digit/);
		expect(error?.description).not.toMatch(/check the values/);
	});

	test('a PDF above 22 MB', async () => {
		answer('POST /createdocument', BARE, 400);
		const large = Buffer.concat([SAMPLE_PDF, Buffer.alloc(23 * 1024 * 1024)]);
		const { error } = await send(sendParameters(), large);
		expect(error?.message).toMatch(/PDF: it has 23\.\d MB, .* no more than 22 MB/);
	});

	test('an address that the contact book has in another letter case, which could not be read before', async () => {
		await contact.output('create', { name: 'A', email: 'Anna@Example.com' });
		// As often as a read is tried.
		live().failNext({ route: 'GET /contactlist', kind: 'html', status: 502, times: 6 });
		answer('POST /createdocument', BARE, 400);
		const { error } = await send();
		expect(error?.message).toMatch(/has the address 'Anna@Example\.com' in this letter case/);
	});
});

describe('deleting', () => {
	test('a document is not deleted by Folder → Delete', async () => {
		const id = live().addDocument();
		expect(await folder.message('delete', { folderId: locator(id) })).toBe(
			`There is no folder with the ID '${id}'.`,
		);
		expect(world.server.requests.map(({ method }) => method)).not.toContain('DELETE');
	});

	test('a folder is not deleted by Document → Delete, where the server reads it as a document', async () => {
		const { objectId: id } = live().addFolder({ folderName: 'F' });
		answer(`GET /document/${id}`, { objectId: id, title: 'F', signers: [] });
		expect(await document.message('delete', { documentId: locator(id) })).toBe(
			`'${id}' is not the ID of a document: it has neither a file nor signers. Nothing was deleted.`,
		);
		expect(world.server.requests.map(({ method }) => method)).not.toContain('DELETE');
	});

	test('a folder with a document in it stays', async () => {
		const { objectId: id } = live().addFolder({ folderName: 'F' });
		const inside = live().addDocument({ status: 'completed', options: { folderId: id } });
		expect(await folder.message('delete', { folderId: locator(id) })).toBe(
			`The folder 'F' (${id}) is not empty, so it was not deleted: the document 'Rental agreement' (${inside}) is in it.`,
		);
		expect(world.server.requests.map(({ method }) => method)).not.toContain('DELETE');
	});
});

describe('people in another letter case', () => {
	test('Resend Email', async () => {
		const documentId = live().addDocument({ signers: [{ email: 'Anna@Example.com' }] });
		const given = { documentId: locator(documentId), email: 'anna@example.com' };
		expect(await document.output('resendEmail', given)).toMatchObject({
			email: 'Anna@Example.com',
			resent: true,
		});
	});

	test('Create or Update, and Create', async () => {
		const made = await contact.output('create', { name: 'A', email: 'Anna@Example.com' });
		answer('POST /createcontact', BARE, 400);
		const changed = { name: 'B', email: 'anna@example.com' };
		expect(await contact.output('upsert', changed)).toMatchObject({
			contactId: made.contactId,
			name: 'B',
			email: 'Anna@Example.com',
			created: false,
		});
		answer('POST /createcontact', BARE, 400);
		expect(await contact.message('create', changed)).toBe(
			`There is a contact with the address 'Anna@Example.com' already (${String(made.contactId)}).`,
		);
	});

	test('Update by Email', async () => {
		const made = await contact.output('create', { name: 'A', email: 'Anna@Example.com' });
		const given = { findBy: 'email', currentEmail: 'anna@example.com' };
		expect(await contact.output('update', { ...given, updateFields: { name: 'B' } })).toMatchObject(
			{ contactId: made.contactId, email: 'Anna@Example.com' },
		);
	});
});

describe('signers that were left out', () => {
	const leftOut = async (signurl: unknown) => {
		const id = live().addDocument();
		answer('POST /createdocument', { objectId: id, signurl });
		const people = ['anna', 'bert'].map((name) => signer({ email: `${name}@example.com` }));
		const { error } = await send(withSigners(...people));
		return { id, message: error?.message, description: error?.description };
	};

	test('nobody is left', async () => {
		const { id, message, description } = await leftOut([]);
		expect(message).toMatch(new RegExp(`\\(${id}\\) but left out .*anna@.*bert@`));
		expect(description).toMatch(/is out, but nobody is left to sign it\./);
	});

	test('one is left', async () => {
		const { description } = await leftOut([{ email: 'bert@example.com', url: 'https://x' }]);
		expect(description).toMatch(/waits for bert@example\.com only\./);
	});

	test('an answer that does not say: the id of what was made', async () => {
		const { id, message } = await leftOut(null);
		expect(message).toBe(
			`OpenSign created the document 'Rental agreement' (${id}), but its answer does not tell who got it: signurl is null, where a list was to be expected.`,
		);
	});
});

test.each<[string, IDataObject]>([
	['no name', { name: null }],
	['no signers', { signers: null }],
	['no signer', { signer: null }],
	['a person without a name', { signers: [{ name: null, email: 'anna@example.com' }] }],
	['a number for a phone', { signers: [{ email: 'anna@example.com', phone: 4917612345678 }] }],
])('the body of a webhook with %s is an event', async (_what, changes) => {
	const { items } = await callSigned(openSignTrigger(world, { options: NO_MORE }), event(changes));
	expect(items).toHaveLength(1);
	expect(JSON.stringify(items[0].json)).not.toMatch(/undefined|\[object/);
});
const NO_MORE = { downloadFiles: 'none', includeDocument: false };
