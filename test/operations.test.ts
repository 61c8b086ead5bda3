import type { IDataObject } from 'n8n-workflow';

import { resources } from '../nodes/OpenSign/resources';
import { adapt, fill, makeSamples, type Samples } from './harness/fill';
import { signer, useWorld } from './harness/world';
import { SAMPLE_PDF, type StoredDocument } from '../dev/opensign-server';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation): [string, string] => [resource, operation]),
);

const givesMany = (resource: string, operation: string) =>
	resources[resource].operations[operation].givesMany ?? false;

/** What an operation cannot do without, although no single input is required. */
const NEEDED: Record<string, IDataObject> = {
	'document send': { signers: { signer: [signer()] } },
	'document sendFromTemplate': {
		templateValues: {
			mappingMode: 'defineBelow',
			matchingColumns: [],
			schema: [],
			value: { 'role.Employee.email': 'anna@example.com' },
		},
	},
	'document update': { updateFields: { title: 'New' } },
	'template create': { signers: { signer: [signer()] } },
	'template createDraft': { signers: { signer: [signer()] } },
	'template createPublic': { signers: { signer: [signer()] } },
	'template update': { updateFields: { title: 'New' } },
	'contact update': { updateFields: { name: 'New' } },
	'folder update': { folderName: 'New' },
};

const STATUS: Record<string, StoredDocument['status']> = { download: 'completed' };

/** Input items that each come with things of their own in OpenSign, and inputs that point at the item's. */
async function prepare(resource: string, operation: string, count: number) {
	const made: Samples[] = [];
	while (made.length < count) made.push(await makeSamples(world));
	for (const { ids } of made)
		live().documents.get(ids.documentId)!.status = STATUS[operation] ?? 'in-progress';
	if (resource === 'webhook' && operation !== 'set') live().webhookUrl = 'https://example.com/old';
	const [{ ids, mapper }] = made;
	const samples = {
		ids: Object.fromEntries(Object.keys(ids).map((name) => [name, `={{ $json.${name} }}`])),
		mapper,
	};
	const items = await Promise.all(
		made.map(async (one) => await world.engine.binaryItem(SAMPLE_PDF, { json: one.ids })),
	);
	const toParameters = (inputs: IDataObject): IDataObject => ({
		...inputs,
		// No two contacts have one address.
		...(resource === 'contact' && 'email' in inputs
			? { email: '={{ $json.contactId }}@example.com' }
			: {}),
		resource,
		operation,
	});
	const { properties } = resources[resource].operations[operation];
	const required = toParameters({
		...fill(
			properties.filter((property) => property.required),
			samples,
		),
		...NEEDED[`${resource} ${operation}`],
	});
	const all = toParameters(fill(properties, samples));
	adapt(operation, all);
	const run = async (parameters: IDataObject) =>
		await world.engine.runNode(parameters, { credential: world.credential(), items });
	return { ids, required, all, run };
}

test.each(OPERATIONS)(
	'%s %s: with its required inputs alone, for two items, each linked to its output',
	async (resource, operation) => {
		const { required, run } = await prepare(resource, operation, 2);
		const { items, error } = await run(required);
		expect(error?.message).toBeUndefined();
		const links = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		const each = items.length / 2;
		// A list holds what was made for both items.
		if (givesMany(resource, operation)) expect(each).toBeGreaterThan(1);
		else expect(each).toBe(1);
		expect(links).toEqual([...Array<number>(each).fill(0), ...Array<number>(each).fill(1)]);
	},
);

test.each(OPERATIONS)('%s %s: with every input', async (resource, operation) => {
	const { all, run } = await prepare(resource, operation, 1);
	const { items, error } = await run(all);
	expect(error?.message).toBeUndefined();
	if (!givesMany(resource, operation)) expect(items).toHaveLength(1);
});

test.each(OPERATIONS)(
	'%s %s: what OpenSign refuses is an error in plain words, and asked for once',
	async (resource, operation) => {
		const { ids, required, run } = await prepare(resource, operation, 1);
		const [method, path] = toRoute(resources[resource].operations[operation].routes[0], ids);
		live().failNext({
			route: `${method} ${path}`,
			kind: 'status',
			status: 400,
			body: { error: 'Something went wrong, please try again later!' },
		});
		const { items, error } = await run(required);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^[A-Z][^\n]*\.$/);
		const shown = JSON.stringify([error?.message, error?.description, error?.context]);
		expect(shown).not.toContain(world.server.tokens.selfHosted);
		expect(shown).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.js\b/);
		expect(
			world.server.requests.filter((request) => request.method === method && request.path === path),
		).toMatchObject([{ status: 400 }]);
	},
);

/** `POST /document/{document_id}` with the sample's id in it. */
function toRoute(route: string, ids: Samples['ids']): [string, string] {
	const [method, path] = route.split(' ');
	return [
		method,
		path
			.replace('{doctype}', 'inprogress')
			.replace(/\{(\w+)_id\}/, (_all, thing: string) => ids[`${thing}Id`]),
	];
}
