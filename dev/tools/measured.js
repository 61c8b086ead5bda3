/** What reading a PDF costs, in a process of its own that runs with `--expose-gc`. */
const { existsSync, readFileSync } = require('node:fs');
const { clearInterval, setInterval } = require('node:timers');

const KILOBYTES = 1024;
const MEGABYTE = 2 ** 20;

/** Notes how long everything else has had to wait, milliseconds. */
function watchBlocks() {
	let longest = 0;
	let last = performance.now();
	const note = () => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	};
	const ticking = setInterval(note, 1);
	return () => {
		note();
		clearInterval(ticking);
		return Math.round(longest);
	};
}

/** The most memory that this process has had, MB; `maxRSS` may be that of the process which began it. */
function mostMemory() {
	const status = '/proc/self/status';
	const known = existsSync(status) && /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'));
	return Number(known ? known[1] : process.resourceUsage().maxRSS) / KILOBYTES;
}

function memoryKept() {
	globalThis.gc();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / MEGABYTE;
}

/** @returns what `act` gives, with seconds, the longest block in milliseconds, and MB that are taken and kept */
exports.measured = async function measured(act) {
	const keptBefore = memoryKept();
	const before = mostMemory();
	const longest = watchBlocks();
	const start = performance.now();
	const outcome = await act();
	const seconds = (performance.now() - start) / 1000;
	return {
		outcome,
		seconds,
		block: longest(),
		megabytes: Math.round(mostMemory() - before),
		kept: Math.round(memoryKept() - keptBefore),
	};
};
