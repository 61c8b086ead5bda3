import { OddAnswer, record } from './read';

/**
 * The address that events are sent to; nothing where none is set, which OpenSign says as `{}` or null. What is set must
 * be known for sure, since it is replaced, or put back later: an object about something else says nothing of it.
 */
export function readWebhook(value: unknown): string | undefined {
	const answer = record(value);
	const { webhook } = answer;
	const isNone = webhook === null || webhook === '' || Object.keys(answer).length === 0;
	if (isNone) return undefined;
	if (typeof webhook === 'string') return webhook;
	throw new OddAnswer(
		webhook === undefined ? 'it does not name the webhook' : 'its webhook is not a text',
	);
}
