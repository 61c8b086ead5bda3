/** What becomes of an event when OpenSign does not give out its document, or does not tell enough of it. */
import type { IDataObject } from 'n8n-workflow';

import { VERSION_1 } from '../../dev/opensign-server';
import { locator } from '../builders';
import { useWorld } from '../harness/world';
import { breakDown, callSigned, callUnsigned, event, openSignTrigger, PEOPLE } from './calls';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const [ANNA, BERT] = PEOPLE;
const add = () => environment().addDocument({ signers: PEOPLE });

describe('with a key', () => {
	const withDocument = (filters: IDataObject = {}) =>
		openSignTrigger(world, { filters, options: { includeDocument: true } });

	test('an event starts without its document, and once more with it when it comes again', async () => {
		const objectId = add();
		const one = withDocument();
		const repair = breakDown(environment(), `GET /document/${objectId}`);
		// Twice at the same time.
		const answers = await Promise.all(
			[1, 2].map(async () => await callSigned(one, event({ objectId }))),
		);
		const items = answers.flatMap((answer) => answer.items);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				documentError: 'OpenSign answered with an error page (HTTP 502).',
			}),
		]);
		repair();

		const again = await callSigned(one, event({ objectId }));
		expect(again.items.map(({ json }) => json)).toMatchObject([
			{ document: { title: expect.any(String) as string } },
		]);
		expect(again.items[0].json.documentError).toBeUndefined();
		expect((await callSigned(one, event({ objectId }))).items).toEqual([]);
	});

	test('two documents that cannot be read are two events', async () => {
		const one = withDocument();
		const repair = breakDown(environment(), 'GET /document/*');
		for (const objectId of [add(), add()])
			expect((await callSigned(one, event({ objectId }))).items).toHaveLength(1);
		repair();
	});

	test('a filter that needs the document lets nothing through unread; later it does', async () => {
		const objectId = environment().addDocument({ options: { folderId: 'folder0001' } });
		const one = withDocument({ folderId: locator('folder0001') });
		const repair = breakDown(environment(), `GET /document/${objectId}`);
		expect(await callSigned(one, event({ objectId }))).toEqual({ status: 503, items: [] });
		repair();
		expect((await callSigned(one, event({ objectId }))).items).toHaveLength(1);
	});

	test('a document that was deleted meanwhile does not cost its event, unless a filter needs it', async () => {
		const { items } = await callSigned(withDocument(), event());
		expect(items[0].json.documentError).toContain('aB3dE5gH1j');
		const filtered = withDocument({ folderId: locator('folder0001') });
		expect(await callSigned(filtered, event())).toEqual({ status: 200, items: [] });
	});
});

describe('without a key, an old server tells less', () => {
	beforeEach(() => void Object.assign(world.server.quirks, VERSION_1));
	const call = async (objectId: string, changes: IDataObject) =>
		await callUnsigned(openSignTrigger(world, {}, ''), event({ objectId, ...changes }));
	const CANNOT_TELL = { status: 503, items: [] };
	const STARTS = { status: 200, items: [expect.anything()] };

	test('nothing of who has viewed and signed, nor that something is not over', async () => {
		const events = [
			{},
			{ event: 'signed', signer: ANNA },
			{ event: 'completed' },
			{ event: 'declined' },
		];
		const answers = await Promise.all(events.map(async (changes) => await call(add(), changes)));
		expect(answers).toEqual(events.map(() => CANNOT_TELL));
	});

	test('that a document is there, completed or declined', async () => {
		expect(await call(add(), { event: 'created' })).toEqual(STARTS);
		const completed = add();
		for (const { email } of [ANNA, BERT]) await environment().signAs(completed, email);
		expect(await call(completed, { event: 'completed' })).toEqual(STARTS);
		const declined = add();
		environment().declineAs(declined, ANNA.email);
		expect(await call(declined, { event: 'declined' })).toEqual(STARTS);
		// What it does tell counts against an event.
		expect(await call(declined, { event: 'completed' })).toEqual({ status: 403, items: [] });
	});
});
