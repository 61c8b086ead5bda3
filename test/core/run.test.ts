import type { INode } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { withSigner } from '../builders';
import { useWorld } from '../harness/world';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');

/** Sends a contract to each address. */
const sendTo = async (addresses: string[], node: Partial<INode> = {}) =>
	await world.engine.runNode(
		{
			...withSigner({ email: '={{ $json.email }}' }),
			title: '=Contract {{ $json.email }}',
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

test('the seventh fails: the error lists the six that went out, with their ids', async () => {
	const { error, items } = await sendTo(SEVENTH_BROKEN);
	expect(items).toEqual([]);
	expect(error?.message).toBe("Signer 1 (Tenant): 'broken@' is not an e-mail address.");
	expect(error?.context?.itemIndex).toBe(6);
	const wentOut = [...environment().documents.values()].map(
		({ objectId, title }, k) =>
			`Item ${k}: ${objectId} (${title}), p${k}@example.com: ${world.server.url}/login/`,
	);
	expect(wentOut).toHaveLength(6);
	const [nothing, blank, made, ...lines] = (error?.description ?? '').split('\n');
	expect([nothing, blank, made]).toEqual([
		'Nothing was sent for this item.',
		'',
		'6 documents were created before this error and not undone:',
	]);
	// With their signing links.
	expect(lines).toEqual(wentOut.map((start) => expect.stringContaining(start) as string));
});

test('the second fails: the error lists the one that went out', async () => {
	const { error } = await sendTo(['a@example.com', 'broken@']);
	expect(error?.description).toMatch(
		/^Nothing was sent for this item\.\n\nOne document was created before this error and not undone:\nItem 0: /,
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
	const { error } = await sendTo(SEVENTH_BROKEN, {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(world.server.createRequests()).toHaveLength(6);
	expect(error?.description).toMatch(
		/^Nothing was sent for this item\.\n\n6 documents were created/,
	);
});

test('with Retry On Fail, a passing refusal is tried again and the others are not', async () => {
	environment().credits = 1;
	const refill = setInterval(() => {
		if (environment().credits === 0) environment().credits = 5;
	}, 5);
	const { error, items } = await sendTo(['a@example.com', 'b@example.com'], {
		retryOnFail: true,
		maxTries: 5,
		waitBetweenTries: 50,
	});
	clearInterval(refill);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	const titles = [...environment().documents.values()].map(({ title }) => title);
	expect(titles).toEqual(['Contract a@example.com', 'Contract b@example.com']);
});
