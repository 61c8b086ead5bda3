import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../builders';
import { signature, useWorld } from '../../harness/world';
import { anna, byJson, byText, form, given, useAgreement, widget } from './agreement';

const world = useWorld();
const { templateId, parameters, run, use } = useAgreement(world);

/** By what is wrong: the inputs, and the whole message. */
type Refusals = Record<string, { given: IDataObject; says: string }>;

const withTemplate = (id: string, mode: 'id' | 'url') => ({ templateId: locator(id, mode) });
const withOptions = (additionalOptions: IDataObject) => ({ additionalOptions });
const withForm = (...values: Parameters<typeof form>) => ({ templateValues: form(...values) });
const person = (changes: IDataObject = {}) => ({
	role: 'Employee',
	email: 'anna@example.com',
	...changes,
});
const other = { email: 'x@example.com' };
const office = { id: 'field.Employee.office', displayName: 'Employee: office' };
const NOBODY =
	"Signers: nobody is given for the role 'Employee' of the template 'Non-disclosure agreement'. Enter a person's e-mail address for it.";
const SHAPE =
	'Signers and Values (JSON): enter an object with the arrays signers and prefill, or an array of signers. Every entry must be an object.';

const REFUSED: Refusals = {
	// The template
	'no template chosen': {
		given: withTemplate('={{ "" }}', 'id'),
		says: 'Template: none is chosen. Pick one from the list or enter its ID.',
	},
	'no address of a template': {
		given: withTemplate('https://example.com/', 'url'),
		says: "Template: 'https://example.com/' is not an address of OpenSign that names one. Paste the address from OpenSign, or enter the ID.",
	},

	// Roles
	'role unknown, and so another missing': {
		given: byJson([person({ role: 'employee' })]),
		says: `2 problems: (1) Signer 1: the template 'Non-disclosure agreement' has no role 'employee'. It has 'Employee', 'Company'. (2) ${NOBODY}`,
	},
	'role missing': {
		given: withForm({}),
		says: NOBODY,
	},
	'nothing entered yet': {
		given: { templateValues: { mappingMode: 'defineBelow', value: null } },
		says: NOBODY,
	},
	'role without an address': {
		given: withForm({ 'role.Employee.name': 'Anna' }),
		says: 'Signer 1 (Employee) has no e-mail address. Enter one.',
	},
	'no role': {
		given: byJson([person(), person({ role: '', ...other })]),
		says: "Signer 2 has no role. The template 'Non-disclosure agreement' has the roles 'Employee', 'Company'.",
	},
	'role twice': {
		given: byJson([person(), person(other)]),
		says: "Signer 2: the role 'Employee' is given twice. Each role is one person.",
	},
	'e-mail twice': {
		given: given({ 'role.Company.email': 'anna@example.com' }),
		says: "Signer 2 has the same e-mail address as signer 1 ('anna@example.com'). OpenSign needs a different address for each.",
	},
	'e-mail of somebody whom the template names': {
		given: given({ 'role.Employee.email': 'Carl@example.com' }),
		says: "Signer 1 (Employee) has the same e-mail address as 'Company', whom the template names ('carl@example.com'). OpenSign needs a different address for each: enter another one, or another person for 'Company'.",
	},
	'another name without an address, for a role that the template has a person for': {
		given: given({ 'role.Company.name': 'Zoe', 'role.Company.email': '={{ $json.nothing }}' }),
		says: "Signer 2 (Company): the name 'Zoe' is given without an e-mail address, so the document would go to carl@example.com, whom the template names. Enter the address, or leave the name empty.",
	},
	'bad e-mail': {
		given: given({ 'role.Employee.email': 'anna' }),
		says: "Signer 1 (Employee): 'anna' is not an e-mail address.",
	},

	// Values of fields
	'field unknown': {
		given: byJson([person({ widgets: [{ name: 'Department', default: 'x' }] })]),
		says: "Signer 1 (Employee): the template has no field 'Department' for this role that can be filled in. It has 'department', 'site', 'extras', 'days', 'start'. OpenSign would ignore the value silently.",
	},
	'field gone from the template since': {
		given: withForm(anna({ 'field.Employee.office': 'x' }), [office]),
		says: "Signers and Values: the template 'Non-disclosure agreement' has no 'Employee: office' any more. Open the node, refresh the list of inputs, and enter the value again where it belongs.",
	},
	'choice unknown': {
		given: given({ 'field.Employee.site': 'Rome' }),
		says: "Signer 1 (Employee), field 'site': the value 'Rome' is not among the choices (Berlin, Paris).",
	},
	'no number': {
		given: given({ 'field.Employee.days': 'many' }),
		says: "Signer 1 (Employee), field 'days': 'many' is not a number.",
	},
	'no date': {
		given: given({ 'field.Employee.start': '2026-02-30' }),
		says: "Signer 1 (Employee), field 'start': '2026-02-30' is not a date. Enter one like 2026-12-31, or in the field's own format dd.mm.yyyy.",
	},
	'a date with a value and the day of signing': {
		given: byJson([
			person({ widgets: [{ name: 'start', default: '01.02.2026', signing_date: true }] }),
		]),
		says: "Signer 1 (Employee), field 'start': a date can have a value or the signing date, not both. Remove one.",
	},
	'formula with an unknown field': {
		given: byJson([person({ widgets: [{ name: 'days', formula: '{{rate}} * 2' }] })]),
		says: "The formula of the field 'days' uses 'rate', which is not another number field. There is no other number field.",
	},

	// Prefill
	'prefill unknown': {
		given: byJson({ signers: [person()], prefill: [{ name: 'firm', response: 'x' }] }),
		says: "Prefill value 1: the template has no prefill field 'firm'. It has 'company', 'plan'. OpenSign would ignore the value silently.",
	},
	'prefill choice unknown': {
		given: given({ 'prefill.plan': 'gold' }),
		says: "Prefill value 'plan': the value 'gold' is not among the choices (basic, plus).",
	},

	// JSON
	'no JSON': {
		given: byText('{'),
		says: 'Signers and Values (JSON): this is not valid JSON (line 1, column 2).',
	},
	'JSON of another shape': {
		given: byText('[1]'),
		says: SHAPE,
	},
	'JSON with widgets of another shape': {
		given: byJson([person({ widgets: { department: 'x' } })]),
		says: 'Signer 1 (Employee): widgets must be an array of objects, each with name and default.',
	},

	// Everything else
	days: {
		given: withOptions({ deadline: { timeToCompleteDays: 0 } }),
		says: 'Days to Complete: 0 is not a whole number from 1.',
	},
	folder: {
		given: withOptions({ document: { folderId: locator('nosuchfolder') } }),
		says: "There is no folder with the ID 'nosuchfolder'.",
	},
	'other PDF missing': {
		given: { replacePdf: true },
		says: "PDF File: this item has no file 'data'. It has no files at all: put a node before this one that yields the PDF, such as Read/Write Files, Google Drive or a form.",
	},
};

test.each(Object.entries(REFUSED))('refused before a create: %s', async (_what, row) => {
	const { error } = await run(row.given);
	// Newer versions of Node also say in which line of the JSON.
	const message = error?.message.replace(/ \(line \d+ column \d+\)/, '');
	expect(message).toBe(row.says);
	expect(world.server.createRequests()).toEqual([]);
});

describe('values that the template requires and its people cannot give', () => {
	beforeEach(() => {
		const salary = widget('textbox', { name: 'salary', required: true, readonly: true });
		const company = widget('textbox', { name: 'company', required: true });
		use({
			title: 'Strict',
			signers: [{ role: 'Employee', widgets: [signature, salary] }],
			prefill: [company],
		});
	});

	test('missing', async () => {
		const { error } = await run();
		expect(error?.message).toBe(
			"2 problems: (1) Signer 1 (Employee): no value is given for 'salary', which the template requires and this person cannot fill in. Enter one. (2) Prefill: no value is given for 'company', which the template requires. Enter one.",
		);
	});

	test('given', async () => {
		const { error } = await run(given({ 'field.Employee.salary': '1', 'prefill.company': 'A' }));
		expect(error).toBeUndefined();
	});
});

describe('a number that the template requires', () => {
	const NONE =
		"Signer 1 (Employee): no value is given for 'days', which the template requires and this person cannot fill in. Enter one.";
	const NO_NUMBER = (what: string) => `Signer 1 (Employee), field 'days': ${what} is not a number.`;
	beforeEach(() => {
		const days = widget('number', { name: 'days', required: true, readonly: true });
		use({ title: 'Strict', signers: [{ role: 'Employee', widgets: [signature, days] }] });
	});

	test.each<[string, unknown, string]>([
		['blanks', '  ', NONE],
		['a no-break space', '\u00a0', NONE],
		['null', null, NONE],
		['an empty list', [], NO_NUMBER('an empty list')],
		['yes', true, NO_NUMBER('true')],
		['a decimal comma', '12,5', NO_NUMBER("'12,5'")],
	])('%s', async (_what, value, says) => {
		const entered = { name: 'days', default: value };
		const byForm = await run(given({ 'field.Employee.days': value as string }));
		const asJson = await run(byJson([person({ widgets: [entered] as IDataObject[] })]));
		expect([byForm.error?.message, asJson.error?.message]).toEqual([says, says]);
		expect(world.server.createRequests()).toEqual([]);
	});

	test('a number as text', async () => {
		const { error } = await run(given({ 'field.Employee.days': ' 12.5 ' }));
		expect(error).toBeUndefined();
		const [{ body }] = world.server.createRequests();
		expect(body).toMatchObject({ signers: [{ widgets: [{ name: 'days', default: 12.5 }] }] });
	});
});

describe('a template of another environment', () => {
	const runInSandbox = async (changes: IDataObject = {}) =>
		await world.engine.runNode(parameters(changes), { credential: world.credential('sandbox') });

	test('says which one was asked', async () => {
		const { error } = await runInSandbox();
		expect(error?.message).toBe(
			`There is no template with the ID '${templateId()}' in the Sandbox environment. Live and Sandbox templates are separate: pick the template from the list, or use a credential of the environment that it was made in.`,
		);
		expect(world.server.createRequests()).toEqual([]);
	});

	test('is one problem among others', async () => {
		const { error } = await runInSandbox(withOptions({ copies: { cc: 'boss' } }));
		expect(error?.message).toMatch(
			/^2 problems: \(1\) CC: 'boss' is not an e-mail address\. \(2\) There is no template/,
		);
		expect(world.server.createRequests()).toEqual([]);
	});
});

test('a template without roles', async () => {
	use({ title: 'Empty', signers: [] });
	const { error } = await run();
	expect(error?.message).toBe(
		"The template 'Empty' has no roles. Finish it in OpenSign: add at least one role with a signature field.",
	);
});
