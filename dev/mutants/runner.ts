/** Stryker's test runner of this project: jest's tests, in one process that goes from mutant to mutant. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { spread } from './coverage';
import { installGlobals, runTestFile, type Ran } from './jestFile';
import { ROOMS, TOO_SLOW } from './rooms';
import { sentences } from './sentences';
import { shareStandIn } from './sharedStandIn';
import type { Coverage, DryRunResult, MutantRun, MutantRunResult } from './stryker';

/** How the code that Stryker has written learns which mutant is on, and says what is reached. */
interface Switch {
	activeMutant?: string;
	currentTestId?: string;
	mutantCoverage?: Coverage;
	hitCount?: number;
	hitLimit?: number;
}

const DRY_LIMIT_MS = 30_000;

/** What a test may take beside a mutant: much more than without, as others may use the machine as well. */
const toLimit = (ms: number) => 10_000 + 4 * ms;

/** What was seen without a mutant; written for processes that start later. */
const SEEN = 'seen.json';

interface Seen {
	/** How long each test took, milliseconds. */
	tookMs: Record<string, number>;
	/** The mutants in code that runs when its file is loaded. */
	onLoad: string[];
}

/**
 * How much is asked of the tests for one mutant, milliseconds that they took without it. What they have not noticed by
 * then counts as not noticed at all: so the score is rather too low than too high. Beside other work they take longer.
 */
const ENOUGH_MS = Number(process.env.MUTANTS_SECONDS ?? 5) * 1000;

/** And of how many files, each of which starts n8n's engine. */
const ENOUGH_FILES = 24;

/** A file whose tests take longer is asked last. */
const SLOW_MS = 1_500;

/** How many of the tests that have noticed mutants before are asked first. */
const FIRST = 8;

const fileOf = (test: string) => test.split(' › ')[0];

/** What a file is about, by its name: `age` of `age.ts` and `age.test.ts`. */
const topicOf = (file: string) => basename(file).split('.')[0];

function testFiles(room: string): string[] {
	return readdirSync('test', { recursive: true, encoding: 'utf8' })
		.map((path) => join('test', path))
		.filter((path) => path.endsWith('.test.ts'))
		.filter((path) => ROOMS[room].tests.some((start) => path.startsWith(start)))
		.filter((path) => !TOO_SLOW.some((start) => path.startsWith(start)))
		.sort();
}

class InProcess {
	static inject = ['options'] as const;

	private readonly state: Switch = ((globalThis as { __stryker__?: Switch }).__stryker__ ??= {});

	private known?: Seen;

	/** Whether the package was loaded beside a mutant that counts then. */
	private isStale = true;

	/** By source file: the tests that have noticed mutants of it, the latest first. Mutants come in the code's order. */
	private readonly killers = new Map<string, string[]>();

	/** Whether a test of an earlier mutant may still be running. */
	private isDirty = false;

	constructor(private readonly options: { room: string }) {}

	capabilities = () => ({ reloadEnvironment: true });

	async init(): Promise<void> {
		process.env.NODE_ENV = 'test';
		console.log = () => {};
		installGlobals();
		shareStandIn();
	}

	async dryRun(): Promise<DryRunResult> {
		const tests: Ran[] = [];
		for (const file of testFiles(this.options.room)) {
			const ran = await this.runDry(file);
			const failed = ran.filter(({ failure }) => failure !== undefined);
			const again = failed.length > 0 ? await this.runDry(file) : ran;
			// What fails by chance is no judge of mutants; what fails twice ends the run.
			const isJudge = ({ id, failure }: Ran) =>
				failed.some((one) => one.id === id) === (failure !== undefined);
			tests.push(...again.filter(isJudge));
		}
		const tookMs = Object.fromEntries(tests.map(({ id, ms }) => [id, ms]));
		const onLoad = Object.keys(this.state.mutantCoverage?.static ?? {});
		writeFileSync(SEEN, JSON.stringify({ tookMs, onLoad } satisfies Seen));
		return {
			status: 'complete',
			tests: tests.map(({ id, ms, failure }) => ({
				id,
				name: id,
				timeSpentMs: ms,
				fileName: join(process.cwd(), fileOf(id)),
				status: failure === undefined ? 0 : 1,
				failureMessage: failure,
			})),
			mutantCoverage: this.state.mutantCoverage && spread(this.state.mutantCoverage, this.isAbout),
		};
	}

	private async runDry(file: string): Promise<Ran[]> {
		this.state.currentTestId = undefined;
		const onTest = (id: string) => void (this.state.currentTestId = id);
		const limit = () => DRY_LIMIT_MS;
		return await runTestFile(file, { reload: true, bail: false, limit, onTest });
	}

	async mutantRun(options: MutantRun): Promise<MutantRunResult> {
		// Stryker then goes on with a new process.
		if (this.isDirty) throw new Error('A test of the mutant before has not ended.');
		const { activeMutant, hitLimit, testFilter = [] } = options;
		Object.assign(this.state, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
		this.state.currentTestId = undefined;
		const wanted = new Set(testFilter);
		const killers = this.killers.get(activeMutant.fileName) ?? [];
		const first = killers.filter((id) => wanted.has(id)).slice(0, FIRST);
		const rest = testFilter.filter((id) => !first.includes(id));
		const isOnLoad = this.seen.onLoad.includes(activeMutant.id);
		const reload = isOnLoad || ROOMS[this.options.room].remembers === true;
		let nrOfTests = 0;
		const topic = topicOf(activeMutant.fileName);
		for (const [file, tests] of [...this.byFile(first, topic), ...this.byFile(rest, topic)]) {
			const ran = await this.runFile(file, tests, reload || this.isStale);
			this.isStale = isOnLoad;
			nrOfTests += ran.length;
			const failed = ran.find(({ failure }) => failure !== undefined);
			this.isDirty ||= failed?.timedOut === true || this.hasRunAway(hitLimit);
			if (this.isDirty) return { status: 'timeout', reason: failed?.id };
			if (failed?.failure === undefined) continue;
			const { id, failure } = failed;
			this.killers.set(activeMutant.fileName, [id, ...killers.filter((other) => other !== id)]);
			return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests };
		}
		return { status: 'survived', nrOfTests };
	}

	/** Read late: this process may have started before the one that has run all tests was through. */
	private get seen(): Seen {
		this.known ??= JSON.parse(readFileSync(SEEN, 'utf8')) as Seen;
		return this.known;
	}

	private hasRunAway(limit = Infinity): boolean {
		return (this.state.hitCount ?? 0) > limit;
	}

	/** A file that cannot even be loaded has noticed the mutant as well. */
	private async runFile(
		file: string,
		wanted: ReadonlySet<string>,
		reload: boolean,
	): Promise<Ran[]> {
		const limit = (id: string) => toLimit(this.seen.tookMs[id] ?? 0);
		try {
			return await runTestFile(file, { wanted, reload, bail: true, limit });
		} catch (error) {
			const id = [...wanted].find((test) => fileOf(test) === file)!;
			return [{ id, ms: 0, failure: String(error), timedOut: false }];
		}
	}

	/** Whether a test, or a file of tests, is about a source file, or what has its name. */
	private readonly isAbout = (test: string, source: string): boolean => {
		const { about = {} } = ROOMS[this.options.room];
		const [name, topic] = [fileOf(test), source].map(topicOf);
		return name === topic || about[topic]?.includes(name) === true;
	};

	private rankOf(file: string, ms: number, topic: string): number {
		const { tests } = ROOMS[this.options.room];
		if (this.isAbout(file, topic)) return -1;
		return ms > SLOW_MS ? tests.length : tests.findIndex((start) => file.startsWith(start));
	}

	/** The tests by file, as many as are enough: those of the thing itself first, and of them the quick ones. */
	private byFile(ids: string[], topic: string): Array<[file: string, tests: ReadonlySet<string>]> {
		const files = new Map<string, { tests: Set<string>; ms: number }>();
		for (const id of ids) {
			const known = files.get(fileOf(id)) ?? { tests: new Set<string>(), ms: 0 };
			known.tests.add(id);
			known.ms += this.seen.tookMs[id] ?? 0;
			files.set(fileOf(id), known);
		}
		let spentMs = 0;
		return [...files]
			.sort(
				([a, { ms: aMs }], [b, { ms: bMs }]) =>
					this.rankOf(a, aMs, topic) - this.rankOf(b, bMs, topic) || aMs - bMs,
			)
			.slice(0, ENOUGH_FILES)
			.filter(([, { ms }]) => {
				const isEnough = spentMs > ENOUGH_MS;
				spentMs += ms;
				return !isEnough;
			})
			.map(([file, { tests }]) => [file, tests]);
	}
}

export const strykerPlugins = [
	{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcess },
	{ kind: 'Ignore', name: 'sentences', value: sentences },
];
