/** What an earlier try, or an earlier run, has left open is settled before anything is sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { withSigner } from '../builders';
import { sendParameters, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const CREATE = 'POST /createdocument';
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const AT_ONCE = { additionalOptions: { lookUpSeconds: 0 } };
const TITLE = '=Contract {{ $now.toMillis() }} {{ Math.random() }}';

const item = async (json: IDataObject = {}) => await world.engine.binaryItem(SAMPLE_PDF, { json });
const documents = () => [...live().documents.values()];

/** The document is made, its answer is lost, and so is the list in which it would be found at once. */
function loseNext(kind: 'drop-after' | 'drop-before' = 'drop-after', times = 2) {
	live().failNext({ route: CREATE, kind });
	live().failNext({
		route: 'GET /documentlist/inprogress',
		kind: 'status',
		status: 400,
		body: { error: 'Busy' },
		// Before the send, and after it.
		times,
	});
}

describe('Retry On Fail', () => {
	const send = async (changes: IDataObject = {}) =>
		await world.engine.runNode(sendParameters({ title: TITLE, ...AT_ONCE, ...changes }), {
			credential: world.credential(),
			items: [await item()],
			node: RETRIES,
		});

	test('the second try finds what the first has sent', async () => {
		loseNext();
		const { items, error } = await send();
		expect(error?.message).toBeUndefined();
		const [{ objectId, title }] = documents();
		expect(documents()).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			documentId: objectId,
			title,
			status: 'in-progress',
			recovered: true,
			signingLinks: { 'anna@example.com': expect.stringContaining('/login/') as string },
			warnings: [expect.stringContaining('The answer to an earlier try did not come') as string],
		});
	});

	test('also when the PDF could not be had again', async () => {
		let count = 0;
		const server = createServer((_request, response) => {
			count += 1;
			response.statusCode = count === 1 ? 200 : 404;
			response.end(SAMPLE_PDF);
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		loseNext();
		const { items, error } = await send({
			pdfSource: 'url',
			pdfUrl: `http://127.0.0.1:${port}/x.pdf`,
			allowPrivateAddresses: true,
		});
		server.close();
		expect(error?.message).toBeUndefined();
		expect(items[0].json.documentId).toBe(documents()[0].objectId);
	});

	test('what cannot be found is not sent again', async () => {
		loseNext('drop-before');
		const { error } = await send();
		expect(error?.message).toMatch(/^'Contract .*' may already have been sent by an earlier try/);
		expect(error?.description).toContain('and found none.');
		expect(world.server.createRequests()).toHaveLength(1);
	});

	test.each([
		['document', 'createDraft', 'POST /draftdocument', 'GET /documentlist/draft', 'documentId'],
		['document', 'selfSign', 'POST /selfsign', 'GET /documentlist/inprogress', 'documentId'],
		['template', 'create', 'POST /createtemplate', 'GET /templatelist', 'templateId'],
	])('%s %s', async (resource, operation, route, list, idName) => {
		live().failNext({ route, kind: 'drop-after' });
		live().failNext({ route: list, kind: 'status', status: 400, body: {}, times: 2 });
		const { items, error } = await send({ resource, operation });
		expect(error?.message).toBeUndefined();
		const made = [...documents(), ...live().templates.values()];
		expect(made).toHaveLength(1);
		expect(items[0].json).toMatchObject({ [idName]: made[0].objectId, recovered: true });
	});
});

test.each([
	['document', 'createDraft', 'POST /draftdocument', 'under Drafts whether the draft is there'],
	['template', 'create', 'POST /createtemplate', 'under Templates whether the template is there'],
])('%s %s: the error says what, and where to look', async (resource, operation, route, where) => {
	live().failNext({ route, kind: 'drop-before' });
	const { error } = await world.engine.runNode(
		sendParameters({ resource, operation, ...AT_ONCE }),
		{ credential: world.credential(), items: [await item()], node: RETRIES },
	);
	expect(error?.message).toContain(
		'may already have been made by an earlier try, so it was not made',
	);
	expect(error?.description).toContain(where);
});

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
			sendParameters({ title: `=${'{{ $json.name }}'} ${TITLE.slice(1)}`, ...AT_ONCE }),
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
