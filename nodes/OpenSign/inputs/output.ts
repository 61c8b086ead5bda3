/** How much is put out of what was read: agents pay for every word of it, and lose sight of what matters. */
import type { IDataObject } from 'n8n-workflow';

import { choice, choices, mapField, showFor, WrongValue, type Input } from '../core/inputs';

/** What an item becomes. */
export interface Output {
	/** Whether the answer comes as OpenSign gave it. */
	isRaw: boolean;
	/** Whether a field of the simplified answer is put out. */
	has(field: string): boolean;
	/** What is put out of a simplified answer. */
	pick(simplified: IDataObject): IDataObject;
}

const DOCUMENT_FIELDS = {
	createdAt: 'Created At',
	documentId: 'Document ID',
	folderId: 'Folder ID',
	note: 'Note',
	owner: 'Owner',
	signers: 'Signers',
	status: 'Status',
	templateId: 'Template ID',
	title: 'Title',
	updatedAt: 'Updated At',
};

const TEMPLATE_FIELDS = {
	createdAt: 'Created At',
	roles: 'Roles',
	templateId: 'Template ID',
	title: 'Title',
	updatedAt: 'Updated At',
};

/**
 * A choice between the simplified answer, the raw one, and some fields of the simplified one, as n8n's guidelines for
 * nodes ask for that are tools of AI agents. Before there were three, it was a switch: what workflows have stored of
 * that still means the same.
 *
 * @param fields of the simplified answer: by the name in the output, that for people
 */
function outputOf(fields: Record<string, string>, preset: string[]): Input<Output> {
	const mode = choice<boolean | 'selected'>('simplify', {
		displayName: 'Output',
		options: [
			{ name: 'Simplified', value: true, description: 'The fields that matter, by plain names' },
			{ name: 'Raw', value: false, description: "OpenSign's answer as it comes" },
			{ name: 'Selected Fields', value: 'selected', description: 'Some of the simplified fields' },
		],
		default: true,
		description: 'How much of each is put out. The less, the easier for an AI agent.',
	});
	const any = choices('fields', {
		displayName: 'Fields',
		options: Object.entries(fields).map(([value, name]) => ({ name, value })),
		default: preset,
		description: 'Which fields are put out',
	});
	const selected = mapField(any, (names) => {
		if (names.length === 0) throw new WrongValue(['choose at least one.']);
		return names;
	});
	const isSelected = { [mode.property.name]: ['selected'] };
	return {
		properties: [mode.property, showFor(selected.property, isSelected)],
		read: (values) => {
			const kind = mode.read(values);
			if (kind !== 'selected') return { isRaw: !kind, has: () => true, pick: (json) => json };
			const names = selected.read(values);
			return {
				isRaw: false,
				has: (field) => names.includes(field),
				pick: (json) => Object.fromEntries(names.map((name) => [name, json[name] ?? null])),
			};
		},
	};
}

const DOCUMENT_PRESET = ['documentId', 'title', 'status', 'signers'];
const TEMPLATE_PRESET = ['templateId', 'title', 'roles'];

/** Of a document that was read by itself. */
export const documentOutput = outputOf(
	{ ...DOCUMENT_FIELDS, hasCertificate: 'Has Certificate' },
	DOCUMENT_PRESET,
);

/** Of a document in a list, which does not say whether there is a certificate. */
export const listedDocumentOutput = outputOf(DOCUMENT_FIELDS, DOCUMENT_PRESET);

export const templateOutput = outputOf(
	{ ...TEMPLATE_FIELDS, prefill: 'Prefill Fields' },
	TEMPLATE_PRESET,
);

/** Of a template in a list, which carries no fields. */
export const listedTemplateOutput = outputOf(TEMPLATE_FIELDS, TEMPLATE_PRESET);
