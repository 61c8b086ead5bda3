/** The same characters, however they are typed. */
const SAME: Array<[RegExp, string]> = [
	[/[‘’‚‛′`‹›]/gu, "'"],
	[/[“”„‟″«»]/gu, '"'],
	[/[\p{Pd}−]/gu, '-'],
	[/ς/gu, 'σ'],
	[/ß/gu, 'ss'],
	// Turkish capitals have their points, and Greek ones are written without their accents.
	[/ı|i\u0307/gu, 'i'],
	[/([α-ω]\u0308?)\u0301/gu, '$1'],
	// What is not seen, and the points of Hebrew and Arabic, which are mostly left out.
	[/[\s\p{Cf}\p{Cc}]|\u034f|[\ufe00-\ufe0f]/gu, ''],
	[/[\u0591-\u05bd]|[\u05bf-\u05c7]|\u0640|[\u064b-\u065f]|\u0670/gu, ''],
];

const folded = new Map<string, string>();
const MOST = 5000;

/** Text as it is compared: letter case, white space, typographic quotes and dashes, and hidden characters aside. */
export function fold(text: string): string {
	const lower = text.normalize('NFKD').toLowerCase();
	return SAME.reduce((result, [pattern, one]) => result.replace(pattern, one), lower);
}

/** The same for one character, of which there are many alike. */
export function foldLetter(text: string): string {
	const known = folded.get(text);
	if (known !== undefined) return known;
	if (folded.size >= MOST) folded.clear();
	const result = fold(text);
	folded.set(text, result);
	return result;
}
