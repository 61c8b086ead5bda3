import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../../harness/world';

const world = useWorld();
const run = async (operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'folder', operation, ...changes },
		{ credential: world.credential() },
	);
const locator = (name: string, value: unknown) =>
	({ [name]: { __rl: true, mode: 'id', value } }) as IDataObject;
const create = async (folderName: string, parent = '') =>
	(await run('create', { folderName, ...locator('parentFolderId', parent) })).items[0].json;
const MISSING = "There is no folder with the ID 'unknown'.";

test('Create, Get and Get Many, also in another folder', async () => {
	const top = await create('Contracts');
	expect(top).toMatchObject({
		folderId: expect.any(String) as string,
		name: 'Contracts',
		parentFolderId: null,
	});
	const inner = await create('2026', String(top.folderId));
	expect((await run('get', locator('folderId', inner.folderId))).items[0].json).toMatchObject({
		name: '2026',
		parentFolderId: top.folderId,
		parentFolderName: 'Contracts',
	});
	expect((await run('getMany')).items.map(({ json }) => json.name)).toEqual(['2026', 'Contracts']);
	expect(
		(
			await run('getMany', { returnAll: true, ...locator('parentFolderId', top.folderId) })
		).items.map(({ json }) => json.name),
	).toEqual(['2026']);
	expect((await run('get', locator('folderId', 'unknown'))).error?.message).toBe(MISSING);
	expect((await run('create', { folderName: '={{ "" }}' })).error?.message).toBe(
		'Name: nothing was entered.',
	);
	expect(await world.engine.listSearch('searchFolders', world.credential(), 'contr')).toEqual({
		results: [{ name: 'Contracts', value: top.folderId }],
	});
});

test('Update: rename and move', async () => {
	const [one, two] = [await create('One'), await create('Two')];
	const { items } = await run('update', {
		...locator('folderId', one.folderId),
		folderName: 'First',
		...locator('parentFolderId', two.folderId),
	});
	expect(items[0].json).toMatchObject({ folderId: one.folderId, updated: true });
	expect((await run('get', locator('folderId', one.folderId))).items[0].json).toMatchObject({
		name: 'First',
		parentFolderName: 'Two',
	});
	expect((await run('update', locator('folderId', one.folderId))).error?.message).toBe(
		'There is nothing to change. Enter a new name or choose a parent folder.',
	);
	expect(
		(await run('update', { ...locator('folderId', 'unknown'), folderName: 'x' })).error?.message,
	).toBe(MISSING);
});

test('Delete: not where OpenSign does not give all of the lists', async () => {
	const top = await create('Contracts');
	const environment = world.server.environment('selfHosted');
	for (let k = 0; k < 500; k++) environment.addDocument();
	environment.listsIgnoreSkip = true;
	const { error } = await run('delete', locator('folderId', top.folderId));
	expect(error?.message).toContain('OpenSign gives only the first 500 of its list of documents');
	expect(environment.folders.size).toBe(1);

	environment.listsIgnoreSkip = false;
	expect((await run('delete', locator('folderId', top.folderId))).items).toHaveLength(1);
});

test('Delete: only an empty one', async () => {
	const top = await create('Contracts');
	const inner = await create('2026', String(top.folderId));
	expect((await run('delete', locator('folderId', top.folderId))).error?.message).toBe(
		`The folder 'Contracts' (${String(top.folderId)}) is not empty, so it was not deleted: the folder '2026' (${String(inner.folderId)}) is in it.`,
	);
	expect((await run('delete', locator('folderId', inner.folderId))).items[0].json).toMatchObject({
		folderId: inner.folderId,
		deleted: true,
	});
	expect((await run('delete', locator('folderId', 'unknown'))).error?.message).toBe(MISSING);
});
