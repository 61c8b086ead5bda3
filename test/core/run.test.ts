import type { IDataObject, INode } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { withSigner } from '../builders';
import { IN_ORDER, useWorld } from '../harness/world';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');

/** Sends a contract to each address. */
const sendTo = async (addresses: string[], node: Partial<INode> = {}, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{
			...withSigner({ email: '={{ $json.email }}' }),
			title: '=Contract {{ $json.email }}',
			...changes,
		},
		{
			credential: world.credential(),
			items: await Promise.all(
				addresses.map(
					async (email) => await world.engine.binaryItem(SAMPLE_PDF, { json: { email } }),
				),
			),
			node,
		},
	);
/** The seventh of nine is none. */
const SEVENTH_BROKEN = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) =>
	k === 6 ? 'broken@' : `p${k}@example.com`,
);
const WHOLE = SEVENTH_BROKEN.map((_address, k) => `p${k}@example.com`);

/** OpenSign refuses the send that follows after so many, or so many of them. */
function refuseAfter(count: number, times = 1) {
	const { documents } = environment();
	const store = documents.set.bind(documents);
	documents.set = (id, document) => {
		if (documents.size === count - 1) {
			documents.set = store;
			const refusal = { status: 400, body: { error: 'No.' } };
			environment().failNext({ route: 'POST /createdocument', kind: 'status', times, ...refusal });
		}
		return store(id, document);
	};
}

test('the seventh cannot be sent: nothing is, and the error says so', async () => {
	const { error, items } = await sendTo(SEVENTH_BROKEN);
	expect(items).toEqual([]);
	expect(error?.message).toBe("Signer 1 (Tenant): 'broken@' is not an e-mail address.");
	expect(error?.context?.itemIndex).toBe(6);
	expect(error?.description).toBe(
		'Nothing was sent for this item.\n\nNothing was sent for the other items either: all are checked before the first is sent.',
	);
	expect(world.server.createRequests()).toEqual([]);
});

test('three of nine cannot be sent: one error names them all', async () => {
	const addresses = SEVENTH_BROKEN.map((address, k) => (k % 4 === 0 ? `worse${k}@` : address));
	const { error } = await sendTo(addresses);
	expect(error?.message).toMatch(
		/^4 of 9 items have problems\. Item 0: .*'worse0@'.* Item 4: .*'worse4@'.* Item 6: .*'broken@'.* Item 8: /,
	);
	expect(error?.description).toBe(
		'Nothing was sent: all items are checked before the first is sent.',
	);
	expect(world.server.createRequests()).toEqual([]);
});

test('the seventh is refused: the error lists the six that went out, with their ids', async () => {
	refuseAfter(6);
	const { error, items } = await sendTo(WHOLE, {}, IN_ORDER);
	expect(items).toEqual([]);
	expect(error?.message).toContain('No.');
	expect(error?.context?.itemIndex).toBe(6);
	const wentOut = [...environment().documents.values()].map(
		({ objectId, title }, k) =>
			`Item ${k}: ${objectId} (${title}), p${k}@example.com: ${world.server.url}/login/`,
	);
	expect(wentOut).toHaveLength(6);
	const [, , made, ...lines] = (error?.description ?? '').split('\n');
	expect([made]).toEqual(['6 documents were created before this error and not undone:']);
	// With their signing links.
	expect(lines).toEqual(wentOut.map((start) => expect.stringContaining(start) as string));
});

test('the second is refused: the error lists the one that went out', async () => {
	refuseAfter(1);
	const { error } = await sendTo(['a@example.com', 'b@example.com'], {}, IN_ORDER);
	expect(error?.description).toMatch(
		/\n\nOne document was created before this error and not undone:\nItem 0: /,
	);
});

test('the only one fails: nothing is listed', async () => {
	const { error } = await sendTo(['broken@']);
	expect(error?.description).toBe('Nothing was sent for this item.');
});

const NO_FLYING =
	"There is no operation 'fly' of the resource 'document'. Choose both from the lists.";

test.each<[string, string, INode['onError'], string]>([
	['no operation of that name', 'document', 'stopWorkflow', NO_FLYING],
	['no operation of that name, continued', 'document', 'continueRegularOutput', NO_FLYING],
	[
		'no resource of that name',
		'sky',
		'continueRegularOutput',
		"There is no operation '' of the resource 'sky'. Choose both from the lists.",
	],
])('%s', async (_what, resource, onError, says) => {
	const { error, items } = await world.engine.runNode(
		{ resource, operation: 'fly' },
		{ credential: world.credential(), node: { onError } },
	);
	if (onError === 'stopWorkflow') {
		expect(error?.message).toBe(says);
		expect(error?.context?.itemIndex).toBe(0);
	} else {
		expect(items.map(({ json }) => json)).toEqual([{ error: says }]);
	}
});

test('in a loop, what another round has made is told with its run', async () => {
	const first = await world.engine.binaryItem(SAMPLE_PDF, { json: { email: 'a@example.com' } });
	const { error } = await world.engine.runNode(withSigner({ email: '={{ $json.email }}' }), {
		credential: world.credential(),
		items: [first],
		again: (_made, run) => (run === 1 ? [{ ...first, json: { email: 'broken@' } }] : []),
	});
	const [{ objectId, title }] = [...environment().documents.values()];
	expect(error?.description).toContain(`\nRun 1, item 0: ${objectId} (${title}), `);
});

test('with Retry On Fail, what went out is not sent again', async () => {
	refuseAfter(6, Infinity);
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const { error } = await sendTo(WHOLE, node, IN_ORDER);
	// Six, and the seventh three times.
	expect(world.server.createRequests()).toHaveLength(9);
	expect(environment().documents.size).toBe(6);
	expect(error?.description).toContain('6 documents were created');
});

test('with Retry On Fail, a passing refusal is tried again and the others are not', async () => {
	refuseAfter(1);
	const node = { retryOnFail: true, maxTries: 5, waitBetweenTries: 50 };
	const { error, items } = await sendTo(['a@example.com', 'b@example.com'], node, IN_ORDER);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	const titles = [...environment().documents.values()].map(({ title }) => title);
	expect(titles).toEqual(['Contract a@example.com', 'Contract b@example.com']);
});

test('items with the same problem are named together', async () => {
	const { error } = await sendTo(['', 'a@example.com', '', 'broken@']);
	expect(error?.message).toMatch(
		/^3 of 4 items have problems\. Items 0 and 2: Signer 1 .* Item 3: /,
	);
});
