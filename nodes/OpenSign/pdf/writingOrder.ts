/** Hebrew, Arabic and their kin stand from right to left on the page, but are searched for in the order of speech. */

/** What is needed of a letter to put it in order. */
interface Written {
	text: string;
}

/** Which way a letter is written: to the right, to the left, as a number (to the right), or as its neighbours are. */
type Way = 'left' | 'neighbours' | 'number' | 'right';

function isLeftward(text: string): boolean {
	const code = text.charCodeAt(0);
	return code >= 0x590 && code <= 0x8ff && !/^\p{N}/u.test(text);
}

function wayOf({ text }: Written): Way {
	if (isLeftward(text)) return 'left';
	if (/^\p{N}/u.test(text)) return 'number';
	return /^\p{L}/u.test(text) ? 'right' : 'neighbours';
}

/** Whether letters are read from right to left as a whole: most of them are written that way. */
export function isRightToLeft(letters: Written[]): boolean {
	let leftward = 0;
	for (const { text } of letters) if (isLeftward(text)) leftward++;
	if (leftward === 0) return false;
	return leftward >= letters.filter((letter) => wayOf(letter) === 'right').length;
}

/** Whether some letters are written to the right, and some to the left. */
export const isMixed = (letters: Written[]) =>
	letters.some(({ text }) => isLeftward(text)) &&
	letters.some((letter) => wayOf(letter) === 'right');

/**
 * Letters that stand from left to right, in the order in which they are read.
 *
 * @param isApart whether there is a blank between two
 * @param isLeftwards whether they are read from right to left as a whole
 */
export function inReadingOrder<L extends Written>(
	letters: L[],
	isApart: (a: L, b: L) => boolean,
	isLeftwards = isRightToLeft(letters),
): L[] {
	if (!letters.some(({ text }) => isLeftward(text))) return letters;
	if (!isLeftwards) {
		const leftward = runs(letters, (way) => way === 'left', isApart);
		return turnEach(letters, leftward, (run) => turn(run, isApart));
	}
	return withTurnedBrackets(turn(letters, isApart));
}

/** Turns letters around, but for what is written to the right among them. */
function turn<L extends Written>(letters: L[], isApart: (a: L, b: L) => boolean): L[] {
	const turned = [...letters].reverse();
	const rightward = runs(turned, (way) => way === 'right' || way === 'number', isApart);
	return turnEach(turned, rightward, (run) => run.reverse());
}

/** The longest runs of letters of some ways, with what takes the way of its neighbours between them. */
function runs<L extends Written>(
	letters: L[],
	belongs: (way: Way) => boolean,
	isApart: (a: L, b: L) => boolean,
): Array<[number, number]> {
	const found: Array<[number, number]> = [];
	let open: [number, number] | undefined;
	let isBroken = false;
	letters.forEach((letter, k) => {
		const way = wayOf(letter);
		isBroken ||= k > 0 && isApart(letters[k - 1], letter);
		if (belongs(way)) {
			// Numbers with blanks between them follow each other as the text around them does.
			const areNumbers = open && way === 'number' && wayOf(letters[open[1]]) === 'number';
			if (open && !(areNumbers && isBroken)) open[1] = k;
			else found.push((open = [k, k]));
			isBroken = false;
		} else if (way !== 'neighbours' && way !== 'number') {
			open = undefined;
		}
	});
	return found;
}

function turnEach<L>(letters: L[], found: Array<[number, number]>, turned: (run: L[]) => L[]): L[] {
	const all = [...letters];
	for (const [first, last] of found) {
		const run = turned(all.slice(first, last + 1));
		all.splice(first, run.length, ...run);
	}
	return all;
}

const TURNED: Record<string, string> = {
	'(': ')',
	')': '(',
	'[': ']',
	']': '[',
	'{': '}',
	'}': '{',
	'<': '>',
	'>': '<',
};

/** Some PDFs name brackets by what is drawn, which from right to left is the other one. */
function withTurnedBrackets<L extends Written>(letters: L[]): L[] {
	const first = letters.find(({ text }) => Object.hasOwn(TURNED, text));
	if (first === undefined || !')]}>'.includes(first.text)) return letters;
	return letters.map((letter) =>
		Object.hasOwn(TURNED, letter.text) ? { ...letter, text: TURNED[letter.text] } : letter,
	);
}
