import type { INodeProperties } from 'n8n-workflow';

import { cleanAddress, isEmail } from '../email';
import { withoutAccess } from '../links';
import { describe, isNothing } from './describe';
import { tryJson } from './json';
import { field, WrongValue, type About, type Field, type Reader } from './input';

/** Text without blanks around it; numbers become text; empty where nothing was entered. */
export const readText: Reader<string> = (value) => {
	if (isNothing(value)) return '';
	if (typeof value === 'string') return checkText(value.trim());
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	const isDate = describe(value) === 'a date';
	const way = isDate
		? "Say how it is to look, such as {{ $now.toFormat('dd.MM.yyyy') }}."
		: 'Enter text, or an expression that yields text.';
	throw new WrongValue([`${describe(value)} is not a text. ${way}`]);
};

/** What JavaScript writes into a text where an expression in it yields no text. */
const NO_TEXT: Array<[string, string]> = [
	['[object Object]', 'an object'],
	['Invalid DateTime', 'an invalid date'],
	['Invalid Date', 'an invalid date'],
];

function checkText(text: string): string {
	const [, what] = NO_TEXT.find(([written]) => text.includes(written)) ?? [];
	if (what === undefined) return text;
	throw new WrongValue([
		`an expression in this text yields ${what} in place of text. Pick the value in it that is meant.`,
	]);
}

/** What was entered as an e-mail address, which may be none yet. */
export const readAddress: Reader<string> = (value, zone) => cleanAddress(readText(value, zone));

/** An e-mail address; empty where nothing was entered. */
export const readEmail: Reader<string> = (value, zone) => {
	const address = readAddress(value, zone);
	if (address === '' || isEmail(address)) return address;
	throw new WrongValue([`${describe(address)} is not an e-mail address.`]);
};

/** A web address; empty where nothing was entered. */
export const readUrl: Reader<string> = (value, zone) => {
	const address = readText(value, zone);
	if (address === '' || isWebAddress(address)) return address;
	throw new WrongValue([
		`${describe(withoutAccess(address))} is not a web address. Enter one that starts with https://, without blanks.`,
	]);
};

/** A list as people give it: an array, or text with one entry a line or separated by commas. Blanks are dropped. */
export const readList: Reader<string[]> = (value, zone) => {
	const entries = Array.isArray(value)
		? value.map((entry) => readText(entry, zone))
		: split(readText(value, zone), zone);
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
};

function split(text: string, zone: string): string[] {
	const { parsed } = text.startsWith('[') ? tryJson(text) : {};
	if (Array.isArray(parsed)) return parsed.map((entry) => readText(entry, zone));
	return text.split(text.includes('\n') ? '\n' : /[,;]/);
}

/** A list of e-mail addresses. */
export const readEmails: Reader<string[]> = (value, zone) => {
	const addresses = readList(value, zone).map(cleanAddress).filter(Boolean);
	const wrong = addresses.filter((address) => !isEmail(address));
	if (wrong.length === 0) return addresses;
	throw new WrongValue(wrong.map((address) => `${describe(address)} is not an e-mail address.`));
};

function isWebAddress(text: string): boolean {
	if (/\s/.test(text)) return false;
	return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

interface AboutText extends About<string> {
	/** What is said where a required input is empty, after "nothing was entered." */
	ifEmpty?: string;
}

const textInput =
	<T extends string | string[]>(take: Reader<T>) =>
	(name: string, { ifEmpty, ...about }: AboutText): Field<T> => {
		const property: INodeProperties = { name, type: 'string', default: '', ...about };
		return field(property, about.required ? required(take, ifEmpty) : take);
	};

/** Refuses nothing where something is required. */
export function required<T extends string | string[]>(
	take: Reader<T>,
	ifEmpty?: string,
): Reader<T> {
	return (value, zone) => {
		const read = take(value, zone);
		if (read.length > 0) return read;
		throw new WrongValue([['nothing was entered.', ifEmpty].filter(Boolean).join(' ')]);
	};
}

/** Text; empty where nothing was entered, unless it is required. */
export const text = textInput(readText);
/** An e-mail address; empty where nothing was entered, unless it is required. */
export const email = textInput(readEmail);
/** Addresses, as a text that separates them or as an array. */
export const emails = textInput(readEmails);
/** Texts, as one text that separates them or as an array. */
export const list = textInput(readList);
/** A web address; empty where nothing was entered, unless it is required. */
export const url = textInput(readUrl);
