/** What concerns all input items of a run together. */
import { flag, options, wholeNumber, type Field, type Fields } from '../core/inputs';
import { USUAL_AT_ONCE, type Many } from '../core/many';

const atOnce = wholeNumber('atOnce', {
	displayName: 'At Once',
	min: 1,
	max: 20,
	default: USUAL_AT_ONCE,
	description:
		'How many items are worked on at the same time: 1 is one after the other. The output has the order of the input in any case. 5 without this option.',
});

const pauseMs = wholeNumber('pauseMs', {
	displayName: 'Pause (Milliseconds)',
	min: 0,
	max: 600_000,
	default: 1000,
	description:
		'How long to wait after an item before another is begun in its place, for a server that limits how often it is asked',
});

const summary = flag('summary', {
	displayName: 'One Summary Item',
	default: true,
	description:
		'Whether to put out a single item, which tells what was sent, what was refused and what is unknown, and the credits before and after, in place of one for each input item. To have those that fail in it as well, set On Error to Continue under Settings.',
});

const asManyAsPaid = flag('asManyAsPaid', {
	displayName: 'Send as Many as Credits Allow',
	default: true,
	description:
		'Whether to begin where OpenSign has fewer credits left than there are items: the first ones are sent, and the others fail. Without it nothing is sent then.',
});

const manyItems = (inside: Fields): Field<Many> =>
	options(
		'manyItems',
		{
			displayName: 'Many Items',
			description: 'What concerns all input items together. Expressions see the first one.',
		},
		inside,
	);

/** For what only reads. */
export const manyReads = manyItems({ atOnce, pauseMs });
/** For what costs a credit each. */
export const manySends = manyItems({ asManyAsPaid, atOnce, pauseMs, summary });
/** For what costs a credit each, and has an output of its own in the end. */
export const manyAwaited = manyItems({ asManyAsPaid, atOnce, pauseMs });
