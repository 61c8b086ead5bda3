import { optionsOf } from '../../../inputs/widgetOptionTable';
import type { WidgetType } from '../../../opensign/shapes';
import { toWord } from './words';

/** Keys that say who, where and how large. */
const PLACE: Record<string, string[]> = {
	role: ['role'],
	name: ['name', 'field', 'fieldname', 'id', 'fieldid'],
	w: ['w', 'width'],
	h: ['h', 'height'],
	x: ['x', 'dx'],
	y: ['y', 'dy'],
};

/** What options are called beside the API's name and that of their input; the first is the one to be used. */
const WORDS: Record<string, string[]> = {
	values: ['choices', 'options', 'items'],
	default: ['default', 'value'],
	selectedvalues: ['default', 'value'],
	hint: ['hint', 'placeholder', 'label', 'title', 'description'],
	format: ['format', 'dateformat'],
	min_date: ['min'],
	max_date: ['max'],
	'validation.minselections': ['min', 'minselections'],
	'validation.maxselections': ['max', 'maxselections'],
	layout: ['layout', 'direction'],
	regularexpression: ['pattern', 'regex'],
	cell_count: ['cells', 'count'],
	decimalplaces: ['decimals'],
	hide_text_with_asterisks: ['hidetext', 'mask'],
};

/** What other services say of how a text looks or is called, which OpenSign does not have. */
const IGNORED = [
	'align',
	'color',
	'description',
	'font',
	'fontsize',
	'fonttype',
	'format',
	'label',
	'letterspacing',
	'lineheight',
	'numberformat',
	'placeholder',
	'readonly',
	'required',
	'textalign',
	'title',
	'valign',
	'verticalalign',
];

/** What OpenSign has a key for, if it has: one of PLACE, or the API's name of an option. */
export function toKnownKey(type: WidgetType, key: string): string | undefined {
	const word = toWord(key);
	const [place] = Object.entries(PLACE).find(([, words]) => words.includes(word)) ?? [];
	if (place !== undefined) return place;
	const exact = optionsOf(type).find(({ api, input }) =>
		[toWord(api), toWord(input.property.name)].includes(word),
	);
	const found = exact ?? optionsOf(type).find(({ api }) => WORDS[api]?.includes(word));
	return found?.api;
}

/** Whether a key of another service may be left out: nobody could fill in anything else for it. */
export const isIgnored = (key: string) => IGNORED.includes(toWord(key));

/** Whether a key is one that tags have, of whichever type. */
export function isKnownKey(key: string): boolean {
	const word = toWord(key);
	const words = [...Object.values(PLACE), ...Object.values(WORDS)].flat();
	return [...words, 'type', ...IGNORED].includes(word);
}

/** The keys that tags of a type can have, as messages list them. */
export const keysOf = (type: WidgetType): string[] => [
	...Object.keys(PLACE),
	...optionsOf(type).map(({ api, input }) => WORDS[api]?.[0] ?? toWord(input.property.name)),
];
