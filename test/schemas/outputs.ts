/** Everything that an operation puts out on the stand-in, with its required inputs and with all. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { StoredDocument } from '../../dev/opensign-server';
import { locator } from '../builders';
import { prepare } from '../harness/required';
import type { World } from '../harness/world';

const ANNA = 'anna@example.com';
const STATUSES: Array<StoredDocument['status']> = [
	'draft',
	'in-progress',
	'completed',
	'declined',
	'expired',
];

type Items = INodeExecutionData[];
const toJson = (items: Items) => items.map(({ json }) => json);

export async function outputsOf(
	world: World,
	resource: string,
	operation: string,
): Promise<IDataObject[]> {
	if (operation === 'sendAndWait') return await awaited(world, resource, operation);
	const outputs: IDataObject[] = [];
	for (const inputs of ['required', 'all'] as const) {
		const prepared = await prepare(world, resource, operation, 1);
		const { items, error } = await prepared.run(prepared[inputs]);
		if (error) throw new Error(error.message);
		outputs.push(...toJson(items));
	}
	const name = `${resource} ${operation}`;
	return name === 'document get' ? [...outputs, ...(await inEachStatus(world))] : outputs;
}

async function inEachStatus(world: World): Promise<IDataObject[]> {
	const { ids, required, run } = await prepare(world, 'document', 'get', 1);
	const live = world.server.environment('selfHosted');
	const document = live.documents.get(ids.documentId)!;
	// Nobody has looked at it yet.
	const unseen = live.addDocument({ signers: [{ email: ANNA }] });
	const outputs = toJson((await run({ ...required, documentId: locator(unseen) })).items);
	for (const status of STATUSES) {
		document.status = status;
		outputs.push(...toJson((await run(required)).items));
	}
	return outputs;
}

/** What the workflow goes on with: signed, declined, and at the time limit. */
async function awaited(world: World, resource: string, operation: string): Promise<IDataObject[]> {
	const live = world.server.environment('selfHosted');
	const outputs: IDataObject[] = [];
	const ends: Array<(id: string) => Promise<unknown>> = [
		async (id) => await live.signAs(id, ANNA),
		async (id) => await Promise.resolve(live.declineAs(id, ANNA)),
	];
	for (const end of ends) {
		const { required, run } = await prepare(world, resource, operation, 1);
		const ran = await run(required);
		const sleeper = world.engine.sleeper(ran.run, required, world.credential());
		const { body } = world.server.createRequests().at(-1)!;
		await end(String(ran.items[0].json.documentId));
		const { items = [] } = await sleeper.call(String((body as IDataObject).redirect_url));
		outputs.push(...toJson(items), ...toJson(sleeper.atTheLimit));
	}
	return outputs;
}
