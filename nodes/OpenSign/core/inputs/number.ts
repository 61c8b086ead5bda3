import type { INodeProperties } from 'n8n-workflow';

import { describe, isNothing } from './describe';
import { field, WrongValue, type About, type Field, type Reader } from './input';

/** Which numbers are allowed. */
interface Range {
	/** Smallest, if there is one. */
	min?: number;
	/** Largest, if there is one. */
	max?: number;
	/** A number that it must be greater than, in place of `min`. */
	above?: number;
	whole?: boolean;
	/** What is counted, like "points", for messages. */
	unit?: string;
}

type AboutNumber = About<number> & Omit<Range, 'whole'>;

/** `a whole number from 1 to 5`, `a number of points above 0`. */
function describeRange({ min, max, above, whole, unit }: Range): string {
	const parts = [whole ? 'a whole number' : 'a number'];
	if (unit !== undefined) parts.push(`of ${unit}`);
	if (above !== undefined) parts.push(`above ${above}`);
	if (min !== undefined) parts.push(`from ${min}`);
	if (max !== undefined) parts.push(`to ${max}`);
	return parts.join(' ');
}

/** A number, or a text that is one in full. Nothing else: true, blanks and empty lists are no numbers. */
function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value === 'string' && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value))
		return toSafe(Number(value));
	return NaN;
}

/** Not more digits than a number can hold: the last ones would be others. */
const toSafe = (number: number) =>
	Number.isInteger(number) && !Number.isSafeInteger(number) ? NaN : number;

/** A number within a range. */
export function readNumber(range: Range = {}): Reader<number> {
	const { min = -Infinity, max = Infinity, above = -Infinity, whole = false } = range;
	return (value) => {
		const number = toNumber(value);
		const fits = number >= min && number <= max && number > above;
		if (fits && Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
		const allowed = describeRange(range);
		throw new WrongValue([
			isNothing(value)
				? `nothing was entered. Enter ${allowed}.`
				: `${describe(value)} is not ${allowed}.`,
		]);
	};
}

const withoutUndefined = (
	options: Record<string, unknown>,
): INodeProperties['typeOptions'] & object =>
	Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

const numberInput =
	(whole: boolean) =>
	(name: string, { min, max, above, unit, ...about }: AboutNumber): Field<number> => {
		const limits = { minValue: min, maxValue: max, numberPrecision: whole ? 0 : undefined };
		const typeOptions = withoutUndefined({ ...limits, ...about.typeOptions });
		const property: INodeProperties = { name, type: 'number', default: min ?? 0, ...about };
		if (Object.keys(typeOptions).length > 0) property.typeOptions = typeOptions;
		return field(property, readNumber({ min, max, above, unit, whole }));
	};

/** A number; the range holds for the form and for what an expression yields alike. */
export const number = numberInput(false);
/** A whole number; the range holds for the form and for what an expression yields alike. */
export const wholeNumber = numberInput(true);
/** A length on a page, in PDF points (72 are one inch). */
export const points = (name: string, about: AboutNumber) =>
	number(name, { unit: 'points', ...about });
