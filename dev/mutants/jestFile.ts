/** Runs a test file of jest's in this process, so that n8n's core, which takes seconds to load, is loaded once for all. */
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

import type { Circus } from '@jest/types';

// What jest itself uses, which it does not hand on.
const own = createRequire(require.resolve('jest-circus'));
/* eslint-disable @typescript-eslint/no-require-imports -- of a module that has no types for all of it */
const circus = require('jest-circus') as typeof import('jest-circus');
const { ModuleMocker } = own('jest-mock') as { ModuleMocker: new (global: unknown) => Mocker };
const { jestExpect } = own('@jest/expect') as { jestExpect: unknown };
const { ModernFakeTimers } = createRequire(require.resolve('jest-environment-node'))(
	'@jest/fake-timers',
) as { ModernFakeTimers: new (options: object) => Timers };

type Mocker = Record<'fn' | 'spyOn' | 'restoreAllMocks', () => unknown>;
type Timers = Record<'useFakeTimers' | 'useRealTimers' | 'setSystemTime', () => unknown>;

export interface Ran {
	id: string;
	ms: number;
	failure?: string;
	/** What it has begun may still be going on. */
	timedOut: boolean;
}

export interface Run {
	/** The tests to run; all of the file if none are named. */
	wanted?: ReadonlySet<string>;
	/** Whether the package, which has been loaded before, is to be loaded again. */
	reload: boolean;
	/** Whether to skip the rest after a failure. */
	bail: boolean;
	/** How long a test may take, in milliseconds. */
	limit: (id: string) => number;
	/** Called before a test, with its hooks. */
	onTest?: (id: string) => void;
}

export function installGlobals(): void {
	const mocker = new ModuleMocker(globalThis);
	const config = { fakeTimers: {}, rootDir: process.cwd() };
	const timers = new ModernFakeTimers({ config, global: globalThis });
	const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
	const hooks = { beforeAll, beforeEach, afterAll, afterEach };
	const jest = {
		fn: mocker.fn.bind(mocker),
		spyOn: mocker.spyOn.bind(mocker),
		restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
		useFakeTimers: timers.useFakeTimers.bind(timers),
		useRealTimers: timers.useRealTimers.bind(timers),
		setSystemTime: timers.setSystemTime.bind(timers),
	};
	Object.assign(globalThis, { describe, test, it, ...hooks, expect: jestExpect, jest });
}

/** Loaded once as well, the stand-in and what reads PDFs: no mutant is in them, and they are large. */
const KEPT = [
	join('dev', 'opensign-server') + sep,
	join('dist', 'nodes', 'OpenSign', 'pdf', 'bundled') + sep,
	'node_modules' + sep,
];

const PACKAGE = ['dist', 'nodes', 'credentials'].map((folder) => folder + sep);

/** Forgets the project's modules, also where this one or n8n's loader holds them; packages lie elsewhere. */
function unload(isPackageKept: boolean): void {
	const root = process.cwd() + sep;
	const kept = isPackageKept ? [...KEPT, ...PACKAGE] : KEPT;
	const isOld = (path: string) =>
		path.startsWith(root) && !kept.some((start) => path.startsWith(root + start));
	for (const path of Object.keys(require.cache).filter(isOld)) {
		// Deprecated, and quicker than to go through thousands of modules.
		const { parent } = require.cache[path] as { parent?: { children: NodeJS.Module[] } };
		if (parent) parent.children = parent.children.filter(({ filename }) => filename !== path);
		delete require.cache[path];
	}
}

function testsOf(block: Circus.DescribeBlock): Circus.TestEntry[] {
	return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));
}

/** File and names; the same names a second time get a number. */
function nameTests(file: string, tests: Circus.TestEntry[]): Map<Circus.TestEntry, string> {
	const used = new Map<string, number>();
	const named = tests.map((entry) => {
		const names: string[] = [];
		let block: Circus.TestEntry | Circus.DescribeBlock | undefined = entry;
		for (; block?.parent; block = block.parent) names.unshift(block.name);
		const id = [file, ...names].join(' › ');
		const count = (used.get(id) ?? 0) + 1;
		used.set(id, count);
		return [entry, count === 1 ? id : `${id} (${count})`] as const;
	});
	return new Map(named);
}

const TIMED_OUT = /^thrown: "Exceeded timeout|Exceeded timeout of \d/m;

const describeError = (error: unknown): string => {
	const [cause] = Array.isArray(error) ? (error as unknown[]) : [error];
	return cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause);
};

/**
 * @throws when the file cannot be loaded, or fails outside its tests
 */
export async function runTestFile(file: string, run: Run): Promise<Ran[]> {
	const ran: Ran[] = [];
	let ids = new Map<Circus.TestEntry, string>();
	const listen = (event: Circus.Event, state: Circus.State) => {
		if (event.name === 'run_start') {
			ids = nameTests(file, testsOf(state.rootDescribeBlock));
			for (const [entry, id] of ids) if (run.wanted?.has(id) === false) entry.mode = 'skip';
		} else if (event.name === 'test_start' && event.test.mode !== 'skip') {
			const id = ids.get(event.test)!;
			event.test.timeout ??= run.limit(id);
			run.onTest?.(id);
		} else if (event.name === 'test_done') {
			const { errors, duration } = event.test;
			const failure = errors.length > 0 ? describeError(errors[0]) : undefined;
			const timedOut = failure !== undefined && TIMED_OUT.test(failure);
			ran.push({ id: ids.get(event.test)!, ms: duration ?? 0, failure, timedOut });
			if (failure !== undefined && run.bail) for (const rest of ids.keys()) rest.mode = 'skip';
		}
	};
	circus.resetState();
	circus.getState().testTimeout = run.limit('');
	circus.addEventHandler(listen);
	try {
		unload(!run.reload);
		require(`${process.cwd()}/${file}`);
		const { unhandledErrors } = await circus.run();
		const failed = ran.some(({ failure }) => failure !== undefined);
		if (!failed && unhandledErrors.length > 0) throw new Error(unhandledErrors[0]);
		return ran;
	} finally {
		circus.removeEventHandler(listen);
	}
}
