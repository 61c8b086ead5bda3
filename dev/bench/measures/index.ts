import type { Measure } from '../measure';
import { downloadLarge } from './download';
import { getManyDocuments, statusPoll, templateSends } from './lists';
import { loading } from './loading';
import { sendMany } from './sendMany';
import { sendLarge, sendOne } from './sendOne';

/** In the order in which they stand on the page. */
export const MEASURES: Measure[] = [
	sendOne,
	sendLarge,
	sendMany,
	getManyDocuments,
	downloadLarge,
	templateSends,
	statusPoll,
	loading,
];
