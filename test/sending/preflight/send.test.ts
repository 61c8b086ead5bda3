import type { IDataObject, INode } from 'n8n-workflow';

import { field, withSigners } from '../../builders';
import { errors, sendParameters, signer, useWorld } from '../../harness/world';
import { BAD_INPUTS } from './badInputs';
import { SAMPLE_PDF } from '../../../dev/opensign-server';

const world = useWorld();
const pdf = SAMPLE_PDF;

/** Sends one PDF for each of `rows`, which are what its item holds. */
const send = async (
	parameters: IDataObject,
	{ rows = [{}], node = {} }: { rows?: IDataObject[]; node?: Partial<INode> } = {},
) =>
	await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: await Promise.all(
			rows.map(async (json) => await world.engine.binaryItem(pdf, { json })),
		),
		node,
	});

describe('Send refuses before any request', () => {
	test.each(BAD_INPUTS)('$name', async ({ given, says }) => {
		const { items, error } = await send(given);
		expect(error?.message).toBe(says);
		expect(items).toEqual([]);
		expect(world.server.requests).toEqual([]);
	});

	test('every mistake has a message of its own', () => {
		const messages = BAD_INPUTS.map(({ says }) => says);
		expect(BAD_INPUTS.length).toBeGreaterThanOrEqual(40);
		expect(new Set(messages).size).toBe(BAD_INPUTS.length);
	});

	test('all problems of an item in one message', async () => {
		const { error } = await send(
			sendParameters({
				title: '={{ "" }}',
				binaryPropertyName: 'file',
				signers: { signer: [signer({ email: 'anna@' })] },
				additionalOptions: { copies: { cc: 'boss' } },
			}),
		);
		expect(error?.message).toBe(
			"4 problems: (1) Title: nothing was entered. Signers need a title to know what they sign. (2) CC: 'boss' is not an e-mail address. (3) PDF File: this item has no file 'file'. It has: data. (4) Signer 1 (Tenant): 'anna@' is not an e-mail address.",
		);
		expect(error?.description).toBe('Nothing was sent for this item.');
		expect(world.server.requests).toEqual([]);
	});

	test("with 'continue on fail', one item's mistake does not stop the others", async () => {
		const signatureOnPage = field('signature', { page: '={{ $json.page }}' });
		const parameters = {
			...withSigners(
				signer({ email: '={{ $json.email }}', widgets: { widget: [signatureOnPage] } }),
			),
			additionalOptions: { copies: { cc: '={{ $json.cc }}' } },
		};
		const cases = [
			{
				item: { email: 'a@example.com', page: 1, cc: '' },
				says: undefined,
			},
			{
				item: { email: 'b@', page: 1, cc: '' },
				says: "Signer 1 (Tenant): 'b@' is not an e-mail address. Nothing was sent for this item.",
			},
			{
				item: { email: 'c@example.com', page: 0, cc: '' },
				says: 'Signer 1 (Tenant), field 1, Page: 0 is not a page. Count from 1, or from the end: -1 is the last. Nothing was sent for this item.',
			},
			{
				item: { email: 'd@example.com', page: 1, cc: 'boss' },
				says: "CC: 'boss' is not an e-mail address. Nothing was sent for this item.",
			},
			{
				item: { email: 'e@example.com', page: 1, cc: 'boss@example.com' },
				says: undefined,
			},
		];
		const { items } = await send(parameters, {
			rows: cases.map(({ item }) => item),
			node: { onError: 'continueRegularOutput' },
		});
		expect(errors(items)).toEqual(cases.map(({ says }) => says));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(cases.map((_, item) => ({ item })));
		const sentTo = world.server.createRequests().map(({ body }) => {
			const { signers } = body as { signers: Array<{ email: string }> };
			return signers[0].email;
		});
		// Two at the same time come in any order.
		expect(sentTo.sort()).toEqual(['a@example.com', 'e@example.com']);
	});
});

test('what OpenSign drops silently is an error that names who and which document', async () => {
	const live = world.server.environment('selfHosted');
	live.failNext({ route: 'POST /createdocument', kind: 'drop-signer' });
	const owner = signer({
		role: 'Owner',
		email: 'owner@example.com',
		widgets: { widget: [field('signature', { y: 700 })] },
	});
	const { error } = await send(withSigners(signer(), owner));
	const [id] = live.documents.keys();
	expect(error?.message).toBe(
		`OpenSign created the document 'Rental agreement' (${id}) but left out Signer 2 (Owner), owner@example.com.`,
	);
});
