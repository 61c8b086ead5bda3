import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Milliseconds in which the same event is taken for one. */
const WINDOW_MS = 24 * 60 * 60 * 1000;
/** Events that are remembered across restarts of n8n: some twenty bytes each in the workflow's data. */
const KEPT = 2000;
/** Events that are remembered at most while n8n runs. */
const MOST = 50_000;

/** When each happening was seen, in milliseconds by n8n's clock, oldest first: a Map keeps the order of insertion. */
type Seen = Map<string, number>;

interface Stored extends IDataObject {
	seen?: Record<string, number>;
}

/** By trigger, since n8n makes each call its own copy of the workflow's data, and calls may come at the same time. */
const running = new Map<string, Seen>();

/**
 * Whether this happening was seen within the last day; it counts as seen from now on.
 *
 * @param trigger what tells this trigger from others of the same n8n
 * @param stored the trigger's static data, by which it is known after a restart
 * @param parts what makes the happening: document, event, who, when
 */
export function isRepeated(
	trigger: string,
	stored: Stored,
	parts: string[],
	now = Date.now(),
): boolean {
	const seen = seenBy(trigger, stored);
	const key = createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
	const before = seen.get(key);
	if (before !== undefined && now - before < WINDOW_MS) return true;
	// An old one moves to the end.
	seen.delete(key);
	seen.set(key, now);
	forgetOld(seen, now);
	stored.seen = Object.fromEntries([...seen].slice(-KEPT));
	return false;
}

function seenBy(trigger: string, stored: Stored): Seen {
	const known = running.get(trigger);
	if (known) return known;
	const seen = new Map(Object.entries(stored.seen ?? {}));
	running.set(trigger, seen);
	return seen;
}

function forgetOld(seen: Seen, now: number): void {
	for (const [key, at] of seen) {
		if (now - at < WINDOW_MS && seen.size <= MOST) return;
		seen.delete(key);
	}
}
