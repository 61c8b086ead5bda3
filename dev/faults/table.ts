/** What can go wrong on the way to OpenSign and back, and what the node promises then. */
import type { Fault } from '../opensign-server';

export type FaultKind = Omit<Fault, 'route' | 'times'>;

export interface FaultGroup {
	/** For people: what goes wrong. */
	what: string;
	faults: FaultKind[];
	/** What becomes of a request that only reads: it is repeated until it succeeds, for a while, or fails at once. */
	reading: 'again' | 'error';
	/**
	 * What becomes of one that changes something: it was refused, so nothing was done; or nobody knows, so it is looked for
	 * where that is possible, and never repeated.
	 */
	changing: 'refused' | 'unknown';
	/** Whether OpenSign has carried it out all the same. */
	carriedOut?: boolean;
}

/** A refusal in OpenSign's own form. */
const json = (status: number, error = 'Not now.'): FaultKind => ({
	kind: 'status',
	status,
	body: { error },
});
const page = (status: number): FaultKind => ({ kind: 'html', status });
/** A good status with something in it that is no answer. */
const odd = (body: unknown): FaultKind => ({
	kind: 'status',
	status: 200,
	body: JSON.stringify(body),
});

export const FAULTS: FaultGroup[] = [
	{
		what: 'OpenSign refuses, in its own words (JSON 400 … 422)',
		faults: [400, 401, 402, 403, 404, 409, 410, 422].map((status) => json(status)),
		reading: 'error',
		changing: 'refused',
	},
	{
		what: 'OpenSign refuses the token (JSON 405)',
		faults: [json(405, 'Invalid API Token!')],
		reading: 'error',
		changing: 'refused',
	},
	{
		what: 'The credits are used up (429 "Quota reached")',
		faults: [json(429, 'Quota reached, Please buy credits and try again later.')],
		reading: 'error',
		changing: 'refused',
	},
	{
		what: 'The request is too large (413, JSON or a page)',
		faults: [json(413), page(413)],
		reading: 'error',
		changing: 'refused',
	},
	{
		what: 'Too many requests (429 in JSON)',
		faults: [json(429)],
		reading: 'again',
		changing: 'refused',
	},
	{
		what: 'The server is overloaded, is restarted, or gives up (JSON 408, 425, 499, 500 … 504)',
		faults: [408, 425, 499, 500, 501, 502, 503, 504].map((status) => json(status)),
		reading: 'again',
		changing: 'unknown',
	},
	{
		what: 'A page of a proxy or firewall (400 … 429, 499, 500 … 504, 520 … 524)',
		faults: [400, 401, 403, 408, 409, 418, 422, 425, 429, 499]
			.concat([500, 501, 502, 503, 504, 520, 522, 524])
			.map(page),
		reading: 'again',
		changing: 'unknown',
	},
	{
		what: 'A page that says that there is no such route or method (404, 405)',
		faults: [404, 405].map(page),
		reading: 'error',
		changing: 'unknown',
	},
	{
		what: 'A redirect (301, 302, 303, 307, 308): it is not followed, since the token would go along',
		faults: [301, 302, 303, 307, 308].map((status) => ({ kind: 'redirect', status })),
		reading: 'error',
		changing: 'unknown',
	},
	{
		what: 'An answer of a good status that cannot be read: a page, other JSON',
		faults: [page(200), ...[[], [null], 5, 'text', true].map(odd)],
		reading: 'again',
		changing: 'unknown',
	},
	{
		what: 'An error in JSON with a good status',
		faults: [odd({ error: 'Not now.' })],
		reading: 'error',
		changing: 'unknown',
	},
	{
		what: 'The connection breaks before OpenSign has the request, or nothing comes, or a byte at a time',
		faults: [{ kind: 'drop-before' }, { kind: 'stall' }, { kind: 'trickle' }],
		reading: 'again',
		changing: 'unknown',
	},
	{
		what: 'The connection breaks after the work was done, or the answer is empty or cut off',
		faults: [{ kind: 'drop-after' }, { kind: 'empty' }, { kind: 'cut-json' }],
		reading: 'again',
		changing: 'unknown',
		carriedOut: true,
	},
	{
		what: 'A proxy answers with a page after the work was done (403 … 504)',
		faults: [403, 409, 425, 499, 500, 502, 503, 504].map((status) => ({
			kind: 'late-html',
			status,
		})),
		reading: 'again',
		changing: 'unknown',
		carriedOut: true,
	},
];
