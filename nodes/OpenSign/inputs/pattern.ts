import { mapField, text, WrongValue } from '../core/inputs';
import type { About, Field } from '../core/inputs';

/** A regular expression, with or without slashes around it. */
export const pattern = (name: string, about: About<string>): Field<string> =>
	mapField(text(name, about), (entered) => {
		const fault = faultOf(entered);
		if (fault === undefined) return entered;
		throw new WrongValue([
			`this is no regular expression (${fault}). Correct it, or leave it empty.`,
		]);
	});

/** Why it cannot be used, in the engine's words; nothing if it can. */
function faultOf(entered: string): string | undefined {
	const isBetweenSlashes = entered.length > 1 && entered.startsWith('/');
	const end = isBetweenSlashes ? entered.lastIndexOf('/') : 0;
	const [source, flags] = end > 0 ? [entered.slice(1, end), entered.slice(end + 1)] : [entered, ''];
	try {
		new RegExp(source, flags);
		return undefined;
	} catch (error) {
		// V8 repeats the whole expression before the reason.
		return (error as Error).message.split(': ').pop();
	}
}
