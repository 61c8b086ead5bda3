/** A file that n8n's own store has lost, or does not hand out. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { locator } from '../builders';
import { Container, core } from '../../dev/engine/n8n';
import { errors, sendParameters, signature, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const pdf = SAMPLE_PDF;
const live = () => world.server.environment('selfHosted');

const GONE =
	"PDF File: n8n's store no longer has the file 'contract.pdf' that this item has as 'data'. Start a new execution, so that the file is made or fetched again.";

const run = async (parameters: IDataObject, items: INodeExecutionData[], node = {}) =>
	await world.engine.runNode(parameters, { credential: world.credential(), items, node });

async function lost(): Promise<INodeExecutionData> {
	const item = await world.engine.binaryItem(pdf);
	await world.engine.loseBinary(item);
	return item;
}

const tenant = { role: 'Tenant', widgets: [signature] };
const newTemplate = () => locator(live().addTemplate({ title: 'T', file: pdf, signers: [tenant] }));

test.each<[string, () => IDataObject]>([
	['Send', () => sendParameters()],
	[
		'Send From Template',
		() => ({
			resource: 'document',
			operation: 'sendFromTemplate',
			templateId: newTemplate(),
			replacePdf: true,
		}),
	],
	[
		'Update of a template',
		() => ({
			resource: 'template',
			operation: 'update',
			templateId: newTemplate(),
			updateFields: { title: 'New' },
			replacePdf: true,
		}),
	],
])('%s says which file is gone, why that happens, and what to do', async (_name, parameters) => {
	const { error } = await run(parameters(), [await lost()]);
	expect(error?.message).toContain(GONE);
	expect(error?.description).toMatch(/^Nothing was sent for this item\. n8n deletes the files/);
	expect(error?.description).toMatch(
		/before 2\.23 .* called 'data'.* such as 'pdf'\. In queue mode/,
	);
	expect(error?.context).toMatchObject({ itemIndex: 0 });
	expect(world.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('the other items go out', async () => {
	const items = [
		await world.engine.binaryItem(pdf),
		await lost(),
		await world.engine.binaryItem(pdf),
	];
	const outcome = await run(sendParameters(), items, { onError: 'continueRegularOutput' });
	expect(errors(outcome.items)).toEqual([
		undefined,
		expect.stringContaining(`${GONE} Nothing was sent for this item.`),
		undefined,
	]);
	expect(live().documents.size).toBe(2);
});

/** As n8n's stores, of this version and of earlier ones, say that they do not have a file. */
const missing: Array<[string, () => Error]> = [
	['on disk', () => new Error('File not found')],
	['on disk, the metadata', () => Object.assign(new Error('no such file'), { code: 'ENOENT' })],
	[
		'in the database',
		() => new Error('Could not find any entity of type "BinaryDataFile" matching: {}'),
	],
	['in S3', () => new Error('Request to S3 failed', { cause: named('NoSuchKey') })],
	['in S3, the metadata', () => new Error('Request to S3 failed', { cause: named('NotFound') })],
	['in Azure', () => Object.assign(new Error('The blob is not there.'), { code: 'BlobNotFound' })],
];
const named = (name: string) => Object.assign(new Error('UnknownError'), { name });

/** Has an item whose file is in a store that fails. */
function inStore(error: Error): INodeExecutionData {
	const fail = async () => await Promise.reject(error);
	const store = { getAsBuffer: fail, getMetadata: fail };
	Container.get(core.BinaryDataService).setManager('database', store as never);
	const about = { mimeType: 'application/pdf', fileName: 'contract.pdf', data: 'database' };
	return { json: {}, binary: { data: { ...about, id: 'database:1' } } };
}

test.each(missing)('as a store says it: %s', async (_name, error) => {
	const outcome = await run(sendParameters(), [inStore(error())]);
	expect(outcome.error?.message).toBe(GONE);
});

test('any other fault of the store is told as n8n tells it', async () => {
	const denied = new Error('Access Denied');
	const { error } = await run(sendParameters(), [inStore(denied)]);
	expect(error?.message).toBe('Access Denied');
	expect(world.server.requests).toEqual([]);
});
