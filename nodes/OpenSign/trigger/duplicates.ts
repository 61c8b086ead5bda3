/** What a trigger has seen, so that one happening starts one execution. */
import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Characters by which a happening is known: 48 bits, so that one in 28 thousand million is taken for another. */
const LENGTH = 8;
/** Happenings that are remembered in the workflow's data, the newest: 80,000 bytes, written with each event. */
const KEPT = 10_000;
/**
 * Happenings that are remembered while n8n runs, some 2 MB. More than are kept: calls that come together each have a
 * copy of the workflow's data, and what an older copy still has must not count as new.
 */
const MOST = 2 * KEPT;

interface Stored extends IDataObject {
	/** The happenings, the oldest first, with nothing between them. */
	seen?: string;
}

/** What this process has seen, by trigger, the oldest first: a Set keeps the order of insertion. */
const running = new Map<string, Set<string>>();

/**
 * What one trigger has seen: what this process remembers, and what is stored, which another process may have written.
 * The two are put together on every call, since n8n makes each call its own copy of the workflow's data.
 */
export class Memory {
	private constructor(
		private readonly seen: Set<string>,
		private readonly stored: Stored,
	) {}

	/**
	 * @param trigger what tells this trigger from others of the same n8n
	 * @param stored the trigger's static data, as it was read for this call
	 */
	static of(trigger: string, stored: Stored): Memory {
		const seen = running.get(trigger) ?? new Set<string>();
		running.set(trigger, seen);
		for (const key of keysIn(stored.seen)) seen.add(key);
		forgetOldest(seen);
		return new Memory(seen, stored);
	}

	/** For a test in the editor, which shows what comes, and leaves no mark. */
	static ofTest = () => new Memory(new Set(), {});

	has(happening: string): boolean {
		return this.seen.has(keyOf(happening));
	}

	/** It counts as seen from now on, by all calls of this process. */
	add(happening: string): void {
		this.seen.add(keyOf(happening));
		forgetOldest(this.seen);
	}

	/** Has n8n store what was seen. Last of all: what calls that came meanwhile have seen is stored along. */
	save(): void {
		this.stored.seen = [...this.seen].slice(-KEPT).join('');
	}
}

const keyOf = (happening: string) =>
	createHash('sha256').update(happening).digest('base64url').slice(0, LENGTH);

/** The keys in what is stored; none in what an earlier version may have left there. */
function keysIn(stored: unknown): string[] {
	if (typeof stored !== 'string') return [];
	const keys: string[] = [];
	for (let at = 0; at + LENGTH <= stored.length; at += LENGTH) {
		keys.push(stored.slice(at, at + LENGTH));
	}
	return keys;
}

function forgetOldest(seen: Set<string>): void {
	for (const key of seen) {
		if (seen.size <= MOST) return;
		seen.delete(key);
	}
}
