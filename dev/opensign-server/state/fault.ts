/** Makes one following request go wrong. */
export interface Fault {
	/** Like `POST /createdocument`; any request if not given. */
	route?: string;
	/**
	 * `drop-before` and `drop-after` close the connection before or after the request is carried out; `stall` never
	 * answers; `drop-signer` leaves the last signer out.
	 */
	kind: 'status' | 'html' | 'drop-before' | 'drop-after' | 'stall' | 'redirect' | 'drop-signer';
	status?: number;
	body?: unknown;
	location?: string;
}
