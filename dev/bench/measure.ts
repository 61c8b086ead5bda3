import type { Installation } from './engine';

export type Unit = 'MB' | 's' | 'ms' | 'requests' | 'times';

/** What was measured of one thing, once per round. */
export interface Series {
	what: string;
	unit: Unit;
	values: number[];
}

/** What a figure must not be above, in what is measured or as a ratio. */
export interface Goal {
	what: string;
	unit: Unit;
	is: number;
	most: number;
	/** What stands against it, where it is missed. */
	why?: string;
}

export interface Outcome {
	series: Series[];
	goals: Goal[];
	/** What else is to be said, a paragraph each. */
	remarks: string[];
}

export interface Setting {
	installation: Installation;
	rounds: number;
	/** Whether all is small: then it is the benchmark that is tried, not the node. */
	smoke: boolean;
}

export interface Measure {
	name: string;
	title: string;
	/** What happens in it, for people. */
	how: string;
	run(setting: Setting): Promise<Outcome>;
}

export const MEGABYTE = 2 ** 20;

/** What stands against goals of memory that are missed by some megabytes. */
export const MEMORY_IS_CHANCE =
	'V8 lets up to 32 MB of buffers pile up that nobody needs any more, whatever runs in Node: how full that room is when a file ends is chance, and differs by half from run to run.';

export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many digits after the point say something. */
const DIGITS: Record<Unit, number> = { MB: 1, s: 2, ms: 1, requests: 0, times: 2 };

export const toText = (value: number, unit: Unit) =>
	unit === 'times' ? `${value.toFixed(2)} ×` : `${value.toFixed(DIGITS[unit])} ${unit}`;

/** Collects values by name, in the order in which the names come. */
export class Figures {
	private readonly all = new Map<string, Series>();

	add(what: string, unit: Unit, value: number): void {
		const key = `${what}, ${unit}`;
		if (!this.all.has(key)) this.all.set(key, { what, unit, values: [] });
		this.all.get(key)!.values.push(value);
	}

	get series(): Series[] {
		return [...this.all.values()];
	}

	/** @throws where there is none */
	median(what: string, unit: Unit): number {
		const found = this.all.get(`${what}, ${unit}`);
		if (!found) throw new Error(`Nothing was measured of: ${what}, ${unit}.`);
		return median(found.values);
	}
}

/** @throws where what has come is not what was to come: then no figure counts */
export function expectSame(what: string, is: unknown, due: unknown): void {
	const [isText, dueText] = [is, due].map((one) => JSON.stringify(one));
	if (isText === dueText) return;
	throw new Error(`${what}: ${isText.slice(0, 500)} instead of ${dueText.slice(0, 500)}.`);
}
