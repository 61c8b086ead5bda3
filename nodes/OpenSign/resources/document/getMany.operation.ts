import type { IExecuteFunctions } from 'n8n-workflow';

import { mapAtOnce } from '../../core/atOnce';
import { contains } from '../../core/contains';
import { choice, date, filters as filtersOf, flag } from '../../core/inputs';
import type { Read } from '../../core/inputs';
import { operation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { folderOption } from '../../inputs/folder';
import { limitInput, signerFilter, titleFilter } from '../../inputs/many';
import { listedDocumentOutput } from '../../inputs/output';
import { sameAddress } from '../../opensign/address';
import { readSigningLinks } from '../../opensign/documents';
import {
	DOCUMENT_LISTS,
	documentList,
	readList,
	STATUS_OF,
	type DocumentList,
} from '../../opensign/list';
import { toDocument } from '../../opensign/output';
import type { OpenSignDocument } from '../../opensign/shapes';

const filtersInput = filtersOf(
	'filters',
	{ displayName: 'Filters', placeholder: 'Add Filter' },
	{
		changedSince: date('changedSince', {
			displayName: 'Changed Since',
			description: 'Only documents that have changed at this time or later',
		}),
		folderId: folderOption('Only documents in this folder of OpenSign Drive'),
		signer: signerFilter,
		title: titleFilter('documents'),
	},
);

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many documents',
	description: 'List the documents of one status, or of all, last changed first. Changes nothing.',
	routes: ['GET /documentlist/{doctype}'],
	many: manyReads,
	givesMany: true,
	inputs: {
		list: choice('status', {
			displayName: 'Status',
			options: [
				{ name: 'All', value: 'all', description: 'Reads all of the lists below' },
				{ name: 'Completed', value: 'completed' },
				{ name: 'Declined or Revoked', value: 'declined' },
				{ name: 'Draft', value: 'draft' },
				{ name: 'Expired', value: 'expired' },
				{ name: 'In Progress', value: 'inprogress' },
			],
			default: 'inprogress',
			description: 'Which documents to list: OpenSign keeps a list for each status',
		}),
		limit: limitInput,
		output: listedDocumentOutput,
		includeLinks: flag('includeLinks', {
			displayName: 'Include Signing Links',
			displayOptions: { show: { status: ['all', 'inprogress'], simplify: [true, 'selected'] } },
			description:
				"Whether to add each signer's signing link, at the cost of one request per document",
		}),
		filters: filtersInput,
	},
	async execute({ list, limit, output, includeLinks, filters }, { context, i, run }) {
		const found = new Map<string, Listed>();
		for (const one of list === 'all' ? DOCUMENT_LISTS : [list]) {
			const documents = await readMatching(context, i, one, limit, filters, run.pagesAtOnce);
			// One that has moved on meanwhile is in two lists: the later one is right.
			for (const document of documents) found.set(document.objectId, { document, list: one });
		}
		const newest = [...found.values()].sort(byChange).slice(0, limit);
		if (output.isRaw) return newest.map(({ document }) => ({ json: document.raw }));

		return await mapAtOnce(newest, run.pagesAtOnce, async ({ document, list: one }) => {
			const hasLinks = includeLinks && one === 'inprogress' && output.has('signers');
			const links = hasLinks ? await readSigningLinks(context, i, document.objectId) : undefined;
			const simplified = toDocument({ ...document, status: STATUS_OF[one] }, links);
			return { json: output.pick(simplified) };
		});
	},
});

interface Listed {
	document: OpenSignDocument;
	list: DocumentList;
}

const byChange = (a: Listed, b: Listed) =>
	(b.document.updatedAt ?? '').localeCompare(a.document.updatedAt ?? '');

async function readMatching(
	context: IExecuteFunctions,
	i: number,
	list: DocumentList,
	limit: number,
	filters: Filters,
	pagesAtOnce: number,
): Promise<OpenSignDocument[]> {
	const since = filters.changedSince?.toMillis() ?? 0;
	return await readList(context, i, {
		...documentList(list),
		limit,
		pagesAtOnce,
		matches: (document) => matches(document, filters),
		ends: ({ updatedAt }) => updatedAt !== undefined && new Date(updatedAt).getTime() < since,
	});
}

type Filters = Read<{ filters: typeof filtersInput }>['filters'];

function matches(document: OpenSignDocument, { title, signer, folderId }: Filters): boolean {
	return (
		contains(document.title, title) &&
		(!folderId || document.folderId === folderId) &&
		(!signer || document.signers.some(({ email }) => sameAddress(email, signer)))
	);
}
