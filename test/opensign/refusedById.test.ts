import type { IDataObject } from 'n8n-workflow';

import { BAD_GATEWAY, locator } from '../builders';
import { makeFolder, useWorld } from '../harness/world';

/** What OpenSign's refusal means where one document, contact or folder is asked for. */
const world = useWorld();
const environment = () => world.server.environment('selfHosted');

const refuse = (route: string, status: number, error: string, times = Infinity) =>
	environment().failNext({ route, kind: 'status', status, body: { error }, times });
const run = async (resource: string, operation: string, inputs: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource, operation, ...inputs },
		{ credential: world.credential() },
	);

describe('a document', () => {
	let id = '';
	beforeEach(() => {
		id = environment().addDocument({ signers: [{ email: 'anna@example.com' }] });
	});
	const get = async () => await run('document', 'get', { documentId: locator(id) });
	const route = () => `GET /document/${id}`;

	test('that is not there', async () => {
		refuse(route(), 404, 'Document not found.');
		const { error } = await get();
		expect(error?.message).toBe(`There is no document with the ID '${id}'.`);
		expect(error?.description).toMatch(/Live, Live – EU and Sandbox have separate documents\.$/);
	});

	test.each([
		[404, 'User not found.'],
		[400, 'Document not found.'],
	])('of which OpenSign says, with the status %d: %s', async (status, text) => {
		refuse(route(), status, text);
		const { error } = await get();
		expect(error?.message).toBe(`OpenSign refused the request: ${text}`);
	});

	test('that was only to be read: nothing is said of an outcome', async () => {
		environment().failNext({ ...BAD_GATEWAY.fault, route: route() });
		const { error } = await get();
		expect(error?.message).toBe(BAD_GATEWAY.message);
		expect(error?.description).not.toMatch(/unknown/);
	});

	test('is asked for once more, unless the credits are used up', async () => {
		refuse(route(), 503, 'The quota of connections is used up.', 1);
		expect((await get()).error).toBeUndefined();

		world.server.requests.length = 0;
		refuse(route(), 429, 'Quota reached.');
		expect((await get()).error?.message).toMatch(/has no credits left/);
		expect(world.server.requests).toHaveLength(1);
	});
});

test('a contact that is not there', async () => {
	const { error } = await run('contact', 'get', { contactId: locator('unknown') });
	expect(error?.message).toBe("There is no contact with the ID 'unknown'.");
	expect(error?.description).toMatch(/Live, Live – EU and Sandbox are separate\.$/);
});

test('a folder that somebody fills before it is deleted', async () => {
	const id = await makeFolder(world);
	refuse(`DELETE /folder/${id}`, 400, 'Folder is not empty.');
	const { error } = await run('folder', 'delete', { folderId: locator(id) });
	expect(error?.message).toBe(`The folder '${id}' is not empty, so it was not deleted.`);
	expect(error?.description).toBe('Move or delete the documents and folders in it first.');
});

test('a contact that is not deleted because something "is not empty" is no folder', async () => {
	const { items } = await run('contact', 'create', { name: 'Anna', email: 'anna@example.com' });
	const id = String(items[0].json.contactId);
	refuse(`DELETE /contact/${id}`, 400, 'Folder is not empty.');
	const { error } = await run('contact', 'delete', { contactId: locator(id) });
	expect(error?.message).toBe('OpenSign refused the request: Folder is not empty.');
});
