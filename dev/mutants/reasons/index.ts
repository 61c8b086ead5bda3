import { POLLING } from './polling';
import { PREFLIGHT } from './preflight';
import type { Reason } from './reason';
import { RECORD } from './record';
import { TRANSPORT } from './transport';
import { TRIGGER } from './trigger';

/** What goes for all rooms. */
const ANYWHERE: Reason[] = [
	{
		original: /^(cancelSignal\(\w+\)|signal|cancel)\?\.aborted$/,
		replacement: /^[^?]*\.aborted$/,
		why: 'For an n8n without a signal for cancelling; the one of the tests has it.',
	},
];

export const REASONS: Reason[] = [
	...RECORD,
	...PREFLIGHT,
	...TRANSPORT,
	...TRIGGER,
	...POLLING,
	...ANYWHERE,
];
