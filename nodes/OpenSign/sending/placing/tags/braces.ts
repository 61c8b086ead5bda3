import type { WidgetOptions } from '../../../opensign/shapes';
import { isKnownKey } from './keys';
import { toEntry, type Said, type Understood } from './said';
import { isSigningDate, isUnmistakable, toLikelyType, toType, toWord } from './words';

const HOW_TO_WRITE =
	'Write the type first, then what it has: {{signature;role=Tenant;w=160;h=48}}.';

/** What is said between double braces: our own tags, DocuSeal's and Documenso's. */
export function readBraces(inside: string): Understood {
	if (inside.includes(';')) return readSemicolons(split(inside, ';'));
	if (inside.includes(',')) return readCommas(split(inside, ','));
	const type = toType(inside);
	if (type) return own(inside, []);
	const [key, value] = toEntry(inside);
	if (toWord(key) === 'type') return readDocuSeal('', [[key, value]]);
	const [first] = inside.trim().split(/[\s:|=/]/);
	return isUnmistakable(toType(first)) ? { problem: HOW_TO_WRITE } : undefined;
}

/** Whether what follows double braces that nothing closes was meant as a tag. */
export function isBegunTag(inside: string): boolean {
	const [first = ''] = /^[^;,{}]*(?=[;,])/.exec(inside) ?? [];
	if (first !== '') return toType(first) !== undefined || /;(?:role|type)=/i.test(inside);
	return /^(?:signature|initials|checkbox)\b/i.test(inside.trim());
}

const split = (inside: string, by: string) =>
	inside
		.split(by)
		.map((part) => part.trim())
		.filter((part, k) => k === 0 || part !== '');

function readSemicolons([first, ...others]: string[]): Understood {
	const entries = others.map(toEntry);
	const hasType = entries.some(([key]) => toWord(key) === 'type');
	const [firstKey] = toEntry(first);
	if (/[=:]/.test(first) && isKnownKey(firstKey)) {
		return readDocuSeal('', [toEntry(first), ...entries]);
	}
	if (hasType) return readDocuSeal(first, entries);
	if (toType(first)) return own(first, entries);
	const likely = toLikelyType(first);
	const hasKnown = entries.some(([key]) => isKnownKey(key));
	if (!hasKnown) return undefined;
	if (likely) {
		const meant = `'${first}' is no type of field. Write ${likely}`;
		return { problem: `${meant}, or ${first};type=text for a text field of that name.` };
	}
	return readDocuSeal(first, entries);
}

function own(word: string, entries: Said['entries']): Understood {
	const type = toType(word)!;
	const implied = isSigningDate(word) ? { signing_date: true } : {};
	return { said: { type, role: roleIn(entries), entries, implied, isForeign: false } };
}

const roleIn = (entries: Said['entries']) => {
	const [, role] = entries.find(([key]) => toWord(key) === 'role') ?? [];
	return role === '' ? undefined : role;
};

/** {{Name of the field;type=date;role=Tenant;required=false}} */
function readDocuSeal(name: string, entries: Said['entries']): Understood {
	const given = entries.find(([key]) => toWord(key) === 'type')?.[1] ?? 'text';
	const type = toType(given);
	if (type === undefined) return { problem: `type: '${given}' is no type of field.` };
	if (entries.some(([key]) => toWord(key) === 'option')) {
		return {
			problem:
				'OpenSign has one field for all choices of a group. Leave one of its tags, with options=A,B,C.',
		};
	}
	const named = name !== '' && !entries.some(([key]) => toWord(key) === 'name');
	const rest = entries.filter(([key]) => toWord(key) !== 'type');
	const implied: WidgetOptions = isSigningDate(given) ? { signing_date: true, readonly: true } : {};
	return {
		said: {
			type,
			role: roleIn(entries),
			entries: named ? [['name', name], ...rest] : rest,
			implied,
			isForeign: true,
		},
	};
}

/** Documenso's short words, of types and of options. */
const SHORT_TYPES: Record<string, string> = {
	s: 'signature',
	fs: 'signature',
	i: 'initials',
	n: 'name',
	e: 'email',
	d: 'date',
	t: 'text',
	num: 'number',
	r: 'radio',
	cb: 'checkbox',
	dd: 'dropdown',
};
const SHORT_KEYS: Record<string, string> = {
	r: 'required',
	ro: 'readOnly',
	f: 'fontSize',
	l: 'label',
	p: 'placeholder',
	id: 'fieldId',
	ta: 'textAlign',
	va: 'verticalAlign',
	lh: 'lineHeight',
	ls: 'letterSpacing',
	t: 'default',
	text: 'default',
	cl: 'characterLimit',
	v: 'default',
	nf: 'numberFormat',
	min: 'minValue',
	max: 'maxValue',
	dir: 'layout',
	vr: 'validationRule',
	vl: 'validationLength',
	dv: 'default',
};

/** {{signature, r1, required=true}}, or our own tags with commas. */
function readCommas([first, second, ...others]: string[]): Understood {
	const isNumbered = /^r\d+$/i.test(second ?? '');
	const word = isNumbered ? (SHORT_TYPES[first.toLowerCase()] ?? first) : first;
	const type = toType(word);
	if (isNumbered && type) {
		const implied = type === 'date' ? { signing_date: true } : {};
		const entries = others.map(toEntry).map(toLongEntry);
		return { said: { type, role: second, entries, implied, isForeign: true } };
	}
	const entries = [second ?? '', ...others].filter((part) => part !== '').map(toEntry);
	if (type && entries.every(([key]) => isKnownKey(key))) return own(first, entries);
	return isUnmistakable(type) || isNumbered ? { problem: HOW_TO_WRITE } : undefined;
}

function toLongEntry([key, value]: [string, string]): [string, string] {
	const long = SHORT_KEYS[key.toLowerCase()] ?? key;
	// Documenso writes blanks as underscores in what people read.
	const isForPeople = ['label', 'placeholder'].includes(toWord(long));
	return [long, isForPeople ? value.replaceAll('_', ' ') : value];
}
