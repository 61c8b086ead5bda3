import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { locator, withSigner } from '../builders';
import { IN_ORDER, useWorld } from '../harness/world';

/** What n8n calls again, by Retry On Fail, is another try of the same item, whatever its expressions yield then. */
const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const CREATE = 'POST /createdocument';
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 50 };

const toItems = async (rows: IDataObject[]) =>
	await Promise.all(rows.map(async (json) => await world.engine.binaryItem(SAMPLE_PDF, { json })));

/** Sends to each address, with a title that is another one at each try. */
const send = async (addresses: string[], changes: IDataObject = {}) =>
	await world.engine.runNode(
		{
			...withSigner({ email: '={{ $json.email }}' }),
			title: '=Contract {{ $now.toMillis() }} {{ Math.random() }}',
			...changes,
		},
		{
			credential: world.credential(),
			items: await toItems(addresses.map((email) => ({ email }))),
			node: RETRIES,
		},
	);

const created = () => [...environment().documents.values()];

test('a send of unknown outcome is not repeated under another title', async () => {
	environment().failNext({ route: CREATE, kind: 'drop-before' });
	const { error } = await send(['a@example.com'], { additionalOptions: { lookUpSeconds: 0 } });
	expect(world.server.createRequests()).toHaveLength(1);
	expect(error?.message).toMatch(/^'Contract .*' may already have been sent by an earlier try/);
	expect(error?.description).toContain(
		'It is unknown whether OpenSign has done these:\nItem 0: Contract ',
	);
	expect(error?.description).not.toContain('created before this error');
});

test('what went out before another item failed is not sent again, and comes out', async () => {
	const { documents } = environment();
	const store = documents.set.bind(documents);
	// As soon as the first is out, the second one is refused, once.
	documents.set = (id, document) => {
		documents.set = store;
		environment().failNext({ route: CREATE, kind: 'status', status: 400, body: { error: 'No.' } });
		return store(id, document);
	};
	const { items, error } = await send(['a@example.com', 'b@example.com'], IN_ORDER);
	expect(world.server.createRequests()).toHaveLength(3);
	expect(error).toBeUndefined();
	expect(created()).toHaveLength(2);
	expect(items.map(({ json }) => json.documentId)).toEqual(
		created().map(({ objectId }) => objectId),
	);
});

test('a PDF that is made anew at each fetch', async () => {
	let count = 0;
	const server = createServer((_request, response) => {
		count += 1;
		response.end(Buffer.concat([SAMPLE_PDF, Buffer.from(`% made anew: ${count}\n`)]));
	}).listen(0, '127.0.0.1');
	const { port } = await new Promise<AddressInfo>((resolve) => {
		server.on('listening', () => resolve(server.address() as AddressInfo));
	});
	environment().failNext({ route: CREATE, kind: 'drop-after' });
	await send(['a@example.com'], {
		pdfSource: 'url',
		pdfUrl: `http://127.0.0.1:${port}/x.pdf`,
		allowPrivateAddresses: true,
	});
	server.close();
	expect(count).toBe(1);
	expect(created()).toHaveLength(1);
});

test('a document that lacks a signer is reported again, not sent again', async () => {
	environment().failNext({ route: CREATE, kind: 'drop-signer' });
	const { error } = await send(['a@example.com']);
	expect(created()).toHaveLength(1);
	const [{ objectId }] = created();
	expect(error?.message).toContain(`(${objectId}) but left out Signer 1 (Tenant), a@example.com`);
	expect(error?.description).toContain(`The document ${objectId} is out, but nobody is left`);
	expect(error?.description).toContain(`Item 0: ${objectId} (Contract `);
	expect(error?.description).not.toContain('It is unknown');
});

test('other requests that change something are not repeated for the items that are done', async () => {
	const documentId = environment().addDocument({ signers: [{ email: 'anna@example.com' }] });
	const { error } = await world.engine.runNode(
		{
			resource: 'document',
			operation: 'resendEmail',
			documentId: locator(documentId),
			email: '={{ $json.email }}',
		},
		{
			credential: world.credential(),
			items: await toItems([{ email: 'anna@example.com' }, { email: 'nobody@example.com' }]),
			node: RETRIES,
		},
	);
	expect(error?.message).toMatch(/nobody@example\.com/);
	// Nothing was made, and all is known.
	expect(error?.description ?? '').not.toMatch(/It is unknown|created before/);
	const mails = world.server.requests
		.filter(({ path }) => path === '/resendmail')
		.map(({ body }) => (body as { email: string }).email);
	expect(mails.filter((email) => email === 'anna@example.com')).toHaveLength(1);
	expect(mails.filter((email) => email === 'nobody@example.com').length).toBeGreaterThan(1);
});

test('what only reads is read again at each try', async () => {
	const documentId = environment().addDocument({ signers: [{ email: 'anna@example.com' }] });
	const { error } = await world.engine.runNode(
		{ resource: 'document', operation: 'get', documentId: locator('={{ $json.documentId }}') },
		{
			credential: world.credential(),
			items: await toItems([{ documentId }, { documentId: 'AbCdEfGhIj' }]),
			node: RETRIES,
		},
	);
	expect(error?.message).toContain('AbCdEfGhIj');
	const reads = world.server.requests.filter(({ path }) => path === `/document/${documentId}`);
	expect(reads).toHaveLength(RETRIES.maxTries);
});

test('what was refused is neither looked for nor called unknown', async () => {
	environment().failNext({ route: CREATE, kind: 'status', status: 400, body: { error: 'No.' } });
	const item = await world.engine.binaryItem(SAMPLE_PDF);
	const { error } = await world.engine.runNode(withSigner({}), {
		credential: world.credential(),
		items: [item],
	});
	expect(error?.message).toContain('No.');
	expect(error?.description ?? '').not.toMatch(/unknown|looked for|created before/);
});

test('two items that are the same are two', async () => {
	const { items } = await send(['a@example.com', 'a@example.com']);
	expect(items).toHaveLength(2);
	expect(created()).toHaveLength(2);
});
