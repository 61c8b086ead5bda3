/** Writes what the documentation takes from the code: `npm run docs`. A test says when it has to be run. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../checkout';
import { makeErrorsPage } from './errors';
import { makeGenerations } from './generations';
import { makeHouse } from './house';
import { replaceSection } from './markdown';
import {
	makeOperationsPage,
	makeOperationsSummary,
	makeResourcePage,
	RESOURCE_PAGES,
} from './operations';
import { makeFaults } from './reliability';
import { makeFieldsPage, makeOptionsPage } from './sharedInputs';

/** What is made: the whole page, or a part of one, which the function gets as it is and gives as it should be. */
export const MADE: Array<{ what: string; file: string; make: (page: string) => string }> = [
	{
		what: 'the list of all operations',
		file: 'docs/operations.md',
		make: makeOperationsPage,
	},
	...RESOURCE_PAGES.map(({ resource, file }) => ({
		what: `the operations of the resource ${resource}`,
		file,
		make: () => makeResourcePage(resource),
	})),
	{
		what: 'the options that operations share',
		file: 'docs/operations/options.md',
		make: makeOptionsPage,
	},
	{
		what: 'the fields of documents',
		file: 'docs/operations/fields.md',
		make: makeFieldsPage,
	},
	{
		what: 'the errors and what to do',
		file: 'docs/errors.md',
		make: makeErrorsPage,
	},
	{
		what: "the README's table of operations",
		file: 'README.md',
		make: (page) => replaceSection(page, 'operations', makeOperationsSummary()),
	},
	{
		what: "the README's table of the n8n that it was run in",
		file: 'README.md',
		make: (page) => replaceSection(page, 'generations', makeGenerations()),
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

/** A page as it is; empty where it has not been made yet. */
export function readPage(file: string): string {
	const path = join(ROOT, file);
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

if (require.main === module) {
	for (const { file, make } of MADE) writeFileSync(join(ROOT, file), make(readPage(file)));
}
