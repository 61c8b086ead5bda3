import { resolve } from 'node:path';

/** The modules that n8n has loaded the node with, or will load it with. */
const built = async <T>(path: string) =>
	(await import(resolve(__dirname, '../../dist/nodes/OpenSign', path))) as T;

/** Milliseconds of a real pause that one lasts in the tests. */
const FACTOR = 100;

interface Waiting {
	wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Lets the node's pauses between tries go by quickly, in one test file. */
export function shortenPauses(): void {
	let waiting: Waiting;
	let original: Waiting['wait'];
	beforeAll(async () => {
		waiting = await built<Waiting>('core/wait.js');
		original = waiting.wait;
		waiting.wait = async (ms, signal) => await original(ms / FACTOR, signal);
	});
	afterAll(() => {
		waiting.wait = original;
	});
}

type Limits = Record<'read' | 'change' | 'file', { idle: number; total: number }>;

/** Lets the node lose its patience within a second, in one test file where servers do not answer. */
export function shortenLimits(): void {
	let limits: Limits;
	let original: Limits;
	beforeAll(async () => {
		({ LIMITS: limits } = await built<{ LIMITS: Limits }>('opensign/limits.js'));
		original = structuredClone(limits);
		for (const limit of [limits.read, limits.change, limits.file]) {
			Object.assign(limit, { idle: 300, total: 800 });
		}
	});
	afterAll(() => Object.assign(limits, original));
}

interface Reading {
	BUDGET: { ms: number; block: number };
}

/** Lets the node give up a PDF after some seconds, in one test file with PDFs that take longer. */
export function shortenReading(ms: number): void {
	let budget: Reading['BUDGET'];
	let original: Reading['BUDGET'];
	beforeAll(async () => {
		({ BUDGET: budget } = await built<Reading>('pdf/read.js'));
		original = { ...budget };
		Object.assign(budget, { ms, block: ms });
	});
	afterAll(() => Object.assign(budget, original));
}
