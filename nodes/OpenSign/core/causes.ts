import { isRecord } from './inputs';

/** Errors within errors that are looked into. */
const DEEPEST = 5;

/** An error and those that it comes from, which n8n's and axios' errors carry at different depths, the outermost first. */
export function causesOf(error: unknown): Array<Record<string, unknown>> {
	const causes: Array<Record<string, unknown>> = [];
	for (let one = error; isRecord(one) && causes.length < DEEPEST;) {
		causes.push(one);
		one = one.cause ?? one.errorResponse;
	}
	return causes;
}
