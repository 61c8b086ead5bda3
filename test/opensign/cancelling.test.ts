/** An execution that is cancelled ends at once, whatever it waits for; what it has sent is told. */
import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { IN_ORDER, sendParameters, useWorld } from '../harness/world';
import type { Fault } from '../../dev/opensign-server';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

/** Milliseconds; without being cancelled, each of these would wait for fifteen seconds and more. */
const AT_ONCE = 5000;
const KINDS: Array<Fault['kind']> = ['stall', 'trickle'];

/** Runs into an answer that never ends, and is cancelled as soon as it is there. */
async function cancelAmid(route: string, kind: Fault['kind'], parameters: IDataObject) {
	const ordered = live().failNext({ route, kind, times: Infinity });
	const started = Date.now();
	const outcome = await world.engine.runNode(parameters, {
		credential: world.credential(),
		cancelWhen: () => ordered.met > 0,
	});
	return { ...outcome, tries: ordered.met, took: Date.now() - started };
}

test.each(KINDS)('a request: %s', async (kind) => {
	const getUser = { resource: 'account', operation: 'getUser' };
	const { error, tries, took } = await cancelAmid('GET /getuser', kind, getUser);
	expect(error?.message).toBe('The execution was cancelled before OpenSign answered.');
	expect(tries).toBe(1);
	expect(took).toBeLessThan(AT_ONCE);
});

test.each(KINDS)('a download: %s', async (kind) => {
	const { items, tries, took } = await cancelAmid('GET /storage', kind, {
		resource: 'document',
		operation: 'download',
		files: 'current',
		documentId: locator(live().addDocument()),
	});
	expect(items).toEqual([]);
	expect(tries).toBe(1);
	expect(took).toBeLessThan(AT_ONCE);
});

test('nothing is sent for the items that are left, and what went out before is told', async () => {
	const { documents } = live();
	const store = documents.set.bind(documents);
	// As soon as the first is out, the second one gets no answer.
	documents.set = (id, document) => {
		documents.set = store;
		live().failNext({ route: 'POST /createdocument', kind: 'stall' });
		return store(id, document);
	};
	const item = await world.engine.binaryItem(SAMPLE_PDF);
	const { items } = await world.engine.runNode(sendParameters(IN_ORDER), {
		credential: world.credential(),
		items: [item, item, item],
		node: { onError: 'continueRegularOutput' },
		cancelWhen: () => world.server.createRequests().length === 2,
	});
	expect(world.server.createRequests()).toHaveLength(2);
	const [sent] = documents.keys();
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ documentId: sent }),
		{
			error: expect.stringMatching(/^The execution was cancelled.*is unknown/) as string,
		},
	]);
});
