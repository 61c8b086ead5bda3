/**
 * What reading one PDF may cost. pdf.js works in n8n's own thread and never pauses long enough for a timer, so it
 * is stopped from within: ./bundle.mjs puts these calls where it turns around in every loop and grows its buffers.
 */
let endsAt = Infinity;
let bytesLeft = Infinity;
/** Why it was stopped: 'time' or 'memory'. */
let spent;

/** Begins anew. `ms` milliseconds; `bytes` that may be unpacked. */
export function startBudget(ms, bytes) {
	endsAt = Date.now() + ms;
	bytesLeft = bytes;
	spent = undefined;
}

/** Why the work since `startBudget` was stopped; undefined where it was not. */
export const budgetSpent = () => spent;

/** Called for each object, operator and token that is read. */
export function spendTime() {
	if (Date.now() > endsAt) spent ??= 'time';
	if (spent !== undefined) throw new Error(`Stopped: ${spent}.`);
}

/** Called where `bytes` more are unpacked. */
export function spendBytes(bytes) {
	bytesLeft -= bytes;
	if (bytesLeft < 0) spent ??= 'memory';
	spendTime();
}
