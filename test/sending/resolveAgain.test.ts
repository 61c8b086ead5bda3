/** What comes back to the node from its error output, after sends whose answer was lost. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { withSigner } from '../builders';
import { IN_ORDER, sendParameters, useWorld } from '../harness/world';
import { AT_ONCE, CREATE, TITLE, useLosing } from './losing';

const world = useWorld();
const { live, item, documents, loseNext } = useLosing(world);

describe('an error output that is wired back to the node', () => {
	/** Until the third run at most. */
	const again =
		(change: (items: INodeExecutionData[], run: number) => INodeExecutionData[]) =>
		(items: INodeExecutionData[], run: number) => (run < 3 ? change(items, run) : []);

	const loop = async (
		change: (items: INodeExecutionData[], run: number) => INodeExecutionData[],
		changes: IDataObject = {},
	) => {
		const source = await item({ name: 'Anna' });
		const { binary } = source;
		const email = '={{ $json.email ?? "anna@example.com" }}';
		return await world.engine.runNode(
			{ ...withSigner({ email }), title: TITLE, ...AT_ONCE, ...changes },
			{
				credential: world.credential(),
				items: [source],
				node: { onError: 'continueErrorOutput' },
				again: again((items, run) => change(items, run).map((one) => ({ ...one, binary }))),
			},
		);
	};

	test('comes out with what was sent, under whatever title', async () => {
		loseNext();
		const { items } = await loop((failed) => failed);
		expect(documents()).toHaveLength(1);
		expect(items).toHaveLength(2);
		expect(items[1].json).toMatchObject({
			documentId: documents()[0].objectId,
			title: documents()[0].title,
			recovered: true,
		});
	});

	test('the same where the first input was restored', async () => {
		loseNext();
		const { items } = await loop(() => [{ json: { name: 'Anna' } }]);
		expect(documents()).toHaveLength(1);
		expect(items[1].json).toMatchObject({ documentId: documents()[0].objectId });
	});

	/** Two for the same person come back in this order; what is sent is A, then B. */
	const loopOfTwo = async (order: number[]) => {
		const [a, b] = [await item({ name: 'A' }), await item({ name: 'B' })];
		return await world.engine.runNode(
			sendParameters({
				title: `=${'{{ $json.name }}'} ${TITLE.slice(1)}`,
				...AT_ONCE,
				...IN_ORDER,
			}),
			{
				credential: world.credential(),
				items: [a, b],
				node: { onError: 'continueErrorOutput' },
				again: again((failed) =>
					order.flatMap((k) => (k in failed ? { ...failed[k], binary: a.binary } : [])),
				),
			},
		);
	};

	test.each([[[0, 1]], [[1, 0]], [[1]]])('of two, each has its own: %j', async (order) => {
		live().failNext({ route: CREATE, kind: 'drop-after' });
		loseNext('drop-after', 3);
		const { items } = await loopOfTwo(order);
		expect(world.server.createRequests()).toHaveLength(2);
		const made = documents().map(({ objectId }) => objectId);
		expect(items.slice(2).map(({ json }) => json.documentId)).toEqual(order.map((k) => made[k]));
	});

	test('one that was refused is not taken for one that may be out, which is not sent again', async () => {
		live().failNext({ route: CREATE, kind: 'status', status: 400, body: { error: 'No.' } });
		loseNext();
		const { items } = await loopOfTwo([0, 1]);
		const [b, a] = documents().map(({ objectId }) => objectId);
		expect(items[2].json.documentId).toBe(b);
		expect(items[3].json.error).toContain(`(${b}) to the same people`);
		// The third run.
		expect(items[4].json.documentId).toBe(a);
		expect(documents()).toHaveLength(2);
	});

	test('nothing is sent to the same people while it is unknown', async () => {
		loseNext('drop-before');
		const { items } = await loop((failed) => failed);
		expect(world.server.createRequests()).toHaveLength(1);
		expect(items).toHaveLength(3);
		expect(items[2].json.error).toMatch(/may already have been sent by an earlier run/);
	});

	test('one that may be another one is neither sent nor taken for it', async () => {
		loseNext();
		const { items } = await loop(() => [{ json: { name: 'Otto' } }]);
		const [{ objectId }] = documents();
		expect(world.server.createRequests()).toHaveLength(1);
		for (const { json } of items.slice(1)) expect(json.error).toContain(objectId);
		expect(items[2].json.error).toContain('Nothing was sent for this item');
	});

	test('a draft comes out as well', async () => {
		live().failNext({ route: 'POST /draftdocument', kind: 'drop-after' });
		const list = { kind: 'status', status: 400, body: {}, times: 2 } as const;
		live().failNext({ route: 'GET /documentlist/draft', ...list });
		const { items } = await loop((failed) => failed, { operation: 'createDraft' });
		expect(documents()).toHaveLength(1);
		expect(items[1].json).toMatchObject({ documentId: documents()[0].objectId, recovered: true });
	});

	test('others are not held up by what is unknown', async () => {
		loseNext('drop-before');
		const { items } = await loop((_failed, run) =>
			run === 1 ? [{ json: { email: 'otto@example.com' } }] : [],
		);
		expect(items[1].json).toMatchObject({ documentId: documents()[0].objectId });
		expect(items[1].json).not.toHaveProperty('recovered');
	});

	test('nor is the next item of the same run', async () => {
		loseNext('drop-before');
		const { items } = await world.engine.runNode(sendParameters({ title: TITLE, ...AT_ONCE }), {
			credential: world.credential(),
			items: [await item({ name: 'Anna' }), await item({ name: 'Otto' })],
			node: { onError: 'continueErrorOutput' },
		});
		expect(items).toHaveLength(2);
		expect(world.server.createRequests()).toHaveLength(2);
		expect(documents()).toHaveLength(1);
	});

	test('nor is the next document for the same people, once the first was found', async () => {
		loseNext();
		const { items } = await loop((failed, run) =>
			run === 1 ? [...failed, { json: { email: 'broken@' } }] : [{ json: { name: 'Otto' } }],
		);
		expect(documents()).toHaveLength(2);
		expect(items.at(-1)?.json.documentId).toBe(documents()[1].objectId);
	});

	test('what was refused is sent in the next run', async () => {
		live().failNext({ route: CREATE, kind: 'status', status: 400, body: { error: 'No.' } });
		const { items } = await loop((failed) => failed);
		expect(items[1].json.documentId).toBe(documents()[0].objectId);
	});
});
