/**
 * What reading one PDF may cost. pdf.js works in n8n's own thread, and may work for long before a timer is due, so it
 * is stopped from within: ./bundle.mjs and ./watched.mjs put these calls into its loops, and where it takes memory.
 */
let endsAt = Infinity;
let bytesLeft = Infinity;
/** Why it was stopped: 'time' or 'memory'. */
let spent;
/** Tells that it was stopped. */
let stop;

/** The longest that n8n is kept from everything else, milliseconds; and since when it is. */
let longestBlock = Infinity;
let pausedAt = 0;

/** To look at the clock in every turn of every loop would cost more than most loops. */
const TURNS = 5000;
let turnsLeft = TURNS;

/** Shorter arrays are too many to count each of them; in elements. */
const SHORT = 10_000;

/** What a list takes for a character, which is copied as it grows; bytes. */
const CHARACTER = 20;

/** Of a form until it has been read, bytes. pdf.js takes that for each of a thousand that are within each other. */
const FORM = 256_000;

/** How long it works before others have their turn, milliseconds. */
const SLOT = 20;

/**
 * Begins anew. `ms` milliseconds, of which `block` without a pause; `bytes` that may be taken.
 *
 * @returns fails where they are spent: pdf.js, which is stopped anywhere, may have forgotten whom to tell
 */
export function startBudget({ ms, block, bytes }) {
	pausedAt = Date.now();
	endsAt = pausedAt + ms;
	longestBlock = block;
	bytesLeft = bytes;
	spent = undefined;
	turnsLeft = TURNS;
	return new Promise((_resolve, reject) => {
		stop = reject;
		endWaiting(reject);
	});
}

/** Ends a reading that waits for what never comes, where no loop has its turn. */
function endWaiting(begun) {
	AbortSignal.timeout(Math.max(1, endsAt - Date.now())).addEventListener('abort', () => {
		if (begun !== stop) return;
		if (Date.now() < endsAt) endWaiting(begun);
		else fail('time');
	});
}

function fail(why) {
	spent ??= why;
	const error = new Error(`Stopped: ${spent}.`);
	stop(error);
	return error;
}

/** Why the work since `startBudget` was stopped; undefined where it was not. */
export const budgetSpent = () => spent;

function check() {
	const now = Date.now();
	// `turnsLeft` stays as it is: pdf.js goes on after most errors, and its next turn must end as well.
	if (spent !== undefined || now > Math.min(endsAt, pausedAt + longestBlock)) throw fail('time');
	turnsLeft = TURNS;
}

/** Called in every turn of every loop. */
export function spendTime() {
	if (--turnsLeft < 0) check();
}

/** Called where `bytes` more are taken. */
export function spendBytes(bytes) {
	bytesLeft -= bytes;
	if (bytesLeft >= 0) return;
	turnsLeft = 0;
	throw fail('memory');
}

/** Called with what a new array is made of, which is its length where it is a number. */
export function spendLength(length, bytesEach) {
	if (length > SHORT) spendBytes(length * bytesEach);
	return length;
}

/** A text is a list of its characters before it is one: called with that where it grows. */
export function spendCharacter(list) {
	if (list.length > SHORT) spendBytes(CHARACTER);
	return list;
}

/** Reads a form within a page or another form: not on one stack with thousands of others, and not below thousands. */
export async function withinForm(read) {
	spendBytes(FORM);
	await pause();
	try {
		return await read();
	} finally {
		giveBack(FORM);
	}
}

/** Called where `bytes` are let go. */
export function giveBack(bytes) {
	bytesLeft += bytes;
}

/** Lets n8n do what else there is to do, if it had to wait for some time. */
export async function pause() {
	const before = Date.now();
	const begun = stop;
	if (before > pausedAt + SLOT) await turn();
	else if (spent === undefined) return;
	// What has been given up must not go on, least of all within the next reading.
	if (spent !== undefined || begun !== stop) throw new Error('Stopped.');
	pausedAt = Date.now();
	// What others do meanwhile is no time spent on the PDF.
	endsAt += pausedAt - before;
}

/** Over when all that is due has had its turn, among it all that follows from promises that are kept already. */
export async function turn() {
	const { port1, port2 } = new MessageChannel();
	await new Promise((resolve) => {
		port1.onmessage = resolve;
		port2.postMessage(undefined);
	});
	port1.close();
}
