/**
 * Reads a hostile PDF, and a good one after it, in a process of its own, whose memory can be told; what has come of it
 * is printed as JSON.
 *
 *     node --expose-gc child.js CODE.js MILLISECONDS HOSTILE.pdf GOOD.pdf
 */
const { readFileSync } = require('node:fs');

const { measured } = require('../../../dev/tools/measured');

const [code, ms, hostile, good] = process.argv.slice(2);
const { BUDGET, openPdf } = require(code);
BUDGET.ms = Number(ms);
BUDGET.block = Number(ms);
const WANTED = { password: '', text: true, form: true };

async function attempt(content) {
	try {
		const { pages } = await openPdf(content, WANTED);
		return { pages: pages.length, characters: pages.map(({ glyphs }) => glyphs.length) };
	} catch (error) {
		return { fault: error.fault, error: error.constructor.name, message: error.message };
	}
}

async function main() {
	const contents = [hostile, good].map((file) => readFileSync(file));
	await attempt(contents[1]);
	const { outcome, ...cost } = await measured(async () => await attempt(contents[0]));
	const after = await attempt(contents[1]);
	console.log(JSON.stringify({ ...outcome, ...cost, after }));
}

void main();
