import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../core/inputs';
import type { Widget, WidgetOptions } from '../shapes';
import { datesOf, idOf, list, listOrNone, numberOf, record, textOf } from './read';

/** One of a template's roles, and who has it, where the template says so. */
export interface TemplateRole {
	role?: string;
	name?: string;
	email?: string;
	/** Lists do not say. */
	widgets?: Widget[];
}

/** `GET /template/{id}`. */
export interface Template {
	objectId: string;
	/** Empty where there is none. */
	title: string;
	signers: TemplateRole[];
	/** Lists do not say. */
	prefill?: { widgets?: Widget[] };
	/** A link to its PDF, which carries access by itself, for a while. Lists do not say. */
	file?: string;
	createdAt?: string;
	updatedAt?: string;
	/** The answer as it came, for those who want it so. */
	raw: IDataObject;
}

/** @param name how messages call it, where it is an entry of a list */
export function readTemplate(value: unknown, name?: string): Template {
	const answer = record(value, name);
	const { title, signers, prefill, file } = answer;
	return {
		objectId: idOf(answer, name),
		title: textOf(title) ?? '',
		signers: listOrNone(signers, 'signers', readRole),
		prefill: isRecord(prefill) ? { widgets: readFields(prefill.widgets) } : undefined,
		file: textOf(file),
		...datesOf(answer),
		raw: answer as IDataObject,
	};
}

function readRole(value: unknown, place: string): TemplateRole {
	const { role, name, email, widgets } = record(value, place);
	return {
		role: textOf(role),
		name: textOf(name),
		email: textOf(email),
		widgets: readFields(widgets),
	};
}

/** Fields; what is required of them is checked by who sends, so an odd list must not pass as none. */
const readFields = (value: unknown): Widget[] | undefined =>
	value === undefined || value === null ? undefined : list(value, 'widgets', readField);

function readField(value: unknown, place: string): Widget {
	const { type, page, x, y, w, h, options } = record(value, place);
	return {
		type: textOf(type) ?? '',
		page: numberOf(page) ?? 0,
		x: numberOf(x) ?? 0,
		y: numberOf(y) ?? 0,
		w: numberOf(w) ?? 0,
		h: numberOf(h) ?? 0,
		options: readOptions(options),
	};
}

function readOptions(value: unknown): WidgetOptions {
	if (!isRecord(value)) return {};
	const { signing_date: signingDate, ...options } = value;
	return {
		...options,
		name: textOf(options.name),
		formula: textOf(options.formula),
		signing_date: signingDate === true,
		values: readChoices(options.values),
	};
}

/** What there is to choose from; what is no text could not be chosen. */
function readChoices(value: unknown): string[] | undefined {
	if (!Array.isArray(value)) return undefined;
	return value.map(textOf).filter((choice) => choice !== undefined);
}
