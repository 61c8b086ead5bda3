import { RAW, type OddAnswer } from './odd';

/** What was put out, or what the error said. */
export interface Outcome {
	output: unknown;
	error?: { message: string; description?: string | null };
}

/** What an error about an odd answer says: which thing, and what is odd. */
const ODD = /OpenSign's answer about .+ cannot be used: .+\./;
/** With a good status, but an error in it. */
const REFUSED = /OpenSign refused the request/;
/** Of /getuser alone, by which other routes are judged. */
const NO_API = /^https?:\S+ is not an OpenSign API\./;

/** What is wrong with what came of an odd answer; nothing if nothing is. */
export function judge({ output, error }: Outcome, odd: OddAnswer): string | undefined {
	const shown = JSON.stringify([output, error?.message, error?.description]);
	const [raw] = RAW.exec(shown) ?? [];
	if (raw !== undefined) return `it shows '${raw}': ${shown}`;
	if (error === undefined) return odd.useless ? `it is no error: ${shown}` : undefined;
	if (!/^[A-Z'h][^\n]*[.!]$/.test(error.message)) return `no sentence: ${error.message}`;
	const isNamed = [ODD, REFUSED, NO_API].some((sentence) => sentence.test(error.message));
	if (odd.useless && !isNamed) return `it does not name the thing: ${error.message}`;
	return undefined;
}

/** The key of a usual answer: `GET /document`. */
export const routeOf = (method: string, path: string) => `${method} /${path.split('/')[1]}`;
