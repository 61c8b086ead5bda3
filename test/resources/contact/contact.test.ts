import type { IDataObject } from 'n8n-workflow';

import { BAD_GATEWAY } from '../../builders';
import { useWorld } from '../../harness/world';

const world = useWorld();
const run = async (operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'contact', operation, ...changes },
		{ credential: world.credential() },
	);
const byId = (value: unknown) => ({ contactId: { __rl: true, mode: 'id', value } }) as IDataObject;
const anna = { name: 'Anna Example', email: 'anna@example.com' };
const details = { phone: '={{ 491761234 }}', company: 'ACME', jobTitle: 'CEO' };
const create = async (changes: IDataObject = {}) =>
	(await run('create', { ...anna, ...changes })).items[0].json;
const lastBody = () => world.server.requests[world.server.requests.length - 1].body;
const MISSING = "There is no contact with the ID 'unknown'.";

test('Create, with defaults and with all fields', async () => {
	expect(await create()).toMatchObject({ contactId: expect.any(String) as string, ...anna });
	expect(lastBody()).toEqual(anna);
	expect(await create({ email: 'b@example.com', details })).toMatchObject({
		phone: '491761234',
		company: 'ACME',
		jobTitle: 'CEO',
	});
	expect(lastBody()).toEqual({
		name: 'Anna Example',
		email: 'b@example.com',
		phone: '491761234',
		company: 'ACME',
		job_title: 'CEO',
	});
});

test('Create: an address that is known already is an error with the id, and asked for once', async () => {
	const { contactId } = await create();
	const { error } = await run('create', anna);
	expect(error?.message).toBe(
		`There is a contact with the address 'anna@example.com' already (${String(contactId)}).`,
	);
	expect(world.server.requests).toHaveLength(2);
	expect((await run('create', { name: '={{ "" }}', email: 'anna' })).error?.message).toBe(
		"2 problems: (1) Name: nothing was entered. (2) Email: 'anna' is not an e-mail address.",
	);
});

test('Create or Update', async () => {
	const { items } = await run('upsert', anna);
	expect(items[0].json).toMatchObject({ ...anna, created: true });
	const again = await run('upsert', { ...anna, name: 'Anna Changed', details });
	expect(again.items[0].json).toMatchObject({
		contactId: items[0].json.contactId,
		name: 'Anna Changed',
		company: 'ACME',
		created: false,
	});
	expect((await run('upsert', { ...anna, email: 'x' })).error?.message).toBe(
		"Email: 'x' is not an e-mail address.",
	);
});

test('Get and Get Many', async () => {
	const { contactId } = await create();
	await create({ name: 'Bert', email: 'bert@example.com' });
	expect((await run('get', byId(contactId))).items[0].json).toMatchObject(anna);
	expect((await run('get', byId('unknown'))).error?.message).toBe(MISSING);
	expect((await run('getMany')).items.map(({ json }) => json.name)).toEqual([
		'Bert',
		'Anna Example',
	]);
	expect((await run('getMany', { limit: 1 })).items).toHaveLength(1);
	expect(
		(await run('getMany', { returnAll: true, filters: { text: 'ANNA' } })).items.map(
			({ json }) => json.name,
		),
	).toEqual(['Anna Example']);
	world.server.environment('selfHosted').failNext(BAD_GATEWAY.fault);
	expect((await run('getMany')).error?.message).toBe(BAD_GATEWAY.message);
});

test('Update, by id and by address', async () => {
	const { contactId } = await create();
	expect(
		(
			await run('update', {
				...byId(contactId),
				updateFields: { name: 'New', email: 'new@example.com', ...details },
			})
		).items[0].json,
	).toEqual({ contactId, updated: true });
	expect(lastBody()).toEqual({
		name: 'New',
		email: 'new@example.com',
		phone: '491761234',
		company: 'ACME',
		job_title: 'CEO',
	});
	expect(
		(
			await run('update', {
				findBy: 'email',
				currentEmail: 'new@example.com',
				updateFields: { name: 'Newer' },
			})
		).items[0].json,
	).toEqual({ contactId, email: 'new@example.com', updated: true });
	expect(
		(
			await run('update', {
				findBy: 'email',
				currentEmail: 'none@example.com',
				updateFields: { name: 'x' },
			})
		).error?.message,
	).toBe("There is no contact with the address 'none@example.com'.");
	expect((await run('update', { ...byId(contactId) })).error?.message).toBe(
		'Update Fields: nothing was added, or what was added is empty, so there is nothing to change. Add at least one field, and enter a value.',
	);
	expect(
		(await run('update', { ...byId('unknown'), updateFields: { name: 'x' } })).error?.message,
	).toBe(MISSING);
});

test('Delete', async () => {
	const { contactId } = await create();
	expect((await run('delete', byId(contactId))).items[0].json).toMatchObject({
		contactId,
		deleted: true,
	});
	expect((await run('delete', byId('unknown'))).error?.message).toBe(MISSING);
	expect((await run('delete', byId('={{ "" }}'))).error?.message).toBe(
		'Contact: none is chosen. Pick one from the list or enter its ID.',
	);
});

test('the list to pick from', async () => {
	const { contactId } = await create();
	expect(
		await world.engine.listSearch('searchContacts', world.credential(), 'example.com'),
	).toEqual({ results: [{ name: 'Anna Example <anna@example.com>', value: contactId }] });
});
