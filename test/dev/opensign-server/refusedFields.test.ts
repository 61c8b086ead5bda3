import type { Quirks } from '../../../dev/opensign-server';
import { BARE_REFUSAL, AT, CREATES, make, toAnswer } from './creates';
import { useStandIn } from './standIn';

const standIn = useStandIn();
afterEach(() => standIn.server.assertClean());

const date = (options: object) => ({ type: 'date', ...AT, options: { name: 'd', ...options } });
const checkbox = (options: object) => ({
	type: 'checkbox',
	...AT,
	options: { name: 'c', values: ['a', 'b'], ...options },
});

/** What is made, whether it is refused, and which quirk does that. */
type Row = [string, { title?: string; widgets?: object[] }, boolean, keyof Quirks];

const ROWS: Row[] = [
	['a date without format', { widgets: [date({})] }, true, 'datesNeedFormat'],
	['a date without any options', { widgets: [{ type: 'date', ...AT }] }, true, 'datesNeedFormat'],
	['a date', { widgets: [date({ format: 'dd-mm-yyyy' })] }, false, 'datesNeedFormat'],
	['a checkbox without selection', { widgets: [checkbox({})] }, true, 'checkboxesNeedSelection'],
	[
		'a checkbox with none selected',
		{ widgets: [checkbox({ selectedvalues: [] })] },
		false,
		'checkboxesNeedSelection',
	],
	['a title in Cyrillic', { title: 'Договор' }, true, 'titlesNeedLatin'],
	['a title in Chinese', { title: '契約' }, true, 'titlesNeedLatin'],
	['a title of signs', { title: ' – ' }, true, 'titlesNeedLatin'],
	['a title of an umlaut', { title: 'Ü' }, true, 'titlesNeedLatin'],
	['a title with a digit', { title: 'Договор 7' }, false, 'titlesNeedLatin'],
	['a title with a letter', { title: '契約 A' }, false, 'titlesNeedLatin'],
];

describe.each(CREATES)('%s', (route) => {
	test.each(ROWS)('%s', async (_name, what, isRefused, quirk) => {
		const answer = await make(standIn, route, what);
		if (isRefused) expect(answer).toEqual(BARE_REFUSAL);
		else expect(answer.status).toBe(200);
		const { credits, documents, templates } = standIn.environment();
		const made = documents.size + templates.size;
		expect(made).toBe(isRefused ? 0 : 1);
		if (isRefused) expect(credits).toBe(1000);

		standIn.server.quirks[quirk] = false;
		expect((await make(standIn, route, what)).status).toBe(200);
	});
});

describe('a template, and what is made of it', () => {
	const send = async (id: string, changes: object) => {
		const signers = [{ role: 'Tenant', email: 'bert@example.com' }];
		return await toAnswer(await standIn.post(`/createdocument/${id}`, { signers, ...changes }));
	};

	test('the title that is given, not the template’s own', async () => {
		const objectId = String((await make(standIn, '/createtemplate')).body.objectId);
		expect(await send(objectId, { title: '契約' })).toEqual(BARE_REFUSAL);
		const renamed = await standIn.call(`/template/${objectId}`, {
			method: 'PUT',
			body: JSON.stringify({ name: '契約' }),
		});
		expect(renamed.status).toBe(200);
		expect((await send(objectId, {})).status).toBe(200);
	});

	test('prefilled dates and checkboxes need neither', async () => {
		const prefill = { widgets: [date({ response: '1' }), checkbox({ response: ['a'] })] };
		expect((await standIn.create({ prefill })).status).toBe(200);
	});
});
