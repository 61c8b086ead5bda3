/** What an earlier try, or an earlier run, has left open is settled before anything is sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { sendParameters, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';
import { AT_ONCE, TITLE, useLosing } from './losing';

const world = useWorld();
const { live, item, documents, loseNext } = useLosing(world);
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

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
