/** Send and Wait: an execution that has been woken, and is retried since n8n crashed after that. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { sendAndWait } from './sending';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const sign = async (id: string) => await live().signAs(id, 'anna@example.com');

const COUNT = 2;
const wait = async () => {
	const title = '={{ $json.k === undefined ? "Again" : "Agreement " + $json.k }}';
	return await sendAndWait(world, { title }, COUNT);
};

const outputOf = ({ data }: { data: { resultData: { runData: IDataObject } } }) => {
	const [task] = data.resultData.runData.OpenSign as Array<{
		data: { main: Array<Array<{ json: IDataObject; binary?: IDataObject }>> };
	}>;
	return task.data.main[0];
};

test('nothing is sent again: the signed documents come out', async () => {
	const { sleeper, addresses, ids } = await wait();
	for (const id of ids) await sign(id);
	const { items = [] } = await sleeper.call(addresses[0]);
	const run = await sleeper.retry(items);
	expect([run.status, run.data.resultData.error?.message]).toEqual(['success', undefined]);
	const output = outputOf(run as never);
	expect(output.map(({ json }) => [json.documentId, json.status])).toEqual(
		ids.map((id) => [id, 'completed']),
	);
	expect(output.every(({ binary }) => binary?.pdf !== undefined)).toBe(true);
	expect(world.server.createRequests()).toHaveLength(COUNT);
});

test('a document that is not final: it sleeps again', async () => {
	const { sleeper, ids } = await wait();
	await sign(ids[0]);
	const run = await sleeper.retry(sleeper.atTheLimit);
	expect(run.status).toBe('waiting');
	expect(outputOf(run as never).map(({ json }) => json.documentId)).toEqual(ids);
	expect(world.server.createRequests()).toHaveLength(COUNT);
});
