import type { INodeProperties } from 'n8n-workflow';

/** What must become of a value: used, refused by a sentence that names the input, or one of both. */
export type Outcome = 'taken' | 'refused' | 'either';

/** A value as a workflow may deliver it. */
export interface Given {
	name: string;
	/** The value as an expression of n8n's, without `={{ }}`; without one, the input is not there at all. */
	source?: string;
	outcome: Outcome;
}

const given = (outcome: Outcome, sources: Record<string, string | undefined>): Given[] =>
	Object.entries(sources).map(([name, source]) => ({ name, source, outcome }));

const OBJECT = '({ a: 1 })';
const ODD = { object: OBJECT, 'list of objects': `[${OBJECT}]` };
const WEIRD = { ...ODD, true: 'true' };
const NOTHING = {
	missing: undefined,
	undefined: 'undefined',
	null: 'null',
	'empty text': '""',
	blanks: '"  "',
	'no-break space': '"\\u00a0"',
};
const DATES = {
	'time with zone': '"2026-12-31T23:30:00.000Z"',
	'time without zone': '"2026-12-31T09:00"',
	'day only': '"2026-12-31"',
	Date: 'new Date()',
	DateTime: '$now',
};

/** Nothing is refused where something is required, else it is as if the input were not there. */
function nothing({ required, default: preset }: INodeProperties): Given[] {
	const { missing, ...entered } = NOTHING;
	return [
		...given(required ? 'refused' : 'either', entered),
		// n8n puts the default in its place.
		...given(required && preset === '' ? 'refused' : 'either', { missing }),
	];
}

/** By the type of n8n's input: the values, with what must become of each. `usual` is what works. */
const BY_TYPE: Record<string, (property: INodeProperties, usual: unknown) => Given[]> = {
	string: (property) => [
		...given('refused', WEIRD),
		// Inside of collections and forms, n8n makes a text of Luxon's dates.
		...given('either', { number: '4711', list: '["a"]', 'empty list': '[]', DateTime: '$now' }),
		...nothing(property),
	],
	number: (_property, usual) => [
		...given('taken', { 'numeric text': JSON.stringify(String(usual)) }),
		...given('refused', {
			...WEIRD,
			DateTime: '$now',
			'decimal comma': '"12,5"',
			words: '"a dozen"',
			'not a number': 'NaN',
			infinite: 'Infinity',
			list: '[1]',
			'empty list': '[]',
		}),
		...given('either', NOTHING),
	],
	boolean: () => [
		...given('taken', { TRUE: '"TRUE"', 'false in a text': '"false"', zero: '0', one: '"1"' }),
		...given('taken', NOTHING),
		...given('refused', {
			object: OBJECT,
			list: '[true]',
			'empty list': '[]',
			number: '4711',
			words: '"perhaps"',
			DateTime: '$now',
		}),
	],
	options: (_property, usual) => [
		...given('taken', { 'in capitals': JSON.stringify(String(usual).toUpperCase()) }),
		...given('taken', NOTHING),
		// What was a switch before it had more choices still takes what that has stored.
		...given(typeof usual === 'boolean' ? 'taken' : 'refused', { true: 'true' }),
		...given('refused', {
			...ODD,
			unknown: '"no such choice"',
			route: '"a/../../getuser"',
			number: '4711',
			list: '["a"]',
		}),
	],
	multiOptions: (_property, usual) => [
		...given('taken', { text: JSON.stringify([usual].flat().join(', ').toUpperCase()) }),
		...given('refused', {
			...WEIRD,
			unknown: '["no such choice"]',
			null: '[null, "no such choice"]',
			number: '4711',
		}),
		...given('either', NOTHING),
	],
	dateTime: () => [
		...given('taken', DATES),
		// A filter that was added must not be empty.
		...given('either', NOTHING),
		...given('refused', {
			object: OBJECT,
			list: '["2026-12-31"]',
			true: 'true',
			number: '12',
			'not a number': 'NaN',
			words: '"next week"',
			'invalid Date': 'new Date("x")',
		}),
	],
	resourceLocator: (property) => [
		...given('refused', {
			...WEIRD,
			list: '["a"]',
			'not an ID': '"a/../b"',
			percent: '"https://x/login/%"',
		}),
		...given('either', { number: '4711' }),
		...nothing(property),
	],
	// n8n itself drops what is no object before the node can see it.
	collection: () => given('either', { ...NOTHING, number: '4711', list: '[1]', object: OBJECT }),
	fixedCollection: () =>
		given('either', { ...NOTHING, number: '4711', list: '[1]', object: OBJECT }),
	json: () => [
		...given('refused', { words: '"{"', number: '4711', true: 'true', 'list of numbers': '[1]' }),
		...given('either', { ...NOTHING, object: OBJECT, 'list of objects': `[${OBJECT}]` }),
	],
	// No expression can stand there: n8n passes on what is stored.
	resourceMapper: () => given('refused', { number: '4711', list: '[1]', true: 'true' }),
};

/** The values to try for an input. */
export function valuesFor(property: INodeProperties, usual: unknown): Given[] {
	const values = BY_TYPE[property.type];
	if (values === undefined) throw new Error(`No values for inputs of the type ${property.type}.`);
	return values(property, usual);
}
