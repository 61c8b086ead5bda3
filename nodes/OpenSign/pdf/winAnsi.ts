/** A letter of WinAnsiEncoding: all that the fonts which every PDF reader has can be asked for. */
export const WIN_ANSI = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/u;
