/** How much is tried: all of it by `npm run test:faults`, a part with every other test run. */
export const isWhole = process.env.FAULTS === 'whole';

/** The same random numbers each time: mulberry32, by Tommy Ettinger (public domain). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
