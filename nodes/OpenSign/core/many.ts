import type { Pace } from './atOnce';

/** How the items of a run are worked on together, as far as somebody has said. */
export interface Many extends Partial<Pace> {
	/** Whether one item with the record of all is put out. */
	summary?: boolean;
	/** Whether as many are done as there are credits for, where there are fewer than items. */
	asManyAsPaid?: boolean;
}

/** Items that are worked on at the same time where nobody has said otherwise. */
export const USUAL_AT_ONCE = 5;
