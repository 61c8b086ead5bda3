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

/** Those of the node, while they are shorter in a test file. */
let original: Limits | undefined;

/** Lets the node lose its patience within a second, in one test file where servers do not answer. */
export function shortenLimits(): void {
	beforeAll(async () => {
		const { LIMITS: limits } = await builtCode();
		original = structuredClone(limits);
		for (const limit of [limits.read, limits.change, limits.file]) {
			Object.assign(limit, { idle: 300, total: 800 });
		}
	});
	afterAll(async () => {
		Object.assign((await builtCode()).LIMITS, original);
		original = undefined;
	});
}

/** Does what only prepares a test under the node's own limits: a busy machine takes longer than the shorter ones. */
export async function patiently<T>(prepare: () => Promise<T>): Promise<T> {
	const { LIMITS: limits } = await builtCode();
	const present = structuredClone(limits);
	Object.assign(limits, structuredClone(original));
	try {
		return await prepare();
	} finally {
		Object.assign(limits, present);
	}
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
