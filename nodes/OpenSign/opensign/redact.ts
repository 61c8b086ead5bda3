/** What stands in a secret's place. */
const HIDDEN = '***';

/** Characters. What is shorter is no token, and stands in texts by chance. */
const SHORTEST = 8;

/** The same answer, without the token wherever it stood. */
export type Redact = <T>(answer: T) => T;

/**
 * Takes the token out of what a server has sent. A server or a proxy may repeat a request's headers in an error, which
 * would then be read by whoever sees the execution.
 */
export function redactor(token: string): Redact {
	if (token.length < SHORTEST) return (answer) => answer;
	const pattern = new RegExp(formsOf(token).join('|'), 'gi');
	const hide = (value: unknown): unknown => {
		if (typeof value === 'string') return value.replace(pattern, HIDDEN);
		if (Array.isArray(value)) return value.map(hide);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [hide(key), hide(one)]));
	};
	return <T>(answer: T) => hide(answer) as T;
}

/** Patterns of what a token may look like in a text: as it is, cut off, as part of a link, or as base64. */
function formsOf(token: string): string[] {
	const beginning = token.slice(0, Math.ceil(token.length / 2));
	return [
		`${escape(beginning)}[\\w.~%+/=-]*`,
		escape(encodeURIComponent(token)),
		...[0, 1, 2].map((before) => escape(toBase64(token, before))),
	];
}

/** The part of base64 that is the same whatever stands around the token. @param before bytes that stand before it */
function toBase64(token: string, before: number): string {
	const base64 = Buffer.from(' '.repeat(before) + token).toString('base64url');
	const whole = Math.floor(((before + token.length) * 8) / 6);
	return base64.slice(Math.ceil((before * 8) / 6), whole);
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
