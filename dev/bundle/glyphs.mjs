import { giveBack, spendBytes } from './budget.mjs';

/**
 * Where each character of a page stands. pdf.js tells only where a run of text begins and how long it is, which is too
 * little to find a word within; ./bundle.mjs has it call `noteGlyph` for every character that it reads.
 */
let noted = [];

/** What a character takes here, and what is kept of it until the PDF is done with; bytes. */
const NOTED = 400;
const KEPT = 100;

/**
 * @param text the character, or several for a ligature
 * @param from matrix of the text where it begins, in the page's own coordinates
 * @param to the same where it ends
 */
export function noteGlyph(text, from, to, { ascent, descent, vertical }) {
	spendBytes(NOTED);
	noted.push({ text, from, to, ascent, descent, isVertical: Boolean(vertical) });
}

/** What was noted since the last call. */
export function takeGlyphs() {
	const taken = noted;
	noted = [];
	giveBack(taken.length * (NOTED - KEPT));
	return taken;
}
