/** Makes following requests go wrong: one, if nothing else is said. */
export interface Fault {
	/**
	 * Like `POST /createdocument`, or `GET /document/*` for any document; any request to the API if not given. `GET /storage` is a file behind a link, which can be
	 * `torn` too: the connection breaks half-way.
	 */
	route?: string;
	/**
	 * `status`, `html` and `redirect` answer without carrying the request out, with `status`, and `body` or a page.
	 * `echo` and `echo-page` do as well, and repeat the request's headers after `body`, as some proxies do: in JSON, or in a
	 * page.
	 * `drop-before` and `drop-after` close the connection before or after the request is carried out; `stall` never
	 * answers, `late` does so after `until`, as usual, `trickle` never ends its answer, a byte at a time; `drop-signer`
	 * leaves the last signer out. The others carry it out: `late-html` answers a page with `status`, the rest 200 - `empty`
	 * with nothing, `other-json` with `body`, `cut-json` with the first half of the answer.
	 */
	kind:
		| 'status'
		| 'html'
		| 'echo'
		| 'echo-page'
		| 'drop-before'
		| 'drop-after'
		| 'stall'
		| 'trickle'
		| 'torn'
		| 'late'
		| 'redirect'
		| 'drop-signer'
		| 'empty'
		| 'other-json'
		| 'cut-json'
		| 'late-html';
	/** How many requests; Infinity for all until the faults are cleared. */
	times?: number;
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
	location?: string;
	/** A function is called when the request has come. */
	until?: Promise<void> | (() => Promise<void>);
}

/** A fault that is carried out. */
export interface OrderedFault extends Fault {
	/** How many requests have met it. */
	met: number;
	/** How many of those that met a `stall` or a `trickle` have hung up. */
	left: number;
}
