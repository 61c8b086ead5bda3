import { email, flag, text, wholeNumber } from '../core/inputs';
import type { Input } from '../core/inputs';

const returnAll = flag('returnAll', {
	displayName: 'Return All',
	description: 'Whether to return all results or only up to a given limit',
});

const limit = wholeNumber('limit', {
	displayName: 'Limit',
	min: 1,
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
});

/** The most results that a Get Many gives: `Infinity` for all. */
export const limitInput: Input<number> = {
	properties: [returnAll.property, limit.property],
	read: (values) => (returnAll.read(values) ? Infinity : limit.read(values)),
};

/** A filter by title, since OpenSign has none. */
export const titleFilter = (things: string) =>
	text('title', {
		displayName: 'Title Contains',
		placeholder: 'e.g. agreement',
		description: `Only ${things} with this text in the title, letter case aside`,
	});

/** A filter by a person of the document. */
export const signerFilter = email('signer', {
	displayName: 'Signer Email',
	placeholder: 'name@email.com',
	description: 'Only documents that this person signs, approves or views',
});
