/** Writes what the documentation takes from the code: `npm run docs`. A test says when it has to be run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../checkout';
import { makeHouse } from './house';
import { replaceSection } from './markdown';
import { makeOperationsPage, makeOperationsSummary } from './operations';
import { makeFaults } from './reliability';

/** What is made: the whole page, or a part of one, which the function gets as it is and gives as it should be. */
export const MADE: Array<{ what: string; file: string; make: (page: string) => string }> = [
	{
		what: 'the table of all operations',
		file: 'docs/operations.md',
		make: makeOperationsPage,
	},
	{
		what: "the README's table of operations",
		file: 'README.md',
		make: (page) => replaceSection(page, 'operations', makeOperationsSummary()),
	},
	{
		what: 'the table of what can go wrong',
		file: 'docs/reliability.md',
		make: (page) => replaceSection(page, 'faults', makeFaults()),
	},
	{
		what: 'the picture of the house',
		file: 'CONTRIBUTING.md',
		make: (page) => replaceSection(page, 'house', makeHouse()),
	},
];

export const readPage = (file: string) => readFileSync(join(ROOT, file), 'utf8');

if (require.main === module) {
	for (const { file, make } of MADE) writeFileSync(join(ROOT, file), make(readPage(file)));
}
