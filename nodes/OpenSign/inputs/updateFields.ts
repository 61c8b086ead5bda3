import { options, text, type Fields } from '../core/inputs';

/** The inputs of an Update: only what is added is changed. */
export const updateFields = <F extends Fields>(inside: F) =>
	options<F>(
		'updateFields',
		{
			displayName: 'Update Fields',
			placeholder: 'Add Field',
			description: 'What is added here is changed, all else stays',
		},
		inside,
	);

export const newTitle = text('title', {
	displayName: 'Title',
	description: 'New title, which signers see',
});

export const NOTHING_TO_CHANGE =
	'Update Fields: nothing was added, or what was added is empty, so there is nothing to change. Add at least one field, and enter a value.';
