import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { daysAgo } from '../harness/days';
import { IN_ORDER, sendParameters, signature, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

/** A create whose answer does not come is looked for, and never made a second time. */
const world = useWorld({ realPauses: true });
const environment = () => world.server.environment('selfHosted');
const pdf = SAMPLE_PDF;

const run = async (changes: IDataObject = {}, count = 1) => {
	const item = await world.engine.binaryItem(pdf);
	return await world.engine.runNode(
		sendParameters({ additionalOptions: { lookUpSeconds: 2 }, ...changes }),
		{ credential: world.credential(), items: Array<typeof item>(count).fill(item) },
	);
};
const documents = () => [...environment().documents.values()];

const LOST = [
	{ what: 'a connection that breaks after the work was done', fault: { kind: 'drop-after' } },
	{ what: 'an empty answer', fault: { kind: 'empty' } },
	{ what: 'an answer that is cut', fault: { kind: 'cut-json' } },
	{ what: 'an answer of another shape', fault: { kind: 'other-json', body: [] } },
] as const;

test.each(LOST)('$what: the document comes out, once', async ({ fault }) => {
	environment().failNext({ route: 'POST /createdocument', ...fault });
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(world.server.createRequests()).toHaveLength(1);
	const [{ objectId }] = documents();
	expect(items[0].json).toMatchObject({
		documentId: objectId,
		recovered: true,
		signers: [{ email: 'anna@example.com', signingLink: expect.stringMatching(/login/) as string }],
		warnings: [
			expect.stringMatching(/so this was found by its title, signers and time\.$/) as string,
		],
	});
});

test.each([
	['document', 'createDraft', 'POST /draftdocument', 'documentId'],
	['document', 'selfSign', 'POST /selfsign', 'documentId'],
	['template', 'create', 'POST /createtemplate', 'templateId'],
	['template', 'createDraft', 'POST /drafttemplate', 'templateId'],
	['template', 'createPublic', 'POST /publictemplate', 'templateId'],
])('%s %s', async (resource, operation, route, idName) => {
	environment().failNext({ route, kind: 'drop-after' });
	const additionalOptions = { lookUpSeconds: 2, includeRawResponse: true };
	const { items, error } = await run({ resource, operation, additionalOptions });
	expect(error?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({
		recovered: true,
		rawResponse: { objectId: items[0].json[idName] },
		warnings: [expect.stringContaining('this was found by its title') as string],
	});
	// All that is known of it stands in the list.
	expect(world.server.requests.at(-1)?.path).toMatch(/list/);
	const made = [...documents(), ...environment().templates.values()];
	expect(made.map(({ objectId }) => objectId)).toEqual([items[0].json[idName]]);
});

test('what was changed before the send is said as well', async () => {
	const made = await world.engine.runNode(
		{ resource: 'contact', operation: 'create', name: 'Anna', email: 'Anna@Example.com' },
		{ credential: world.credential() },
	);
	expect(made.error).toBeUndefined();
	environment().failNext({ route: 'POST /createdocument', kind: 'drop-after' });
	const { items } = await run();
	expect(items[0].json.warnings).toEqual([
		expect.stringContaining("as 'Anna@Example.com', so that spelling was used") as string,
		expect.stringContaining('this was found by its title') as string,
	]);
});

test('from a template', async () => {
	const templateId = environment().addTemplate({
		title: 'NDA',
		file: pdf,
		signers: [{ role: 'Employee', widgets: [signature] }],
	});
	environment().failNext({ route: `POST /createdocument/${templateId}`, kind: 'drop-after' });
	const { items, error } = await run({
		operation: 'sendFromTemplate',
		title: '',
		templateId: locator(templateId),
		templateValues: { mappingMode: 'defineBelow', value: { 'role.Employee.email': 'a@b.de' } },
	});
	expect(error?.description).toBeUndefined();
	expect(items[0].json).toMatchObject({ recovered: true, title: 'NDA' });
});

test('what the execution has made before is not taken for it', async () => {
	const { documents: stored } = environment();
	const set = stored.set.bind(stored);
	// As soon as the first of two equal items is out, the second one gets lost.
	stored.set = (id, document) => {
		stored.set = set;
		environment().failNext({ route: 'POST /createdocument', kind: 'drop-before' });
		return set(id, document);
	};
	const { error } = await run({ ...IN_ORDER, additionalOptions: { lookUpSeconds: 0 } }, 2);
	expect(world.server.createRequests()).toHaveLength(2);
	expect(documents()).toHaveLength(1);
	expect(error?.description).toContain('and found none.');
	expect(error?.description).toContain(`Item 0: ${documents()[0].objectId} (Rental agreement)`);
});

test('not found: an error that says what was looked for, and nothing is sent again', async () => {
	environment().failNext({ route: 'POST /createdocument', kind: 'drop-before' });
	const { error } = await run();
	expect(world.server.createRequests()).toHaveLength(1);
	const looks = world.server.requests.filter(({ path }) => path.startsWith('/documentlist/'));
	// Before the send, at once after it, and a second later.
	expect(looks.map(({ query }) => query)).toEqual(Array(3).fill({ skip: '0', limit: '100' }));
	expect(error?.description).toContain(
		"The node has looked for it for 2 seconds, by the title 'Rental agreement' and the signers, and found none.",
	);
});

test('a template that is not found is called one', async () => {
	environment().failNext({ route: 'POST /createtemplate', kind: 'drop-before' });
	const { error } = await run({
		resource: 'template',
		operation: 'create',
		additionalOptions: { lookUpSeconds: 0 },
	});
	expect(error?.description).toMatch(/^It is unknown whether OpenSign has made the template/);
});

/** Adds documents as soon as the node has looked at what was there before its send. */
function addMeanwhile(
	...documents: Array<Parameters<ReturnType<typeof environment>['addDocument']>[0]>
) {
	const ids: string[] = [];
	setTimeout(() => ids.push(...documents.map((one) => environment().addDocument(one))), 500);
	return ids;
}
const about = () => ({ title: 'Rental agreement', createdAt: new Date() });
const anna = [{ email: 'anna@example.com' }];

test('two that it can be: neither is taken', async () => {
	environment().failNext({ route: 'POST /createdocument', kind: 'drop-before' });
	const one = { ...about(), signers: anna };
	const ids = addMeanwhile(one, one);
	const { error } = await run();
	expect(ids).toHaveLength(2);
	for (const id of ids) expect(error?.description).toContain(id);
	expect(error?.description).toContain('There are 2 that it can be');
});

test('one of another person, of another title, or of yesterday, is not it', async () => {
	environment().failNext({ route: 'POST /createdocument', kind: 'drop-before' });
	const ids = addMeanwhile(
		{ ...about(), signers: [{ email: 'otto@example.com' }] },
		{ ...about(), signers: anna, createdAt: daysAgo(1) },
		{ ...about(), signers: anna, title: 'Another agreement' },
	);
	const { error } = await run();
	expect(ids).toHaveLength(3);
	expect(error?.description).toContain('and found none.');
});

test('one that was there before, with the same title and signers, is not it', async () => {
	environment().addDocument({ ...about(), signers: anna });
	environment().failNext({ route: 'POST /createdocument', kind: 'drop-before' });
	const { error } = await run({ additionalOptions: { lookUpSeconds: 0 } });
	expect(error?.description).toContain('and found none.');
});

test('a proxy that answers with a page after the work was done', async () => {
	for (const status of [302, 403, 404, 409, 502]) {
		const page = { kind: 'html', status } as const;
		environment().failNext({ route: 'POST /createdocument', ...page });
		const { error } = await run({ additionalOptions: { lookUpSeconds: 0 } });
		expect(error?.description).toMatch(/^It is unknown whether OpenSign has sent the document/);
	}
});
