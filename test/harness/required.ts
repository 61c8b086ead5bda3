import type { IDataObject, INode } from 'n8n-workflow';

import { resources } from '../../nodes/OpenSign/resources';
import { SAMPLE_PDF, type StoredDocument } from '../../dev/opensign-server';
import { adapt, fill, makeSamples, type Samples } from './fill';
import { signer, type World } from './world';

export const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation): [string, string] => [resource, operation]),
);

/** Somebody for the sample template's role. */
const EMPLOYEE: IDataObject = {
	templateValues: {
		mappingMode: 'defineBelow',
		matchingColumns: [],
		schema: [],
		value: { 'role.Employee.email': 'anna@example.com' },
	},
};

/** What an operation cannot do without, although no single input is required. */
const NEEDED: Record<string, IDataObject> = {
	'document send': { signers: { signer: [signer()] } },
	'document preview': { previewOf: 'sendFromTemplate', ...EMPLOYEE },
	'document sendAndWait': { signers: { signer: [signer()] } },
	'document sendFromTemplate': EMPLOYEE,
	'document update': { updateFields: { title: 'New' } },
	'template create': { signers: { signer: [signer()] } },
	'template createDraft': { signers: { signer: [signer()] } },
	'template createPublic': { signers: { signer: [signer()] } },
	'template update': { updateFields: { title: 'New' } },
	'contact update': { updateFields: { name: 'New' } },
	'folder update': { folderName: 'New' },
	'signOff sendAndWait': { signOffEmail: 'anna@example.com' },
};

const STATUS: Record<string, StoredDocument['status']> = { download: 'completed' };

/** A request with the names of known ids in place of the ids, and `*` for that of a document that was just made. */
export const toPattern = (request: string, ids: Record<string, string>): string =>
	Object.entries(ids)
		.reduce((text, [name, id]) => text.replace(id, `{${name}}`), request)
		.replace(/\/document\/[A-Za-z0-9]{10}$/, '/document/*');

/** Input items that each come with things of their own in OpenSign, and inputs that point at the item's. */
export async function prepare(world: World, resource: string, operation: string, count: number) {
	const live = world.server.environment('selfHosted');
	const made: Samples[] = [];
	while (made.length < count) made.push(await makeSamples(world));
	for (const { ids } of made)
		live.documents.get(ids.documentId)!.status = STATUS[operation] ?? 'in-progress';
	if (resource === 'webhook' && operation !== 'set') live.webhookUrl = 'https://example.com/old';
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
	const run = async (parameters: IDataObject, node: Partial<INode> = {}) =>
		await world.engine.runNode(parameters, { credential: world.credential(), items, node });
	return { ids, required, all, run };
}
