/** The same lots with each run: mulberry32, by Tommy Ettinger (public domain). */
export function drawFrom(seed: number) {
	let state = seed;
	/** From 0 to 1. */
	const random = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		random,
		happens: (share: number) => random() < share,
		pick: <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)],
	};
}
