import type { IDataObject } from 'n8n-workflow';

import { BAD_GATEWAY, locator, operationsOf } from '../../builders';
import { makeFolder, useWorld } from '../../harness/world';
import { sendSample, sign } from './sentDocument';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const { run, outputs, message } = operationsOf(world, 'document');
const titles = async (changes: IDataObject = {}) =>
	(await outputs('getMany', changes)).map(({ title }) => title);
const lists = () => world.server.requests.filter(({ path }) => path === '/documentlist/inprogress');

test('in progress by default, last changed first, 50 at most', async () => {
	for (let k = 0; k < 52; k++) await sendSample(world, { title: `Offer ${k}` });
	const found = await titles();
	expect(found).toHaveLength(50);
	expect(found[0]).toBe('Offer 51');
	expect(world.server.requests[world.server.requests.length - 1]).toMatchObject({
		path: '/documentlist/inprogress',
		query: { limit: '500', skip: '0' },
	});
});

test('what it tells of each document', async () => {
	for (const title of ['Offer 1', 'Offer 2']) await sendSample(world, { title });
	const { items } = await run('getMany', { limit: 1 });
	expect(items).toMatchObject([
		{
			json: {
				documentId: expect.any(String) as string,
				title: 'Offer 2',
				status: 'in-progress',
				signers: [{ email: 'anna@example.com' }],
			},
			pairedItem: { item: 0 },
		},
	]);
	// Lists do not say who has signed: that must not read as "nobody has".
	const [signer] = items[0].json.signers as IDataObject[];
	expect(Object.keys(signer)).not.toContain('signedAt');
});

test('signing links on request', async () => {
	const { signingLinks } = await sendSample(world);
	const [{ signers }] = await outputs('getMany', { includeLinks: true });
	expect(signers).toMatchObject([{ signingLink: signingLinks['anna@example.com'] }]);
});

test('all of more than a page, none twice', async () => {
	const { documentId } = await sendSample(world, { title: 'First' });
	const { documents } = environment();
	world.server.requests.length = 0;
	const first = documents.get(documentId)!;
	for (let k = 0; k < 600; k++) {
		const objectId = `copy${k}`;
		documents.set(objectId, { ...first, objectId, title: `Copy ${k}` });
	}
	const found = await titles({ returnAll: true });
	expect(found).toHaveLength(601);
	expect(new Set(found).size).toBe(601);
	expect(lists().map(({ query }) => query.skip)).toEqual(['0', '500']);
});

test('a list of which every page is the first: what came, and a hint that there may be more', async () => {
	environment().listsIgnoreSkip = true;
	for (let k = 0; k < 600; k++) environment().addDocument();
	const { items, run: execution } = await run('getMany', { returnAll: true });
	expect(new Set(items.map(({ json }) => json.documentId)).size).toBe(500);
	const { hints } = execution.data.resultData.runData.OpenSign[0];
	expect(hints?.map(({ message }) => message)).toEqual([
		expect.stringContaining('OpenSign gives only the first 500 of its list of documents'),
	]);
	// The next two were asked for while the second was looked at.
	expect(lists()).toHaveLength(4);
});

test('filters, and stops where the order allows', async () => {
	const folderId = await makeFolder(world);
	await sendSample(world, { title: 'Offer Anna', folderId });
	await sendSample(world, { title: 'Offer Bert', email: 'bert@example.com' });
	await sendSample(world, { title: 'Rent Anna' });
	const old = [...environment().documents.values()].find(({ title }) => title === 'Offer Anna')!;
	const filtered = async (filters: IDataObject) => await titles({ filters });

	expect(await filtered({ title: 'OFFER' })).toEqual(['Offer Bert', 'Offer Anna']);
	expect(await filtered({ signer: 'Anna@Example.com' })).toEqual(['Rent Anna', 'Offer Anna']);
	expect(await filtered({ folderId: locator(folderId, 'list') })).toEqual(['Offer Anna']);

	old.updatedAt = new Date('2026-01-01T00:00:00Z');
	const changed = await filtered({ changedSince: '2026-02-01T00:00:00Z' });
	expect(changed).toEqual(['Rent Anna', 'Offer Bert']);
});

test('nothing there is no error; the raw answer on request; an error of the server', async () => {
	expect(await titles({ status: 'completed' })).toEqual([]);

	const { documentId } = await sendSample(world);
	const [raw] = await outputs('getMany', { simplify: false });
	expect(raw).toMatchObject({ objectId: documentId, sendInOrder: true });

	environment().failNext(BAD_GATEWAY.fault);
	expect(await message('getMany')).toBe(BAD_GATEWAY.message);
});

test('the list to pick from: in progress first, then the others', async () => {
	const done = await sendSample(world, { title: 'Offer done' });
	await sign(done.signingLinks['anna@example.com']);
	const open = await sendSample(world, { title: 'Offer open' });
	const search = async (token?: string) =>
		await world.engine.listSearch('searchDocuments', world.credential(), 'offer', token);

	const named = (name: RegExp, value: unknown) => ({
		name: expect.stringMatching(name) as string,
		value,
	});
	expect(await search()).toEqual({
		results: [named(/^Offer open \(in progress, \d{4}-\d\d-\d\d\)$/, open.documentId)],
		paginationToken: '1:0',
	});
	const { results } = await search('1:0');
	expect(results).toEqual([named(/^Offer done \(completed, /, done.documentId)]);
});

test('all statuses at once, last changed first, with the limit for all together', async () => {
	const add = (title: string, minute: number) =>
		environment().addDocument({ title, updatedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) });
	add('Open', 1);
	environment().revoke(add('Revoked', 2));
	environment().expire(add('Expired', 3));
	const found = await outputs('getMany', { status: 'all' });
	expect(found).toHaveLength(3);
	expect(Object.fromEntries(found.map(({ title, status }) => [title, status]))).toEqual({
		Expired: 'expired',
		Open: 'in-progress',
		Revoked: 'declined',
	});
	const changed = found.map(({ updatedAt }) => String(updatedAt));
	expect(changed).toEqual([...changed].sort().reverse());
	expect(await outputs('getMany', { status: 'ALL', limit: 2 })).toEqual(found.slice(0, 2));
});
