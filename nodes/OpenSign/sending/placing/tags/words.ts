import { asSeen } from '../../../core/asSeen';
import { WIDGET_TYPES, type WidgetType } from '../../../opensign/shapes';

/** Letter case, blanks, underscores and dashes aside. */
export const toWord = (text: string) =>
	asSeen(text)
		.toLowerCase()
		.replace(/[\s_-]/g, '');

/** What people and other services call the types of fields. */
const NAMES: Record<WidgetType, string[]> = {
	attachments: ['attachments', 'attachment', 'file', 'files'],
	cells: ['cells'],
	checkbox: ['checkbox', 'check', 'multiple', 'checkboxmerge'],
	company: ['company'],
	date: ['date', 'datenow', 'datesigned', 'signingdate'],
	dropdown: ['dropdown', 'select'],
	email: ['email'],
	image: ['image', 'photo'],
	initials: ['initials', 'initial'],
	'job title': ['jobtitle'],
	name: ['name'],
	number: ['number'],
	'radio button': ['radiobutton', 'radio'],
	signature: ['signature', 'sign', 'sig', 'freesignature'],
	stamp: ['stamp'],
	textbox: ['textbox', 'text', 'textfield', 'textmerge', 'phone'],
};

const TYPES = new Map(
	WIDGET_TYPES.flatMap((type) => NAMES[type].map((name): [string, WidgetType] => [name, type])),
);

/** The type of field that a word names, if it names one. */
export const toType = (word: string): WidgetType | undefined => TYPES.get(toWord(word));

/** Whether a word names a day that is filled in when someone signs. */
export const isSigningDate = (word: string) =>
	['datenow', 'datesigned', 'signingdate'].includes(toWord(word));

/** Words that stand in double braces for a field only; a name or a date may be what a mail merge has left over. */
const UNMISTAKABLE: WidgetType[] = [
	'attachments',
	'cells',
	'checkbox',
	'dropdown',
	'initials',
	'radio button',
	'signature',
	'stamp',
	'textbox',
];

export const isUnmistakable = (type: WidgetType | undefined) =>
	type !== undefined && UNMISTAKABLE.includes(type);

/** The type that a mistyped word was meant for, if there is one that is hardly another. */
export function toLikelyType(word: string): WidgetType | undefined {
	const given = toWord(word);
	// Signature 2 is what a field may be called.
	if (given.length < 4 || given.length > 20 || /\d$/.test(given)) return undefined;
	const near = [...TYPES].find(([name]) => name.length > 4 && distance(name, given) <= 2);
	return near?.[1];
}

/** How many letters must be typed, left out or exchanged to make one word another. */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, k) => k);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let k = 1; k <= to.length; k++) {
			const same = row[k - 1] + (from[i - 1] === to[k - 1] ? 0 : 1);
			next.push(Math.min(same, row[k] + 1, next[k - 1] + 1));
		}
		row = next;
	}
	return row[to.length];
}
