/** Inputs of an operation as rows of a table, from their descriptions. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { escapeCell } from './markdown';

export const INPUT_COLUMNS = ['Input', 'Takes', 'Begins as', 'What it is'];

/** What is told on pages of its own, since many operations have it. */
const ELSEWHERE: Record<string, string> = {
	widgets: 'any number of [fields](fields.md)',
	prefill: 'any number of [fields](fields.md)',
	additionalOptions: '[options](options.md)',
};

/** Of n8n's own making, or nothing to enter. */
const LEFT_OUT = ['toolDescription'];

const KINDS: Partial<Record<INodeProperties['type'], string>> = {
	string: 'text',
	json: 'JSON',
	number: 'number',
	boolean: 'yes or no',
	dateTime: 'date',
	resourceLocator: 'pick from the list, address or ID',
	resourceMapper: 'values for the roles and fields of the template',
	fixedCollection: 'any number of entries',
};

interface Row {
	label: string;
	takes: string;
	preset: string;
	about: string;
	/** Empty where the input is always shown. */
	conditions: string[];
}

/** @param outside inputs that are shown elsewhere, by which some of these are shown */
export function toInputRows(
	properties: INodeProperties[],
	outside: INodeProperties[] = [],
): string[][] {
	const merged = new Map<string, Row>();
	for (const row of toRows(properties, '', outside)) {
		const isLink = Object.values(ELSEWHERE).includes(row.takes);
		const key = [row.label, row.takes, isLink ? '' : row.about].join('\n');
		const same = merged.get(key);
		if (!same) merged.set(key, row);
		// Shown always, once it is shown without a condition anywhere.
		else same.conditions = addCondition(same.conditions, row.conditions);
	}
	return [...merged.values()].map(({ label, takes, preset, about, conditions }) => {
		const shown = conditions.length > 0 ? `Only ${conditions.join(', or ')}. ` : '';
		return [label, takes, preset, shown + about].map(escapeCell);
	});
}

const addCondition = (one: string[], other: string[]) =>
	one.length === 0 || other.length === 0 ? [] : [...new Set([...one, ...other])];

/** @param where they stand, as people see it: `Signers → ` */
function toRows(properties: INodeProperties[], where: string, outside: INodeProperties[]): Row[] {
	const shown = properties.filter(
		({ type, name }) => !['notice', 'hidden'].includes(type) && !LEFT_OUT.includes(name),
	);
	return shown.flatMap((property) => {
		const label = `${where}${property.displayName}`;
		const known = [...properties, ...outside];
		const row: Row = {
			label,
			takes: takesOf(property),
			preset: presetOf(property),
			about: endSentence(property.description ?? ''),
			conditions: conditionOf(property, known),
		};
		if (property.name in ELSEWHERE) return [row];
		const inner = innerOf(property);
		const below = toRows(inner, `${label} → `, known);
		// A collection is nothing by itself: what it holds says it all.
		return property.type === 'collection' ? below : [row, ...below];
	});
}

/** What a collection, or an entry of a list, consists of. */
export function innerOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

export function takesOf(property: INodeProperties): string {
	const { name, type } = property;
	if (name in ELSEWHERE) return ELSEWHERE[name];
	if (type === 'options' || type === 'multiOptions') {
		const names = choicesOf(property).map((choice) => choice.name);
		return `${type === 'options' ? 'one of' : 'any of'}: ${names.join(' · ')}`;
	}
	return KINDS[type] ?? type;
}

export function presetOf(property: INodeProperties): string {
	const { type, default: preset, required } = property;
	if (type === 'options')
		return choicesOf(property).find(({ value }) => value === preset)?.name ?? '';
	if (type === 'multiOptions')
		return choicesOf(property)
			.filter(({ value }) => (preset as unknown[]).includes(value))
			.map(({ name }) => name)
			.join(', ');
	if (type === 'boolean') return preset ? 'yes' : 'no';
	const isPlain = ['string', 'number', 'dateTime'].includes(type) && preset !== '';
	if (isPlain) return String(preset);
	return required ? '**needed**' : '';
}

/** `if _PDF Source_ is URL`; nothing where the input is always shown. */
function conditionOf({ displayOptions }: INodeProperties, known: INodeProperties[]): string[] {
	const parts = Object.entries(displayOptions?.show ?? {}).flatMap(([name, values]) => {
		const of = known.filter((other) => other.name === name.replace(/^\//, ''));
		const choices = of.flatMap((property) => choicesOf(property));
		const isAny = choices.length > 0 && choices.every(({ value }) => values?.includes(value));
		if (isAny) return [];
		const said = (values as unknown[]).map((value) => sayValue(value, choices));
		return [`_${of.at(0)?.displayName ?? name}_ ${said.join(' or ')}`];
	});
	return parts.length > 0 ? [`if ${parts.join(' and ')}`] : [];
}

function sayValue(value: unknown, choices: INodePropertyOptions[]): string {
	const named = choices.find((choice) => choice.value === value)?.name;
	if (named !== undefined) return `is ${named}`;
	if (typeof value === 'boolean') return value ? 'is on' : 'is off';
	// `{ _cnd: { includes: ',' } }`: n8n's way to look into a text.
	if (typeof value === 'object' && value !== null && '_cnd' in value)
		return `has \`${Object.values(value._cnd as object).join('')}\``;
	return `is \`${String(value)}\``;
}

export const endSentence = (text: string) =>
	text === '' || /[.?!]$/.test(text) ? text : `${text}.`;
