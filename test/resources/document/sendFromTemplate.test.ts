import type { IDataObject } from 'n8n-workflow';

import { makePdf, readText } from '../../harness/pdf';
import { place, signature, useWorld } from '../../harness/world';
import type { Widget } from '../../../dev/opensign-server';

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
					{ type: 'date', ...place, options: { name: 'start', format: 'dd.mm.yyyy' } },
				],
			},
			{ role: 'Company', name: 'Carl', email: 'carl@example.com', widgets: [signature as Widget] },
		],
		prefill: [
			{ type: 'textbox', ...place, y: 100, options: { name: 'company', response: 'Old Ltd' } },
			{
				type: 'radio button',
				...place,
				options: { name: 'plan', values: ['basic', 'plus'], response: 'basic' },
			},
		],
	});
});

/** What the editor stores: a value for each input, by the input's id. */
const form = (value: IDataObject, schema: IDataObject[] = []) => ({
	mappingMode: 'defineBelow',
	matchingColumns: [],
	schema,
	value,
});
const anna = (changes: IDataObject = {}): IDataObject => ({
	'role.Employee.name': 'Anna',
	'role.Employee.email': 'anna@example.com',
	...changes,
});
const parameters = (changes: IDataObject = {}): IDataObject => ({
	resource: 'document',
	operation: 'sendFromTemplate',
	templateId: { __rl: true, mode: 'id', value: templateId },
	templateValues: form(anna()),
	...changes,
});
const given = (values: IDataObject) => ({ templateValues: form(anna(values)) });
const byJson = (value: unknown) => ({
	signersInput: 'json',
	templateJson: typeof value === 'string' ? value : JSON.stringify(value),
});
const run = async (
	changes: IDataObject = {},
	options: Partial<Parameters<typeof world.engine.runNode>[1]> = {},
) =>
	await world.engine.runNode(parameters(changes), { credential: world.credential(), ...options });
const body = () => world.server.createRequests()[0].body as Record<string, unknown>;

test("sends with the template's title, and only what was entered", async () => {
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(body()).toEqual({
		signers: [{ role: 'Employee', name: 'Anna', email: 'anna@example.com' }],
	});
	expect(items[0].json).toMatchObject({
		title: 'Non-disclosure agreement',
		signingLinks: {
			'anna@example.com': expect.any(String) as string,
			'carl@example.com': expect.any(String) as string,
		},
	});
});

const VALUES = {
	signers: [
		{
			role: 'Employee',
			name: 'Anna',
			email: 'anna@example.com',
			phone: '49',
			widgets: [
				{ name: 'department', default: 'Sales' },
				{ name: 'site', default: 'Paris' },
				{ name: 'extras', default: ['laptop', 'phone'] },
				{ name: 'days', default: 5 },
				{ name: 'start', default: '31.12.2026' },
			],
		},
	],
	prefill: {
		widgets: [
			{ name: 'company', response: 'New Ltd' },
			{ name: 'plan', response: 'plus' },
		],
	},
};

test('values for fields and prefill go out by name, in the form their type takes', async () => {
	const { error } = await run({
		title: 'NDA Anna',
		...given({
			'role.Employee.phone': 49,
			'field.Employee.department': 'Sales',
			'field.Employee.site': 'Paris',
			'field.Employee.extras': 'laptop, phone',
			'field.Employee.days': '5',
			'field.Employee.start': '2026-12-31T00:30:00.000+02:00',
			'prefill.company': '={{ "New Ltd" }}',
			'prefill.plan': 'plus',
			'role.Company.name': null,
		}),
		additionalOptions: { deadline: { timeToCompleteDays: 3 }, email: { sendEmail: false } },
	});
	expect(error).toBeUndefined();
	expect(body()).toEqual({
		title: 'NDA Anna',
		...VALUES,
		timeToCompleteDays: 3,
		send_email: false,
	});
	const [document] = live().documents.values();
	expect(await readText(document.current)).toContainEqual(
		expect.objectContaining({ text: 'New Ltd', x: place.x + 4 }),
	);
});

test('the same by JSON: as text, as an object, or only the signers; numbers become what the type takes', async () => {
	const { signers, prefill } = VALUES;
	const loose = [
		{
			...signers[0],
			phone: 49,
			widgets: [
				{ name: 'department', default: 'Sales' },
				{ name: 'site', default: 'Paris' },
				{ name: 'extras', default: 'laptop, phone' },
				{ name: 'days', default: '5' },
				{ name: 'start', default: '2026-12-31' },
			],
		},
	];
	for (const changes of [
		byJson({ signers: loose, prefill }),
		byJson({ signers: loose, prefill: prefill.widgets }),
		{ ...byJson(''), templateJson: '={{ $json }}' },
	]) {
		const { error } = await run(changes, {
			items: [{ json: { signers: loose, prefill: prefill.widgets } }],
		});
		expect(error).toBeUndefined();
	}
	expect(world.server.createRequests().map((request) => request.body)).toEqual([
		VALUES,
		VALUES,
		VALUES,
	]);
	await run(byJson(signers));
	expect(world.server.createRequests()[3].body).toEqual({ signers });
});

test('values are locked on request, save those that say otherwise', async () => {
	await run({
		...given({ 'field.Employee.department': 'Sales' }),
		additionalOptions: { lockValues: true },
	});
	await run({
		...byJson([
			{
				...VALUES.signers[0],
				widgets: [{ name: 'department', default: 'Sales', readonly: false }],
			},
		]),
		additionalOptions: { lockValues: true },
	});
	expect(
		world.server
			.createRequests()
			.map((request) => (request.body as typeof VALUES).signers[0].widgets),
	).toEqual([
		[{ name: 'department', default: 'Sales', readonly: true }],
		[{ name: 'department', default: 'Sales', readonly: false }],
	]);
});

test('more about a person; a role that has a person already: then OpenSign wants all of them', async () => {
	const { error } = await run(
		given({
			'role.Employee.company': 'A Ltd',
			'role.Employee.job_title': 'CEO',
			'role.Employee.access_code': 123,
			'role.Company.phone': '44',
		}),
	);
	expect(error).toBeUndefined();
	expect(body().signers).toEqual([
		{
			role: 'Employee',
			name: 'Anna',
			email: 'anna@example.com',
			company: 'A Ltd',
			job_title: 'CEO',
			access_code: '123',
		},
		{ role: 'Company', name: 'Carl', email: 'carl@example.com', phone: '44' },
	]);
});

test("another PDF in place of the template's", async () => {
	const content = await makePdf('Another');
	const { error } = await run(
		{ replacePdf: true },
		{ items: [await world.engine.binaryItem(content)] },
	);
	expect(error).toBeUndefined();
	expect([...live().documents.values()][0].original.equals(content)).toBe(true);
});

test("Send with a template's layout: its roles and fields on the item's PDF", async () => {
	const content = await makePdf('Another');
	const { items, error } = await run(
		{
			operation: 'send',
			title: 'Layout',
			signersInput: 'template',
			additionalOptions: { email: { sendEmail: false } },
		},
		{ items: [await world.engine.binaryItem(content)] },
	);
	expect(error).toBeUndefined();
	expect(body()).toEqual({
		title: 'Layout',
		signers: [{ role: 'Employee', name: 'Anna', email: 'anna@example.com' }],
		file: content.toString('base64'),
		send_email: false,
	});
	const document = live().documents.get(String(items[0].json.documentId));
	expect(document?.original.equals(content)).toBe(true);
	expect(document?.signers[0].widgets).toHaveLength(6);
	expect(
		(await run({ operation: 'send', title: 'Layout', signersInput: 'template' })).error?.message,
	).toMatch(/^Input Binary Field: /);
});

test('the template is read once for all items', async () => {
	const { items } = await run(given({ 'role.Employee.email': '={{ $json.email }}' }), {
		items: ['a@example.com', 'b@example.com', 'c@example.com'].map((email) => ({
			json: { email },
		})),
	});
	expect(items).toHaveLength(3);
	expect(world.server.requests.filter(({ path }) => path.startsWith('/template/'))).toHaveLength(1);
	expect(world.server.createRequests()).toHaveLength(3);
});

const has = "It has 'Employee', 'Company'.";
const person = (changes: IDataObject = {}) => ({
	role: 'Employee',
	email: 'anna@example.com',
	...changes,
});
const NOBODY =
	"Signers: nobody is given for the role 'Employee' of the template 'Non-disclosure agreement'. Enter a person's e-mail address for it.";
const SHAPE =
	'Signers and Values (JSON): enter an object with the arrays signers and prefill, or an array of signers. Every entry, also of widgets, must be an object.';
test.each<[string, () => IDataObject, string]>([
	[
		'no template chosen',
		() => ({ templateId: { __rl: true, mode: 'id', value: '={{ "" }}' } }),
		'Template: none is chosen. Pick one from the list or enter its ID.',
	],
	[
		'no address of a template',
		() => ({ templateId: { __rl: true, mode: 'url', value: 'https://example.com/' } }),
		"Template: 'https://example.com/' is not an address of OpenSign that names one. Paste the address from OpenSign, or enter the ID.",
	],
	[
		'role unknown, and so another missing',
		() => byJson([person({ role: 'employee' })]),
		`2 problems: (1) Signer 1: the template 'Non-disclosure agreement' has no role 'employee'. ${has} (2) ${NOBODY}`,
	],
	['role missing', () => ({ templateValues: form({}) }), NOBODY],
	[
		'nothing entered yet',
		() => ({ templateValues: { mappingMode: 'defineBelow', value: null } }),
		NOBODY,
	],
	[
		'role without an address',
		() => ({ templateValues: form({ 'role.Employee.name': 'Anna' }) }),
		'Signer 1 (Employee) has no e-mail address. Enter one.',
	],
	[
		'no role',
		() => byJson([person(), person({ role: '', email: 'x@example.com' })]),
		"Signer 2 has no role. The template 'Non-disclosure agreement' has the roles 'Employee', 'Company'.",
	],
	[
		'role twice',
		() => byJson([person(), person({ email: 'x@example.com' })]),
		"Signer 2: the role 'Employee' is given twice. Each role is one person.",
	],
	[
		'e-mail twice',
		() => given({ 'role.Company.email': 'anna@example.com' }),
		"Signer 2 has the same e-mail address as signer 1 ('anna@example.com'). OpenSign needs a different address for each.",
	],
	[
		'bad e-mail',
		() => given({ 'role.Employee.email': 'anna' }),
		"Signer 1 (Employee): 'anna' is not an e-mail address.",
	],
	[
		'field unknown',
		() => byJson([person({ widgets: [{ name: 'Department', default: 'x' }] })]),
		"Signer 1 (Employee): the template has no field 'Department' for this role that can be filled in. It has 'department', 'site', 'extras', 'days', 'start'. OpenSign would ignore the value silently.",
	],
	[
		'field gone from the template since',
		() => ({
			templateValues: form(anna({ 'field.Employee.office': 'x' }), [
				{ id: 'field.Employee.office', displayName: 'Employee: office' },
			]),
		}),
		"Signers and Values: the template 'Non-disclosure agreement' has no 'Employee: office' any more. Open the node, refresh the list of inputs, and enter the value again where it belongs.",
	],
	[
		'choice unknown',
		() => given({ 'field.Employee.site': 'Rome' }),
		"Signer 1 (Employee), field 'site': the value 'Rome' is not among the choices (Berlin, Paris).",
	],
	[
		'no number',
		() => given({ 'field.Employee.days': 'many' }),
		"Signer 1 (Employee), field 'days': 'many' is not a number.",
	],
	[
		'no date',
		() => given({ 'field.Employee.start': '2026-02-30' }),
		"Signer 1 (Employee), field 'start': '2026-02-30' is not a date. Enter one like 2026-12-31, or in the field's own format dd.mm.yyyy.",
	],
	[
		'prefill unknown',
		() => byJson({ signers: [person()], prefill: [{ name: 'firm', response: 'x' }] }),
		"Prefill value 1: the template has no prefill field 'firm'. It has 'company', 'plan'. OpenSign would ignore the value silently.",
	],
	[
		'prefill choice unknown',
		() => given({ 'prefill.plan': 'gold' }),
		"Prefill value 'plan': the value 'gold' is not among the choices (basic, plus).",
	],
	[
		'no JSON',
		() => byJson('{'),
		"Signers and Values (JSON): this is not valid JSON (Expected property name or '}' in JSON at position 1).",
	],
	['JSON of another shape', () => byJson('[1]'), SHAPE],
	[
		'JSON with widgets of another shape',
		() => byJson([person({ widgets: { department: 'x' } })]),
		SHAPE,
	],
	[
		'days',
		() => ({ additionalOptions: { deadline: { timeToCompleteDays: 0 } } }),
		'Days to Complete: 0 is not a number of days. Enter a whole number from 1.',
	],
	[
		'folder',
		() => ({
			additionalOptions: {
				document: { folderId: { __rl: true, mode: 'id', value: 'nosuchfolder' } },
			},
		}),
		"There is no folder with the ID 'nosuchfolder'.",
	],
	[
		'other PDF missing',
		() => ({ replacePdf: true }),
		"Input Binary Field: this item has no binary field 'data'. It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form.",
	],
])('refused before a create: %s', async (_name, changes, message) => {
	const { error } = await run(changes());
	expect(error?.message?.replace(/ \(line \d+ column \d+\)/, '')).toBe(message);
	expect(world.server.createRequests()).toEqual([]);
});

test('values that the template requires and its people cannot give', async () => {
	templateId = live().addTemplate({
		title: 'Strict',
		file,
		signers: [
			{
				role: 'Employee',
				widgets: [
					signature as Widget,
					{
						type: 'textbox',
						...place,
						options: { name: 'salary', required: true, readonly: true },
					},
				],
			},
		],
		prefill: [{ type: 'textbox', ...place, options: { name: 'company', required: true } }],
	});
	expect((await run()).error?.message).toBe(
		"2 problems: (1) Signer 1 (Employee): no value is given for 'salary', which the template requires and this person cannot fill in. Enter one. (2) Prefill: no value is given for 'company', which the template requires. Enter one.",
	);
	expect(
		(await run(given({ 'field.Employee.salary': '1', 'prefill.company': 'A' }))).error,
	).toBeUndefined();
});

test('a template of another environment: says which one was asked', async () => {
	const { error } = await world.engine.runNode(parameters(), {
		credential: world.credential('sandbox'),
	});
	expect(error?.message).toBe(
		`There is no template with the ID '${templateId}' in the Sandbox environment. Live and Sandbox templates are separate: pick the template from the list, or use a credential of the environment that it was made in.`,
	);
	const several = await world.engine.runNode(
		parameters({ additionalOptions: { copies: { cc: 'boss' } } }),
		{ credential: world.credential('sandbox') },
	);
	expect(several.error?.message).toMatch(
		/^2 problems: \(1\) CC: 'boss' is not an e-mail address\. \(2\) There is no template/,
	);
	expect(world.server.createRequests()).toEqual([]);
});

test('a template without roles', async () => {
	templateId = live().addTemplate({ title: 'Empty', file, signers: [] });
	expect((await run()).error?.message).toBe(
		"The template 'Empty' has no roles. Finish it in OpenSign: add at least one role with a signature field.",
	);
});

describe('drop-downs', () => {
	test('templates: searched over pages, newest first', async () => {
		for (let k = 0; k < 250; k++) live().addTemplate({ title: `Offer ${k}`, file, signers: [] });
		const search = async (filter?: string, token?: string) =>
			await world.engine.listSearch('searchTemplates', world.credential(), filter, token);
		const first = await search();
		expect(first.results).toHaveLength(100);
		expect((await search(undefined, String(first.paginationToken))).results).toHaveLength(100);
		expect(await search('DISCLOSURE')).toEqual({
			results: [{ name: 'Non-disclosure agreement', value: templateId }],
		});
		expect(await search('no such')).toEqual({ results: [] });
	});

	test('an input for each role, field and prefill of the chosen template, with types and choices', async () => {
		const load = async (value: string, mode = 'id') =>
			await world.engine.mapperFields(
				'getTemplateInputs',
				{ ...parameters(), templateId: { __rl: true, mode, value } },
				world.credential(),
			);
		const { fields } = await load(templateId);
		expect(
			fields.map(({ id, displayName, type, required, removed = false }) => [
				id,
				displayName,
				type,
				required,
				removed,
			]),
		).toEqual([
			['role.Employee.name', 'Employee: Name', 'string', false, false],
			['role.Employee.email', 'Employee: Email', 'string', true, false],
			['role.Employee.phone', 'Employee: Phone', 'string', false, false],
			['role.Employee.access_code', 'Employee: Access Code (Digits)', 'string', false, true],
			['role.Employee.company', 'Employee: Company', 'string', false, true],
			['role.Employee.job_title', 'Employee: Job Title', 'string', false, true],
			['role.Employee.signer_role', 'Employee: Task', 'options', false, true],
			['field.Employee.department', 'Employee: department', 'string', false, false],
			['field.Employee.site', 'Employee: site', 'options', false, false],
			['field.Employee.extras', 'Employee: extras (any of: laptop, phone)', 'string', false, false],
			['field.Employee.days', 'Employee: days', 'number', false, false],
			['field.Employee.start', 'Employee: start', 'dateTime', false, false],
			['role.Company.name', 'Company: Name', 'string', false, false],
			// The template names somebody.
			['role.Company.email', 'Company: Email', 'string', false, false],
			['role.Company.phone', 'Company: Phone', 'string', false, false],
			['role.Company.access_code', 'Company: Access Code (Digits)', 'string', false, true],
			['role.Company.company', 'Company: Company', 'string', false, true],
			['role.Company.job_title', 'Company: Job Title', 'string', false, true],
			['role.Company.signer_role', 'Company: Task', 'options', false, true],
			['prefill.company', 'Prefill: company', 'string', false, false],
			['prefill.plan', 'Prefill: plan', 'options', false, false],
		]);
		expect(fields.find(({ id }) => id === 'field.Employee.site')?.options).toEqual([
			{ name: 'Berlin', value: 'Berlin' },
			{ name: 'Paris', value: 'Paris' },
		]);
		expect(
			(await load(`https://app.opensignlabs.com/template/${templateId}`, 'url')).fields,
		).toEqual(fields);
		expect(await load('')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('Pick a template first') as string,
		});
		await expect(load('unknown123')).rejects.toThrow(
			"There is no template with the ID 'unknown123' in the Self-Hosted environment.",
		);
	});

	test('names that the editor could not take as part of a path are written another way', async () => {
		templateId = live().addTemplate({
			title: 'Odd',
			file,
			signers: [{ role: 'The "boss" [1]', widgets: [signature as Widget] }],
		});
		const { fields } = await world.engine.mapperFields(
			'getTemplateInputs',
			parameters(),
			world.credential(),
		);
		expect(fields[1].id).toBe('role.The %22boss%22 %5B1%5D.email');
		expect(
			(await run({ templateValues: form({ [fields[1].id]: 'a@example.com' }) })).error,
		).toBeUndefined();
		expect(body().signers).toEqual([{ role: 'The "boss" [1]', email: 'a@example.com' }]);
	});
});
