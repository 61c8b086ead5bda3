/** Many input items: how many at once, in which order they come out, and what is said of all of them. */
import type { IDataObject, INode } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { locator, withSigner } from '../builders';
import { useWorld } from '../harness/world';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const CREATE = 'POST /createdocument';

const people = (count: number) => Array.from({ length: count }, (_, k) => `p${k}@example.com`);

async function sendTo(addresses: string[], changes: IDataObject = {}, node: Partial<INode> = {}) {
	const items = await Promise.all(
		addresses.map(async (email) => await world.engine.binaryItem(SAMPLE_PDF, { json: { email } })),
	);
	const parameters = {
		...withSigner({ email: '={{ $json.email }}' }),
		title: '=Contract {{ $json.email }}',
		additionalOptions: { lookUpSeconds: 0 },
		...changes,
	};
	return await world.engine.runNode(parameters, {
		credential: world.credential(),
		items,
		node,
	});
}

/** Counts how many creates are under way at the same time, each of which takes some milliseconds by lot. */
function watch(route = CREATE) {
	const seen = { now: 0, most: 0 };
	const until = async () => {
		seen.most = Math.max(seen.most, ++seen.now);
		await new Promise((done) => setTimeout(done, 10 + 30 * Math.random()));
		seen.now--;
	};
	live().failNext({ route, kind: 'late', times: Infinity, until });
	return seen;
}

test.each<[string, IDataObject, number]>([
	['five at once', {}, 5],
	['one after the other', { manyItems: { atOnce: 1 } }, 1],
	['twelve at once', { manyItems: { atOnce: 12 } }, 12],
])('%s, and each output is that of its item', async (_what, changes, most) => {
	const seen = watch();
	const { items, error } = await sendTo(people(24), changes);
	expect(error).toBeUndefined();
	expect(seen.most).toBe(most);
	expect(items.map(({ json }) => json.title)).toEqual(
		people(24).map((email) => `Contract ${email}`),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		people(24).map((_, item) => ({ item })),
	);
});

test('a pause is kept', async () => {
	const start = Date.now();
	// A hundredth in the tests.
	await sendTo(people(4), { manyItems: { atOnce: 2, pauseMs: 30_000 } });
	expect(Date.now() - start).toBeGreaterThanOrEqual(300);
});

test('reads: five at once, in order', async () => {
	const ids = people(15).map((email) => live().addDocument({ title: email }));
	const seen = watch('GET /document/*');
	const { items } = await world.engine.runNode(
		{ resource: 'document', operation: 'get', documentId: locator('={{ $json.id }}') },
		{ credential: world.credential(), items: ids.map((id) => ({ json: { id } })) },
	);
	expect(seen.most).toBe(5);
	expect(items.map(({ json }) => json.documentId)).toEqual(ids);
});

test('what is changed without a mail is changed one after the other', async () => {
	const seen = watch('POST /createfolder');
	await world.engine.runNode(
		{ resource: 'folder', operation: 'create', folderName: '={{ $json.name }}' },
		{
			credential: world.credential(),
			items: people(4).map((name) => ({ json: { name } })),
		},
	);
	expect(seen.most).toBe(1);
});

test('a template, a folder and the contact book are read once, although five ask at the same time', async () => {
	const templateId = live().addTemplate({
		title: 'NDA',
		file: SAMPLE_PDF,
		signers: [
			{ role: 'Employee', widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 90, h: 40 }] },
		],
	});
	const { objectId: folderId } = live().addFolder({ folderName: 'Contracts' });
	const { error } = await sendTo(people(20), {
		operation: 'sendFromTemplate',
		templateId: locator(templateId),
		templateValues: {
			mappingMode: 'defineBelow',
			value: { 'role.Employee.email': '={{ $json.email }}' },
		},
		additionalOptions: { document: { folderId: locator(folderId) } },
	});
	expect(error).toBeUndefined();
	const others = world.server.requests
		.map(({ method, path }) => `${method} ${path}`)
		.filter((request) => !request.startsWith('POST '));
	expect(others.sort()).toEqual([
		'GET /contactlist',
		'GET /documentlist/inprogress',
		`GET /folder/${folderId}`,
		'GET /getcredits',
		`GET /template/${templateId}`,
	]);
});

test('several fail at the same time: the first is the error, and the others are named', async () => {
	live().failNext({ route: CREATE, kind: 'status', status: 400, body: { error: 'No.' }, times: 3 });
	const { error } = await sendTo(people(9));
	expect(error?.context?.itemIndex).toBeLessThan(5);
	expect(error?.description).toMatch(/Others failed as well\. Items? \d.*: .*No\./);
	expect(live().documents.size).toBeLessThan(5);
});

test('two of the same title lose their answers at once: neither is taken for the other', async () => {
	live().failNext({ route: CREATE, kind: 'drop-before' });
	live().failNext({ route: CREATE, kind: 'drop-after' });
	const { items } = await sendTo(
		['p@example.com', 'p@example.com'],
		{ title: 'Contract' },
		{
			onError: 'continueRegularOutput',
		},
	);
	const [{ objectId }] = [...live().documents.values()];
	expect(items.map(({ json }) => json.documentId)).toEqual([undefined, undefined]);
	for (const { json } of items) expect(json.error).toContain(objectId);
	expect(world.server.createRequests()).toHaveLength(2);
});

test('those of the same title that were answered are not taken for the one that was not', async () => {
	live().failNext({ route: CREATE, kind: 'drop-after' });
	const { items } = await sendTo(
		Array.from({ length: 8 }, () => 'p@example.com'),
		{
			title: 'Contract',
		},
	);
	expect(new Set(items.map(({ json }) => json.documentId)).size).toBe(8);
	expect(items.filter(({ json }) => json.recovered)).toHaveLength(1);
});

test('with Do Not Send Twice, two equal items at the same time are one document', async () => {
	const options = { notTwiceDays: 7 };
	const { items } = await sendTo(['p@example.com', 'p@example.com'], {
		additionalOptions: options,
	});
	expect(live().documents.size).toBe(1);
	expect(new Set(items.map(({ json }) => json.documentId)).size).toBe(1);
});

describe('credits', () => {
	const CONTINUE = { onError: 'continueRegularOutput' } as const;

	test('fewer than items: nothing is sent', async () => {
		live().credits = 20;
		const { error } = await sendTo(people(50));
		expect(error?.message).toBe(
			'50 documents are to be sent, but the OpenSign account has only 20 credits left.',
		);
		expect(error?.description).toMatch(/^Nothing was sent\. .*Send as Many as Credits Allow\.$/);
		expect(world.server.createRequests()).toEqual([]);
	});

	test('the same where the workflow goes on: each item says so', async () => {
		live().credits = 1;
		const { items } = await sendTo(people(3), {}, CONTINUE);
		expect(items).toHaveLength(3);
		for (const { json } of items) {
			expect(json.error).toMatch(/^Nothing was sent for this item: 3 documents are to be sent/);
		}
		expect(world.server.createRequests()).toEqual([]);
	});

	test('as many as there are, if wanted', async () => {
		live().credits = 2;
		const { items } = await sendTo(people(5), { manyItems: { asManyAsPaid: true } }, CONTINUE);
		expect(items.map(({ json }) => typeof json.documentId)).toEqual([
			'string',
			'string',
			'undefined',
			'undefined',
			'undefined',
		]);
		expect(world.server.createRequests()).toHaveLength(2);
	});

	test('used up meanwhile: nothing more is begun, and all the others say why', async () => {
		const quota = { status: 429, body: { error: 'Quota reached' } };
		live().failNext({ route: CREATE, kind: 'status', times: Infinity, ...quota });
		const { items } = await sendTo(people(30), {}, CONTINUE);
		expect(world.server.createRequests()).toHaveLength(5);
		expect(items[29].json.error).toMatch(
			/^Nothing was sent for this item: it failed for item \d: The OpenSign account has no credits left/,
		);
	});

	test.each([404, 400])('not counted (HTTP %d): it is sent', async (status) => {
		live().failNext({ route: 'GET /getcredits', kind: 'status', status, body: { error: 'No.' } });
		const { error, items } = await sendTo(people(3));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
	});
});

test('one summary item in place of all', async () => {
	live().credits = 10;
	live().failNext({ route: CREATE, kind: 'drop-before' });
	const { items } = await sendTo(
		[...people(3), 'broken@'],
		{ manyItems: { summary: true, atOnce: 1 } },
		{ onError: 'continueRegularOutput' },
	);
	expect(items).toHaveLength(1);
	const [{ json, pairedItem }] = items;
	expect(json).toMatchObject({
		items: 4,
		sent: 2,
		refused: 1,
		unknown: 1,
		notSent: 0,
		creditsBefore: 10,
		creditsAfter: 8,
	});
	const made = [...live().documents.values()].map(({ objectId, title }) => [objectId, title]);
	const told = json.documents as Array<Record<string, unknown>>;
	expect(told.map(({ documentId, title }) => [documentId, title])).toEqual(made);
	expect(told.map(({ item }) => item)).toEqual([1, 2]);
	expect(json.problems).toEqual([
		{ item: 0, outcome: 'unknown', reason: expect.stringContaining('unknown') as string },
		{ item: 3, outcome: 'refused', reason: expect.stringContaining('broken@') as string },
	]);
	expect(pairedItem).toEqual([0, 1, 2, 3].map((item) => ({ item })));
});
