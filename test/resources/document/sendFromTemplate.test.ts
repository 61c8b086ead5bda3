import type { IDataObject } from 'n8n-workflow';

import { makePdf, readText } from '../../harness/pdf';
import { place, signature, useWorld } from '../../harness/world';
import type { Widget } from '../../opensign-server';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
let templateId = '';
let file: Buffer;

beforeEach(async () => {
	file = await makePdf('The template');
	templateId = live().addTemplate({
		title: 'Non-disclosure agreement',
		file,
		signers: [
			{
				role: 'Employee',
				widgets: [
					signature as Widget,
					{ type: 'textbox', ...place, options: { name: 'department' } },
					{ type: 'dropdown', ...place, options: { name: 'site', values: ['Berlin', 'Paris'] } },
					{ type: 'checkbox', ...place, options: { name: 'extras', values: ['laptop', 'phone'] } },
					{ type: 'number', ...place, options: { name: 'days' } },
				],
			},
			{ role: 'Company', name: 'Carl', email: 'carl@example.com', widgets: [signature as Widget] },
		],
		prefill: [
			{ type: 'textbox', ...place, y: 100, options: { name: 'company', response: 'Old Ltd' } },
			{ type: 'radio button', ...place, options: { name: 'plan', values: ['basic', 'plus'], response: 'basic' } },
		],
	});
});

const employee = (changes: IDataObject = {}): IDataObject => ({ role: 'Employee', name: 'Anna', email: 'anna@example.com', ...changes });
const parameters = (changes: IDataObject = {}): IDataObject => ({
	resource: 'document',
	operation: 'sendFromTemplate',
	templateId: { __rl: true, mode: 'id', value: templateId },
	signers: { signer: [employee()] },
	...changes,
});
const run = async (changes: IDataObject = {}, options: Partial<Parameters<typeof world.engine.runNode>[1]> = {}) => await world.engine.runNode(parameters(changes), { credential: world.credential(), ...options });
const body = () => world.server.createRequests()[0].body as Record<string, unknown>;

test("sends with the template's title, and only what was entered", async () => {
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(body()).toEqual({ signers: [{ role: 'Employee', name: 'Anna', email: 'anna@example.com' }] });
	expect(items[0].json).toMatchObject({ title: 'Non-disclosure agreement', signingLinks: { 'anna@example.com': expect.any(String) as string, 'carl@example.com': expect.any(String) as string } });
});

test('values for fields and prefill go out by name, in the form their type takes', async () => {
	const { error } = await run({
		title: 'NDA Anna',
		signers: { signer: [employee({ widgets: { widget: [{ name: 'department', value: 'Sales', readonly: true }, { name: 'site', value: 'Paris' }, { name: 'extras', value: 'laptop, phone' }, { name: 'days', value: '5' }] } })] },
		prefill: { widget: [{ name: 'company', value: 'New Ltd' }, { name: 'plan', value: 'plus' }] },
		additionalOptions: { deadline: { timeToCompleteDays: 3 }, email: { sendEmail: false } },
	});
	expect(error).toBeUndefined();
	expect(body()).toEqual({
		title: 'NDA Anna',
		signers: [
			{
				role: 'Employee',
				name: 'Anna',
				email: 'anna@example.com',
				widgets: [{ name: 'department', default: 'Sales', readonly: true }, { name: 'site', default: 'Paris' }, { name: 'extras', default: ['laptop', 'phone'] }, { name: 'days', default: 5 }],
			},
		],
		prefill: { widgets: [{ name: 'company', response: 'New Ltd' }, { name: 'plan', response: 'plus' }] },
		timeToCompleteDays: 3,
		send_email: false,
	});
	const [document] = live().documents.values();
	expect(await readText(document.current)).toContainEqual(expect.objectContaining({ text: 'New Ltd', x: place.x + 4 }));
});

test("another PDF in place of the template's", async () => {
	const content = await makePdf('Another');
	const { error } = await run({ replacePdf: true }, { items: [await world.engine.binaryItem(content)] });
	expect(error).toBeUndefined();
	expect([...live().documents.values()][0].original.equals(content)).toBe(true);
});

test('the template is read once for all items', async () => {
	const { items } = await run({ signers: { signer: [employee({ email: '={{ $json.email }}' })] } }, { items: ['a@example.com', 'b@example.com', 'c@example.com'].map((email) => ({ json: { email } })) });
	expect(items).toHaveLength(3);
	expect(world.server.requests.filter(({ path }) => path.startsWith('/template/'))).toHaveLength(1);
	expect(world.server.createRequests()).toHaveLength(3);
});

const has = "It has 'Employee', 'Company'.";
test.each<[string, () => IDataObject, string]>([
	['no template chosen', () => ({ templateId: { __rl: true, mode: 'id', value: '={{ "" }}' } }), 'Template: none is chosen. Pick one from the list or enter its ID.'],
	['role unknown, and so another missing', () => ({ signers: { signer: [employee({ role: 'employee' })] } }), `2 problems: (1) Signer 1: the template 'Non-disclosure agreement' has no role 'employee'. ${has} (2) Signers: nobody is given for the role 'Employee' of the template 'Non-disclosure agreement'. Add a signer with that role.`],
	['role missing', () => ({ signers: {} }), "Signers: nobody is given for the role 'Employee' of the template 'Non-disclosure agreement'. Add a signer with that role."],
	['no role', () => ({ signers: { signer: [employee(), employee({ role: '', email: 'x@example.com' })] } }), "Signer 2 has no role. The template 'Non-disclosure agreement' has the roles 'Employee', 'Company'."],
	['role twice', () => ({ signers: { signer: [employee(), employee({ email: 'x@example.com' })] } }), "Signer 2: the role 'Employee' is given twice. Each role is one person."],
	['e-mail twice', () => ({ signers: { signer: [employee(), employee({ role: 'Company' })] } }), "Signer 2 has the same e-mail address as signer 1 ('anna@example.com'). OpenSign needs a different address for each."],
	['bad e-mail', () => ({ signers: { signer: [employee({ email: 'anna' })] } }), "Signer 1 (Employee): 'anna' is not an e-mail address."],
	['field unknown', () => ({ signers: { signer: [employee({ widgets: { widget: [{ name: 'Department', value: 'x' }] } })] } }), "Signer 1 (Employee): the template has no field 'Department' for this role that can be filled in. It has 'department', 'site', 'extras', 'days'. OpenSign would ignore the value silently."],
	['choice unknown', () => ({ signers: { signer: [employee({ widgets: { widget: [{ name: 'site', value: 'Rome' }] } })] } }), "Signer 1 (Employee), field 'site': the value 'Rome' is not among the choices (Berlin, Paris)."],
	['prefill unknown', () => ({ prefill: { widget: [{ name: 'firm', value: 'x' }] } }), "Prefill value 1: the template has no prefill field 'firm'. It has 'company', 'plan'. OpenSign would ignore the value silently."],
	['prefill choice unknown', () => ({ prefill: { widget: [{ name: 'plan', value: 'gold' }] } }), "Prefill value 'plan': the value 'gold' is not among the choices (basic, plus)."],
	['days', () => ({ additionalOptions: { deadline: { timeToCompleteDays: 0 } } }), 'Days to Complete: 0 is not a number of days. Enter a whole number from 1.'],
	['other PDF missing', () => ({ replacePdf: true }), "Input Binary Field: this item has no binary field 'data'. It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form."],
])('refused before a create: %s', async (_name, changes, message) => {
	const { error } = await run(changes());
	expect(error?.message).toBe(message);
	expect(world.server.createRequests()).toEqual([]);
});

test('a template of another environment: says which one was asked', async () => {
	const { error } = await world.engine.runNode(parameters(), { credential: world.credential('sandbox') });
	expect(error?.message).toBe(
		`There is no template with the ID '${templateId}' in the Sandbox environment. Live and Sandbox templates are separate: pick the template from the list, or use a credential of the environment that it was made in.`,
	);
	const several = await world.engine.runNode(parameters({ additionalOptions: { copies: { cc: 'boss' } } }), { credential: world.credential('sandbox') });
	expect(several.error?.message).toMatch(/^2 problems: \(1\) CC: 'boss' is not an e-mail address\. \(2\) There is no template/);
	expect(world.server.createRequests()).toEqual([]);
});

test('a template without roles', async () => {
	templateId = live().addTemplate({ title: 'Empty', file, signers: [] });
	expect((await run()).error?.message).toBe("The template 'Empty' has no roles. Finish it in OpenSign: add at least one role with a signature field.");
});

describe('drop-downs', () => {
	test('templates: searched over pages, newest first', async () => {
		for (let k = 0; k < 250; k++) live().addTemplate({ title: `Offer ${k}`, file, signers: [] });
		const search = async (filter?: string, token?: string) => await world.engine.listSearch('searchTemplates', world.credential(), filter, token);
		const first = await search();
		expect(first.results).toHaveLength(100);
		expect((await search(undefined, String(first.paginationToken))).results).toHaveLength(100);
		expect(await search('DISCLOSURE')).toEqual({ results: [{ name: 'Non-disclosure agreement', value: templateId }] });
		expect(await search('no such')).toEqual({ results: [] });
	});

	test('roles, fields and prefill of the chosen template', async () => {
		const load = async (method: string, id = templateId) => await world.engine.loadOptions(method, { ...parameters(), templateId: { __rl: true, mode: 'id', value: id } }, world.credential());
		expect(await load('getTemplateRoles')).toEqual([{ name: 'Employee', value: 'Employee' }, { name: 'Company', value: 'Company' }]);
		expect((await load('getTemplateFields')).map(({ name }) => name)).toEqual(['department (Employee, textbox)', 'site (Employee, dropdown)', 'extras (Employee, checkbox)', 'days (Employee, number)']);
		expect((await load('getTemplatePrefill')).map(({ value }) => value)).toEqual(['company', 'plan']);
		expect(await load('getTemplateRoles', '')).toEqual([]);
		await expect(load('getTemplateRoles', 'unknown123')).rejects.toThrow("There is no template with the ID 'unknown123' in the Self-Hosted environment.");
	});
});
