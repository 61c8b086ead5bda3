import { collecting, naming, readNumber, text, WrongValue } from '../../../core/inputs';
import { optionsOf } from '../../../inputs/widgetOptionTable';
import { readWidgetOptions } from '../../../inputs/widgetOptions';
import { coordinateInputs } from '../../../inputs/coordinates';
import type { WidgetOptions } from '../../../opensign/shapes';
import { isIgnored, keysOf, toKnownKey } from './keys';
import type { Said } from './said';
import { toWord } from './words';

/** What a tag's keys come to. Offsets and sizes in points. */
export interface TagValues {
	w?: number;
	h?: number;
	dx: number;
	dy: number;
	options: WidgetOptions;
}

const offset = readNumber({ unit: 'points' });
const fieldName = text('name', { displayName: 'name' });
const WITH_CHOICES = ['dropdown', 'radio button'];

/**
 * The values of a tag, read as those of a field in JSON are.
 *
 * @throws WrongValue with every key that is not known, and every value that cannot be used
 */
export function readValues(said: Said, zone: string): TagValues {
	const { type } = said;
	const { collect, problems } = collecting();
	const values: TagValues = { dx: 0, dy: 0, options: {} };
	const given: Record<string, unknown> = { ...said.implied };
	problems.push(...checkTwice(said.entries));
	for (const [key, value] of said.entries) {
		const known = toKnownKey(type, key);
		if (type === 'signature' && toWord(key) === 'required') {
			if (toFlag(value) !== 'false' && toWord(value) !== 'no') continue;
			problems.push(`${key}: OpenSign's signatures are always required. Leave this out.`);
			continue;
		}
		if (known === undefined) {
			if (!said.isForeign || !isIgnored(key)) problems.push(unknownKey(said, key));
			continue;
		}
		collect(() => naming(key, () => take(known, value, said, values, given, zone)));
	}
	if (type === 'checkbox' && given.values === undefined) {
		// A box alone stands beside its text.
		Object.assign(given, { values: [given.name ?? 'Yes'], hidelabel: true });
	}
	if (WITH_CHOICES.includes(type) && given.values === undefined) {
		problems.push('choices: nothing was entered. Write choices=A|B|C.');
	}
	if (problems.length === 0) {
		collect(() => {
			values.options = readWidgetOptions(type, nest(given), zone);
		});
	}
	if (problems.length > 0) throw new WrongValue(problems, true);
	return values;
}

/** One of two values would count, and nobody knows which was meant: a role that is wrong mails somebody else. */
function checkTwice(entries: Said['entries']): string[] {
	const isOther = ([key, value]: [string, string], k: number) =>
		entries.slice(0, k).some(([one, other]) => toWord(one) === toWord(key) && other !== value);
	return entries.filter(isOther).map(([key]) => `${key}: it is there twice. Leave one of them.`);
}

function unknownKey({ type }: Said, key: string): string {
	return `${key}: unknown in a ${type} tag. Use one of: ${keysOf(type).join(', ')}.`;
}

/** Reads one value for its own message; the options are read once more together. */
function take(
	known: string,
	value: string,
	{ type, isForeign }: Said,
	values: TagValues,
	given: Record<string, unknown>,
	zone: string,
): void {
	switch (known) {
		case 'role':
			return;
		case 'name':
			if (fieldName.take(value, zone) !== '') given.name = value;
			return;
		case 'w':
		case 'h':
			values[known] = coordinateInputs[known].take(toLength(value), zone);
			return;
		case 'x':
		case 'y':
			values[known === 'x' ? 'dx' : 'dy'] = offset(toLength(value), zone);
			return;
	}
	const option = optionsOf(type).find(({ api }) => api === known)!;
	const isFlag = option.input.property.type === 'boolean';
	const read = isFlag ? toFlag(value) : toList(known, value);
	// Several words of other services are a hint: the first counts.
	if (isForeign && known === 'hint' && given.hint !== undefined) return;
	option.input.take(read, zone);
	given[known] = read;
}

/** 160, 160pt, 160 px */
const toLength = (value: string) => value.replace(/\s/g, '').replace(/p[tx]$/i, '');

/** A key alone says yes. */
function toFlag(value: string): string {
	const word = value.toLowerCase();
	if (['', 't', 'y'].includes(word)) return 'true';
	return ['f', 'n'].includes(word) ? 'false' : value;
}

const toList = (known: string, value: string) =>
	['selectedvalues', 'values'].includes(known) && value.includes('|') ? value.split('|') : value;

/** `validation.minselections` leads into an object. */
function nest(given: Record<string, unknown>): WidgetOptions {
	const nested: WidgetOptions = {};
	for (const [key, value] of Object.entries(given)) {
		const [first, second] = key.split('.');
		if (second === undefined) nested[first] = value;
		else nested[first] = { ...(nested[first] as object | undefined), [second]: value };
	}
	return nested;
}
