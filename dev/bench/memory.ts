import { readFileSync, writeFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const LOOK_MS = 5;

const KILOBYTE = 1024;

/** Memory of a process that is in the machine's, bytes. */
function resident(pid: number, line: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	// Missing while it ends.
	const [, kilobytes = 0] = new RegExp(`${line}:\\s*(\\d+)`).exec(status) ?? [];
	return Number(kilobytes) * KILOBYTE;
}

/** Has Linux begin its count of a process's peak anew. @returns whether it can */
function resetPeak(pid: number): boolean {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
		return resident(pid, 'VmHWM') <= resident(pid, 'VmRSS');
	} catch {
		return false; // Some containers do not let it.
	}
}

/**
 * Watches a process from this one: looks every few milliseconds, and in the end asks Linux for the peak, which misses
 * nothing between two looks.
 */
export function watchMemory(pid: number) {
	const idle = resident(pid, 'VmRSS');
	const hasPeak = resetPeak(pid);
	let most = idle;
	const look = (line: 'VmRSS' | 'VmHWM') => {
		most = Math.max(most, resident(pid, line));
	};
	const looking = setInterval(() => look('VmRSS'), LOOK_MS);
	return {
		/** The peak so far above what there was at the beginning, bytes. */
		peak(): number {
			look(hasPeak ? 'VmHWM' : 'VmRSS');
			return most - idle;
		},
		end: () => clearInterval(looking),
	};
}
