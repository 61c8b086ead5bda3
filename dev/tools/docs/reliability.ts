import { FAULTS, type FaultGroup } from '../../faults/table';
import { toTable } from './markdown';

const ONCE = 'the operation goes on as if nothing had been';

/** What becomes of an operation that only reads. */
const READING: Record<FaultGroup['reading'], string> = {
	again: `asked again for a while; if it passes, ${ONCE}`,
	error: 'an error at once',
};

const REFUSED = 'an error at once: nothing was done';

function changing({ changing: what, carriedOut }: FaultGroup): [create: string, other: string] {
	if (what === 'refused') return [REFUSED, REFUSED];
	const other = 'an error: it is unknown whether it was done. Never repeated by itself';
	if (carriedOut) return ['looked for, found, and put out as `recovered`', other];
	return ['looked for, then an error: it is unknown whether it was made. Never repeated', other];
}

/** What the node does when something goes wrong, as the tests try it. */
export function makeFaults(): string {
	const rows = FAULTS.map((group) => [group.what, READING[group.reading], ...changing(group)]);
	const columns = [
		'What goes wrong, once',
		'What only reads',
		'What makes a document, draft or template',
		'Any other change',
	];
	return toTable(columns, rows);
}
