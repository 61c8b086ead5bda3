import { OddAnswer, record } from './read';

/**
 * The address that events are sent to; nothing where none is set. What is set must be known for sure: it is replaced, or
 * put back later.
 */
export function readWebhook(value: unknown): string | undefined {
	const { webhook } = record(value);
	if (webhook === undefined || webhook === null || webhook === '') return undefined;
	if (typeof webhook === 'string') return webhook;
	throw new OddAnswer('its webhook is not a text');
}
