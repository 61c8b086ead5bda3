/** A text as people see it: however its letters are composed, without what is not seen, with single blanks. */
export const asSeen = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
