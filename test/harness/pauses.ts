import { builtCode } from '../../dev/checkout';

/** Milliseconds of a real pause that one lasts in the tests. */
const FACTOR = 100;

/** Lets the node's pauses between tries go by quickly, in one test file. */
export function shortenPauses(): void {
	let pace: { factor: number };
	beforeAll(async () => {
		({ PACE: pace } = await builtCode());
		pace.factor = 1 / FACTOR;
	});
	afterAll(() => {
		pace.factor = 1;
	});
}

type Limits = Record<'read' | 'change' | 'file', { idle: number; total: number }>;

/** Lets the node lose its patience within a second, in one test file where servers do not answer. */
export function shortenLimits(): void {
	let limits: Limits;
	let original: Limits;
	beforeAll(async () => {
		({ LIMITS: limits } = await builtCode());
		original = structuredClone(limits);
		for (const limit of [limits.read, limits.change, limits.file]) {
			Object.assign(limit, { idle: 300, total: 800 });
		}
	});
	afterAll(() => Object.assign(limits, original));
}

/** Lets the node give up a PDF after some seconds, in one test file with PDFs that take longer. */
export function shortenReading(ms: number): void {
	let budget: { ms: number; block: number };
	let original: typeof budget;
	beforeAll(async () => {
		({ BUDGET: budget } = await builtCode());
		original = { ...budget };
		Object.assign(budget, { ms, block: ms });
	});
	afterAll(() => Object.assign(budget, original));
}
