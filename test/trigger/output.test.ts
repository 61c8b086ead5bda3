/** What an event becomes as an item: with the document, with its files, or by itself. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { callSigned, event, openSignTrigger } from './calls';
import { keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const { trigger: statusTrigger, add, signAll, change } = useStatusTrigger(world);

/** The item that an event of this document starts. */
async function itemOf(objectId: string, parameters: IDataObject, changes: IDataObject = {}) {
	const one = openSignTrigger(world, parameters);
	const [item] = (await callSigned(one, event({ objectId, ...changes }))).items;
	return item;
}
const filesOf = ({ binary = {} }: Awaited<ReturnType<typeof itemOf>>) =>
	Object.entries(binary).map(([field, { fileName }]) => [field, fileName]);

describe('files', () => {
	test.each<[parameters: IDataObject, isDone: boolean, files: string[][]]>([
		[{}, true, []],
		[{ files: 'none' }, true, []],
		[{ files: 'pdf' }, false, [['pdf', 'Rent.pdf']]],
		[{ files: 'pdf' }, true, [['pdf', 'Rent (signed).pdf']]],
		[{ files: 'both' }, false, [['pdf', 'Rent.pdf']]],
		[
			{ files: 'both' },
			true,
			[
				['pdf', 'Rent (signed).pdf'],
				['certificate', 'Rent (certificate).pdf'],
			],
		],
		// As workflows have stored it that are older than the input on the first level.
		[{ files: 'both', options: { downloadFiles: 'pdf' } }, true, [['pdf', 'Rent (signed).pdf']]],
		[{ files: 'both', options: { downloadFiles: 'none' } }, true, []],
	])('%j, completed: %s', async (parameters, isDone, files) => {
		const id = add('Rent');
		if (isDone) await signAll(id);
		const item = await itemOf(id, parameters);
		expect(filesOf(item)).toEqual(files);
		expect(item.binary === undefined).toBe(files.length === 0);
		expect(item.json.document).toBeUndefined();
	});
});

test.each([true, false])('Include Document: %s', async (includeDocument) => {
	const id = add('Rent');
	const { json } = await itemOf(id, { options: { includeDocument } });
	expect(json.document !== undefined).toBe(includeDocument);
	expect(world.server.requests).toHaveLength(includeDocument ? 1 : 0);
});

test('a document that cannot be read gives neither itself nor files, and the event is there', async () => {
	const { json, binary } = await itemOf('aB3dE5gH1j', {
		files: 'both',
		options: { includeDocument: true },
	});
	expect(json).toMatchObject({ event: 'viewed', documentId: 'aB3dE5gH1j' });
	expect(json.document).toBeUndefined();
	expect(json.filesError).toBeUndefined();
	expect(binary).toBeUndefined();
});

test('dates as OpenSign wrote them: those of an event, and no empty list where it was found by asking', async () => {
	const id = add('Rent');
	const { json } = await itemOf(id, {});
	expect(Object.keys(json.originalDates as object).sort()).toEqual(['createdAt', 'viewedAt']);
	const one = statusTrigger({ events: ['created'] });
	await one.poll();
	const other = add('Offer');
	const [found] = await one.poll();
	expect(found.json).toMatchObject({ documentId: other, status: 'in-progress' });
	expect(found.json).not.toHaveProperty('originalDates');
	expect(found.json).not.toHaveProperty('document');
});

describe('Fetch Test Event', () => {
	const sampleOf = async (parameters: IDataObject = {}) =>
		await statusTrigger(parameters).poll('manual');

	test('of what says most: a completed document, by its end', async () => {
		add('Open');
		const id = add('Done', 60_000);
		await signAll(id);
		const [{ json }, ...others] = await sampleOf();
		expect(json).toMatchObject({ eventKey: `${id}:completed`, status: 'completed' });
		expect(others).toEqual([]);
	});

	test('with its files', async () => {
		const id = add('Rent');
		await signAll(id);
		const [item] = await sampleOf({ files: 'both' });
		expect(filesOf(item).map(([field]) => field)).toEqual(['pdf', 'certificate']);
	});

	test('of the newest five; what does not fit is passed over', async () => {
		const ids = Array.from({ length: 6 }, (_, k) => add(`Offer ${k}`, 1000 * (k + 1)));
		const [{ json }] = await sampleOf({ events: ['created'], filters: { title: 'Offer 4' } });
		expect(json.documentId).toBe(ids[4]);
		expect(await sampleOf({ events: ['created'], filters: { title: 'Offer 5' } })).toEqual([]);
	});

	test('one that cannot be read is passed over', async () => {
		const fine = add('Fine', 1000);
		const odd = add('Odd');
		const route = `GET /document/${odd}`;
		environment().failNext({ route, kind: 'other-json', body: null, times: Infinity });
		const [{ json }] = await sampleOf({ events: ['created'] });
		expect(json.documentId).toBe(fine);
	});

	test('none can be read: an error that says the first reason', async () => {
		const [second, first] = [add('Old', 1000), add('New')];
		for (const [id, body] of [
			[first, { objectId: 'aB3dE5gH1j', signers: [] }],
			[second, null],
		] as const) {
			const route = `GET /document/${id}`;
			environment().failNext({ route, kind: 'other-json', body, times: Infinity });
		}
		await expect(sampleOf({ events: ['created'] })).rejects.toThrow(
			`OpenSign has answered with another document than ${first}.`,
		);
	});

	test('one that there is no longer is no error', async () => {
		const route = `GET /document/${add('Gone')}`;
		const body = { error: 'Document not found!' };
		environment().failNext({ route, kind: 'status', status: 404, body, times: Infinity });
		expect(await sampleOf({ events: ['created'] })).toEqual([]);
	});
});

test('a change that was put off for its files is told with them, and once', async () => {
	const one = statusTrigger({ events: ['completed'], files: 'both' });
	await one.poll();
	const id = add('Rent');
	await signAll(id);
	const { certificate } = environment().documents.get(id)!;
	change(id, { certificate: undefined });
	expect(await keys(one)).toEqual([]);
	change(id, { certificate });
	const [item, ...others] = await one.poll();
	expect(filesOf(item).map(([field]) => field)).toEqual(['pdf', 'certificate']);
	expect(others).toEqual([]);
});
