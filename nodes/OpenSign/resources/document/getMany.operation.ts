import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { folderField, folderOption } from '../../inputs/folder';
import { locatedId, locatorText } from '../../inputs/locator';
import { readLimit, returnAllFields, simplifyField, titleFilter } from '../../inputs/returnAll';
import { contains } from '../../core/values';
import { sameAddress } from '../../opensign/address';
import { readSigningLinks } from '../../opensign/documents';
import { toDocument } from '../../opensign/output';
import { readList } from '../../opensign/list';
import type { OpenSignDocument } from '../../opensign/shapes';

/** The list's name where it differs from the status. */
const STATUS_OF: Record<string, string> = { inprogress: 'in-progress' };

interface Filters {
	changedSince?: string;
	folderId?: unknown;
	signer?: string;
	title?: string;
}

export const getMany: Operation = {
	name: 'Get Many',
	action: 'Get many documents',
	description: 'List the documents of one status, last changed first. Changes nothing.',
	routes: ['GET /documentlist/{doctype}'],
	fields: [
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Completed', value: 'completed' },
				{ name: 'Declined or Revoked', value: 'declined' },
				{ name: 'Draft', value: 'draft' },
				{ name: 'Expired', value: 'expired' },
				{ name: 'In Progress', value: 'inprogress' },
			],
			default: 'inprogress',
			description: 'Which documents to list: OpenSign keeps a list for each status',
		},
		...returnAllFields,
		simplifyField,
		{
			displayName: 'Include Signing Links',
			name: 'includeLinks',
			type: 'boolean',
			default: false,
			displayOptions: { show: { status: ['inprogress'], simplify: [true] } },
			description:
				"Whether to add each signer's signing link, at the cost of one request per document",
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Changed Since',
					name: 'changedSince',
					type: 'dateTime',
					default: '',
					description: 'Only documents that have changed at this time or later',
				},
				folderOption('Only documents in this folder of OpenSign Drive'),
				{
					displayName: 'Signer Email',
					name: 'signer',
					type: 'string',
					default: '',
					placeholder: 'name@email.com',
					description: 'Only documents that this person signs, approves or views',
				},
				titleFilter('documents'),
			],
		},
	],
	async execute(i) {
		const filters = this.getNodeParameter('filters', i, {}) as Filters;
		const list = this.getNodeParameter('status', i) as string;
		const since = filters.changedSince ? new Date(filters.changedSince).getTime() : 0;
		const documents = await readList<OpenSignDocument>(this, i, {
			path: `/documentlist/${list}`,
			limit: readLimit(this, i),
			matches: (document) => matches(document, filters),
			ends: ({ updatedAt }) => updatedAt !== undefined && new Date(updatedAt).getTime() < since,
		});
		const simplify = this.getNodeParameter('simplify', i) as boolean;
		if (!simplify)
			return documents.map((document) => ({ json: document as unknown as IDataObject }));
		const withLinks =
			this.getNodeParameter('includeLinks', i, false) === true && list === 'inprogress';
		const results: IDataObject[] = [];
		// One after the other: a burst of requests is no way to treat a service whose limits are not known.
		for (const document of documents)
			results.push(
				toDocument(
					{ ...document, status: STATUS_OF[list] ?? list },
					withLinks ? await readSigningLinks(this, i, document.objectId) : undefined,
				),
			);
		return results.map((json) => ({ json }));
	},
};

function matches(document: OpenSignDocument, { title, signer, folderId }: Filters): boolean {
	const folder = locatedId(folderId, folderField).id ?? locatorText(folderId);
	return (
		contains(document.title, title) &&
		(!folder || document.folder?.objectId === folder) &&
		(!signer || (document.signers ?? []).some(({ email }) => sameAddress(email, signer.trim())))
	);
}
