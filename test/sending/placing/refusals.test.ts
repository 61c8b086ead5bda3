import type { IDataObject } from 'n8n-workflow';

import { signature, useWorld } from '../../harness/world';
import { agreement, form, scan } from './pdfs';
import { usePlacing } from './run';

const world = useWorld();
const { refused, withFields, withJson } = usePlacing(world);

const text = (anchorText: string, changes: IDataObject = {}) => ({
	type: 'signature',
	placeBy: 'text',
	anchorText,
	...changes,
});
const on = (pageList: string) => ({
	type: 'initials',
	name: 'mark',
	placeBy: 'corner',
	onPages: 'list',
	pageList,
});
const json = (place: unknown, changes: object = {}) => withJson(signature, { place, ...changes });
const FIELD_2 = 'Signer 1 (Tenant), field 2';

/** What is entered, in which PDF, and the whole message. */
const REFUSED: Record<string, { given: IDataObject; pdf?: () => Promise<Buffer>; says: string }> = {
	// Texts
	'text that is not there': {
		given: withFields(text('Signature of the tenant:')),
		says: "Signer 1 (Tenant), field 1: the text 'Signature of the tenant:' is not on any of its 3 pages. The nearest that is there: 'Signature of tenant:' (page 3). Correct the text.",
	},
	'text that is not there, for a field with a name': {
		given: withFields(signature, text('Date of birth', { type: 'date', name: 'birth' })),
		says: `${FIELD_2} (birth): the text 'Date of birth' is not on any of its 3 pages. The nearest that is there: 'Signature of tenant:' (page 3). Correct the text.`,
	},
	'text in a scan': {
		given: withFields(text('Signature:')),
		pdf: scan,
		says: "Signer 1 (Tenant), field 1: the text 'Signature:' cannot be found: there is no text on any of its 2 pages, as in a scan. Place the field by page and corner, or by coordinates.",
	},
	'text several times': {
		given: withFields(text('Initials:')),
		says: "Signer 1 (Tenant), field 1: the text 'Initials:' is there 3 times (pages 1, 2 and 3). Choose which is meant under Occurrence: the first, the last, every one, or one by its number.",
	},
	'text several times, in JSON': {
		given: withJson({ place: { by: 'text', text: 'Signature of' } }),
		says: "Signer 1 (Tenant), field 1: the text 'Signature of' is there 2 times (page 3). Choose which is meant under Occurrence: the first, the last, every one, or one by its number.",
	},
	'occurrence that there is not': {
		given: withFields(text('Initials:', { occurrence: 'nth', occurrenceNumber: 4 })),
		says: "Signer 1 (Tenant), field 1: the text 'Initials:' is there 3 times (pages 1, 2 and 3), so there is no occurrence number 4. Enter a smaller number.",
	},
	'second occurrence of one': {
		given: withFields(text('Rental', { occurrence: 'nth', occurrenceNumber: 2 })),
		says: "Signer 1 (Tenant), field 1: the text 'Rental' is there once (page 1), so there is no occurrence number 2. Enter a smaller number.",
	},
	'no text': {
		given: withFields(text('={{ "" }}')),
		says: 'Signer 1 (Tenant), field 1, Text: nothing was entered. Enter words that are in the PDF, such as Signature of tenant.',
	},

	// Pages
	'page from the end that there is not': {
		given: withFields(signature, { ...signature, page: -4 }),
		says: `${FIELD_2}: there is no page -4, counted from the end: the PDF has 3 pages. Correct the page.`,
	},
	'range beyond the end': {
		given: withFields(signature, on('2-5')),
		says: `${FIELD_2} (mark): there is no page 5: the PDF has 3 pages. Correct the page.`,
	},
	'range that goes backwards': {
		given: withFields(signature, on('-1-2')),
		says: `${FIELD_2} (mark): the pages -1-2 go backwards: the PDF has 3 pages, so they are 3 to 2. Enter the smaller number first.`,
	},
	'pages that are none': {
		given: withFields(signature, on('2 to 5')),
		says: `${FIELD_2} (mark), Page Numbers: '2 to 5' are no pages. Enter first, last, every, a number, or several such as 2-5, 8, -1 (-1 is the last page).`,
	},
	'no pages': {
		given: withFields(signature, on('={{ "" }}')),
		says: `${FIELD_2} (mark), Page Numbers: nothing was entered. Enter pages, such as 2-5, 8, -1.`,
	},
	'page 0 in a list': {
		given: withFields(signature, on('0-2')),
		says: `${FIELD_2} (mark), Page Numbers: '0-2' are no pages. Enter first, last, every, a number, or several such as 2-5, 8, -1 (-1 is the last page).`,
	},

	'field beyond the page, counted as it was entered': {
		given: withFields(
			{ ...on('1-3'), margin: 0, corner: 'topLeft' },
			{ ...signature, page: 2, x: 500 },
		),
		says: `${FIELD_2}: its right edge is 65 points beyond the page's. Page 2 is 595 × 842 points: move the field onto it.`,
	},

	// Forms
	'no form': {
		given: withFields(signature, { placeBy: 'formField', formFieldName: 'iban' }),
		says: `${FIELD_2}: the PDF has no form with fields to fill in. Place this field by a text in the PDF, by page and corner, or by coordinates.`,
	},
	'all of no form': {
		given: withFields({ placeBy: 'allFormFields' }),
		says: 'Signer 1 (Tenant), field 1: the PDF has no form with fields to fill in. Place this field by a text in the PDF, by page and corner, or by coordinates.',
	},
	'form field that there is not': {
		given: withFields(signature, { placeBy: 'formField', formFieldName: 'bic' }),
		pdf: form,
		says: `${FIELD_2}: the PDF's form has no field 'bic'. It has: tenant.fullName, tenant.E-Mail, Firma, iban, contract, pets, payment, rooms, place, from, tenant.signature, hidden.`,
	},
	'form field that nobody sees': {
		given: withFields(signature, { placeBy: 'formField', formFieldName: 'hidden' }),
		pdf: form,
		says: `${FIELD_2}: the PDF's form field 'hidden' has no size, or stands beside the page, so nobody could see it. Place this field in another way.`,
	},
	'option that the form field cannot have': {
		given: withFields(signature, {
			placeBy: 'formField',
			formFieldName: 'iban',
			formFieldOptions: { choices: 'a' },
		}),
		pdf: form,
		says: `${FIELD_2}: Choices: a field of the type textbox has no such option. Remove it, or choose another type.`,
	},

	// JSON
	'place that is none': {
		given: json('Signature:'),
		says: `${FIELD_2}, place: a text is no place. It must be an object, such as { "by": "text", "text": "Signature:" }.`,
	},
	'way that there is not': {
		given: json({ by: 'anchor' }),
		says: `${FIELD_2}, place, by: 'anchor' is not possible. Use one of: text, corner, formField, allFormFields.`,
	},
	'place with an unknown key': {
		given: json({ by: 'text', text: 'Initials:', nth: 2 }),
		says: `${FIELD_2}, place, nth: unknown here. Use one of: by, text, occurrence, position, dx, dy, file.`,
	},
	'occurrence 0': {
		given: json({ by: 'text', text: 'Initials:', occurrence: 0 }),
		says: `${FIELD_2}, place, occurrence: a number is not possible. Use one of: only, first, last, every, or a whole number from 1.`,
	},
	'place without what it needs': {
		given: json({ by: 'corner', page: 'last' }),
		says: `${FIELD_2}, place, corner: nothing was entered.`,
	},
	'a page beside a place': {
		given: json({ by: 'text', text: 'Initials:' }, { page: 1 }),
		says: `${FIELD_2}, page: unknown here. Use one of: type, w, h, options, place.`,
	},
};

test.each(Object.entries(REFUSED))('%s', async (_what, { given, pdf = agreement, says }) => {
	expect(await refused(await pdf(), given)).toBe(says);
});

test('everything that is wrong is said at once, and nobody is said to have no signature who has one', async () => {
	const says = await refused(
		await agreement(),
		withFields(
			text('Sign here'),
			{ type: 'dropdown', name: 'size', placeBy: 'corner', corner: 'topLeft' },
			{ ...on('7'), name: 'size' },
		),
	);
	expect(says).toMatch(
		/^4 problems: \(1\) Signer 1 \(Tenant\), field 1: the text 'Sign here' is not/,
	);
	expect(says).toContain(', field 3 (size): there is no page 7');
	expect(says).toContain(', field 2 (size): a dropdown field needs choices.');
	expect(says).toContain("The field name 'size' is used 2 times.");
});

test('a PDF that is too large to be looked into', async () => {
	const large = Buffer.concat([await agreement(), Buffer.alloc(20 * 1024 * 1024)]);
	const says = await refused(
		large,
		withFields(
			text('Initials:'),
			{ placeBy: 'corner' },
			{ ...signature, page: -1 },
			{ placeBy: 'formField', formFieldName: 'a' },
		),
	);
	const where = (k: number, what: string) =>
		`(${k}) Signer 1 (Tenant), field ${k}: the PDF is too large to be looked into, so it is not known ${what}. Place this field by coordinates, with a page counted from 1, make the PDF smaller, or raise Look Into PDFs Up To under Additional Options.`;
	expect(says).toBe(
		`4 problems: ${[
			where(1, 'where its text is'),
			where(2, 'how large its pages are'),
			where(3, 'how many pages it has'),
			where(4, 'which form it has'),
		].join(' ')}`,
	);
});

test('where there is no PDF, only that is said', async () => {
	const says = await refused(Buffer.from('<html>'), withFields(text('Initials:')));
	expect(says).toMatch(/^[^(]*the file is not a PDF/);
});
