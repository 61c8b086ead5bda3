/**
 * Sorts by a text, capital letters as small ones: for names in English that the package itself gives. `localeCompare`
 * would sort them by the machine's language, and loads the tables for it first: a fifth of the time in which n8n loads
 * the package.
 */
export function byText<T>(textOf: (one: T) => string): (one: T, other: T) => number {
	return (one, other) => {
		const [text, otherText] = [one, other].map((each) => textOf(each).toLowerCase());
		if (text === otherText) return 0;
		return text < otherText ? -1 : 1;
	};
}
