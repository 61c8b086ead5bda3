/** Makes one following request go wrong, or all of them. */
export interface Fault {
	/** Like `POST /createdocument`; any request if not given. */
	route?: string;
	/**
	 * `status`, `html` and `redirect` answer without carrying the request out, with `status`, and `body` or a page.
	 * `drop-before` and `drop-after` close the connection before or after the request is carried out; `stall` never
	 * answers, `late` does so after `until`, as usual; `drop-signer` leaves the last signer out. The others carry it
	 * out, and answer 200: `empty` with nothing, `other-json` with `body`, `cut-json` with the first half of the answer.
	 */
	kind:
		| 'status'
		| 'html'
		| 'drop-before'
		| 'drop-after'
		| 'stall'
		| 'late'
		| 'redirect'
		| 'drop-signer'
		| 'empty'
		| 'other-json'
		| 'cut-json';
	status?: number;
	body?: unknown;
	location?: string;
	until?: Promise<void>;
	/** Not used up by a request: it goes wrong until `clearFaults`. */
	lasting?: boolean;
}
