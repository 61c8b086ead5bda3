/** What most people want to say of a document besides who signs it: on the first level, not among the options. */
import type { Problems } from '../core/errors';
import { emails, field, isNothing, wholeNumber } from '../core/inputs';
import type { Read } from '../core/inputs';
import type { AdditionalOptions } from './additionalOptions';

const days = wholeNumber('timeToCompleteDays', {
	displayName: 'Days to Complete (0 for Usual)',
	min: 0,
	default: 0,
	description:
		"Number of days after which the document expires if not everyone has signed. 0 for OpenSign's usual 15, or what the template says.",
});

/** Inputs of their own for each way to send, so that they stand among its other inputs. */
export const usualInputs = () => ({
	copies: emails('cc', {
		displayName: 'Copy To (CC)',
		placeholder: 'e.g. boss@example.com',
		description: 'Addresses, separated by commas, that are told when the document is completed',
	}),
	days: field(days.property, (value, zone) => (isNothing(value) ? 0 : days.take(value, zone))),
});

/** The options with what stands on the first level: people in copy come together, the days can be said once. */
export function withUsual(
	options: AdditionalOptions | undefined,
	{ copies = [], days: within = 0 }: Partial<Read<ReturnType<typeof usualInputs>>>,
	problems: Problems,
): AdditionalOptions | undefined {
	if (options === undefined || (copies.length === 0 && within === 0)) return options;
	const body = { ...options.body };
	const others = Array.isArray(body.cc) ? body.cc.map(String) : [];
	if (copies.length > 0) body.cc = [...new Set([...copies, ...others])];
	if (within > 0 && body.timeToCompleteDays !== undefined) {
		problems.add(
			'Days to Complete: there is another deadline under Additional Options → Deadline and Reminders. Remove one.',
		);
	}
	if (within > 0) body.timeToCompleteDays = within;
	return { ...options, body };
}
