/** Processes and those that descend from them: n8n starts a task runner, which must not outlive it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { isFolder } from './locations';

export interface Process {
	pid: number;
	parent: number;
	/** Tells a process from a later one of the same id. */
	started: string;
}

/** A process and all that descend from it, parents first; none if it has ended. */
export function familyOf(pid: number): Process[] {
	const all = processTable();
	const root = all.find((one) => one.pid === pid);
	if (root === undefined) return [];
	const family = [root];
	for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
	return family;
}

/** Kills those that still run. */
export function killAll(family: Process[]): void {
	if (family.length === 0) return;
	const present = processTable();
	for (const { pid, started } of family) {
		const isThere = present.some((one) => one.pid === pid && one.started === started);
		if (isThere) kill(pid);
	}
}

function kill(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		const hasEnded = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!hasEnded) throw error;
	}
}

function processTable(): Process[] {
	if (isFolder('/proc/self')) {
		const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
		return pids.flatMap(readProcess);
	}
	// Windows has no `ps`.
	if (process.platform === 'win32') return [];
	const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' });
	return table.split('\n').flatMap((line) => {
		const found = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line);
		if (!found) return [];
		const [, pid, parent, started] = found;
		return [{ pid: Number(pid), parent: Number(parent), started }];
	});
}

/** From /proc/<pid>/stat: after the name in brackets come the state, the parent (2nd) and the start time (20th). */
function readProcess(pid: string): Process[] {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return [{ pid: Number(pid), parent: Number(fields[1]), started: fields[19] }];
	} catch {
		return []; // It has ended meanwhile.
	}
}
