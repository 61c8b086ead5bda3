import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { GENERATION } from './n8n';

/** What was found in this n8n, from which README.md has its table: `RECORD=1 npm run test:e2e` writes it anew. */
const FILE = join(__dirname, `generations/${GENERATION}.json`);

export type Findings = Record<string, string>;

/** What an n8n cannot do, of which no test can make anything else. */
const LACKS: Record<string, string[]> = {
	'2.41': [],
	'2.8': [],
	'1.123': ['ai-agent', 'consents-in-bulk', 'human review'],
};

export const lacks = (what: string) => LACKS[GENERATION].includes(what);

/** Says what was found: it is written down, or is what was written down. */
export function found(what: string, value: string): void {
	const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Findings) : {};
	if (process.env.RECORD === undefined) {
		expect({ [what]: value }).toEqual({ [what]: before[what] });
		return;
	}
	mkdirSync(dirname(FILE), { recursive: true });
	writeFileSync(FILE, `${JSON.stringify({ ...before, [what]: value }, null, '\t')}\n`);
}
