/** How long things may take, milliseconds. */
export const LIMITS = {
	/** One request that reads: without a byte, and until all of the answer is there. */
	read: { idle: 15_000, total: 30_000 },
	/** One request that changes something: a large PDF on a slow line, and OpenSign's work on it. */
	change: { idle: 120_000, total: 600_000 },
	/** One file from OpenSign's storage. */
	file: { idle: 60_000, total: 600_000 },
	/** In which a read that fails may be begun anew: while an execution waits, and while a person or a caller does. */
	repeats: { execution: 20_000, others: 5_000 },
};

/** Bytes of an answer that are read; OpenSign's longest lists have a few million. */
export const LARGEST_ANSWER = 64 * 1024 * 1024;
