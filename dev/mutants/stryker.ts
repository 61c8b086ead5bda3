/** What is used of Stryker, whose types TypeScript finds with a newer way of resolving modules only. */
export interface Mutant {
	id: string;
	fileName: string;
	mutatorName: string;
	replacement?: string;
	location: { start: Position; end: Position };
	status: string;
}

interface Position {
	line: number;
	column: number;
}

export interface MutantRun {
	activeMutant: Mutant;
	testFilter?: string[];
	hitLimit?: number;
}

type Counts = Record<string, number>;

/** How often a mutant was reached: when files were loaded, and by each test. */
export interface Coverage {
	static: Counts;
	perTest: Record<string, Counts>;
}

export interface DryRunResult {
	status: 'complete';
	tests: Array<{
		id: string;
		name: string;
		timeSpentMs: number;
		fileName: string;
		/** Success, or failure. */
		status: 0 | 1;
		failureMessage?: string;
	}>;
	mutantCoverage?: Coverage;
}

export type MutantRunResult =
	| { status: 'killed'; killedBy: string[]; failureMessage: string; nrOfTests: number }
	| { status: 'survived'; nrOfTests: number }
	| { status: 'timeout'; reason?: string };

interface Stryker {
	runMutationTest(): Promise<Mutant[]>;
}

/** Stryker's core, which cannot be required. */
export async function loadStryker(): Promise<new (options: object) => Stryker> {
	const path = '@stryker-mutator/core';
	return ((await import(path)) as { Stryker: new (options: object) => Stryker }).Stryker;
}
