import type { INodeProperties } from 'n8n-workflow';

/** The inputs of an Update: only what is added is changed. */
export const updateFields = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What is added here is changed, all else stays',
	options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

export const newTitle: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	description: 'New title, which signers see',
};

export const NOTHING_TO_CHANGE =
	'Update Fields: nothing was added, so there is nothing to change. Add at least one field.';
