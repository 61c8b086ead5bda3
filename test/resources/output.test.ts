/** How much is put out of what was read: the simplified answer, the raw one, or some fields. */
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/OpenSign/resources';
import { locator } from '../builders';
import { OPERATIONS } from '../harness/required';
import { useWorld } from '../harness/world';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

const HAVE_OUTPUT = OPERATIONS.filter(([resource, operation]) =>
	resources[resource].operations[operation].properties.some(({ name }) => name === 'simplify'),
);

/** The choices of *Fields*. */
const choicesOf = (resource: string, operation: string) => {
	const { properties } = resources[resource].operations[operation];
	const { options = [] } = properties.find(({ name }) => name === 'fields') ?? {};
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
};

function plant() {
	const signers = [{ email: 'anna@example.com' }];
	const documentId = live().addDocument({ title: 'Lease', signers });
	const templateId = live().addTemplate({
		title: 'NDA',
		file: Buffer.from('%PDF-1.7'),
		signers: [{ role: 'Employee', widgets: [] }],
		prefill: [],
	});
	return { documentId: locator(documentId), templateId: locator(templateId) };
}

async function run(resource: string, operation: string, changes: IDataObject) {
	const parameters = { resource, operation, ...plant(), ...changes };
	return await world.engine.runNode(parameters, { credential: world.credential() });
}

const firstOf = async (...args: Parameters<typeof run>) => (await run(...args)).items[0].json;

test('the operations that have it', () => {
	expect(HAVE_OUTPUT.map((names) => names.join(' '))).toEqual([
		'document get',
		'document getMany',
		'template get',
		'template getMany',
	]);
});

describe.each(HAVE_OUTPUT)('%s %s', (resource, operation) => {
	test('every field can be selected, by itself, and is what the simplified answer has', async () => {
		const whole = await firstOf(resource, operation, {});
		const names = choicesOf(resource, operation);
		expect([...names].sort()).toEqual(Object.keys(whole).sort());
		for (const name of names) {
			const one = await firstOf(resource, operation, { simplify: 'selected', fields: [name] });
			expect(Object.keys(one)).toEqual([name]);
			expect(typeof one[name]).toBe(typeof whole[name]);
		}
	});

	test.each([
		[true, true],
		['Simplified', true],
		['yes', true],
		[null, true],
		[false, false],
		['raw', false],
		['no', false],
		[0, false],
	])('%p, also as workflows and tables have it', async (simplify, isSimplified) => {
		const json = await firstOf(resource, operation, { simplify });
		expect('objectId' in json).toBe(!isSimplified);
	});

	test('what is no choice is refused by name, and so is nothing', async () => {
		const refused = async (changes: IDataObject) =>
			(await run(resource, operation, changes)).error?.message;
		expect(await refused({ simplify: 'some' })).toContain("Output: 'some' is not possible");
		const some = (fields: unknown) => ({ simplify: 'selected', fields }) as IDataObject;
		expect(await refused(some([]))).toContain('Fields: choose at least one');
		expect(await refused(some(['title', 'colour']))).toContain("Fields: 'colour' is not possible");
	});
});

test('links of signers are asked for only where the signers are put out', async () => {
	const asked = () => world.server.requests.filter(({ path }) => path.includes('signinglinks'));
	const links = { status: 'inprogress', includeLinks: true, simplify: 'selected' };
	await firstOf('document', 'getMany', { ...links, fields: ['title'] });
	await firstOf('document', 'get', { simplify: 'selected', fields: ['title'] });
	expect(asked()).toEqual([]);
	const { signers } = await firstOf('document', 'getMany', { ...links, fields: ['signers'] });
	expect(signers).toEqual([
		expect.objectContaining({ signingLink: expect.stringContaining('http') as string }),
	]);
});
