import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/types';
import { readLimit, returnAllFields, simplifyField, titleFilter } from '../../fields/returnAll';
import { contains } from '../../fields/values';
import { toDocument } from '../../transport/documents';
import { readList } from '../../transport/list';
import type { OpenSignDocument } from '../../types/opensign';

interface Filters {
	changedSince?: string;
	folderId?: string;
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
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Changed Since', name: 'changedSince', type: 'dateTime', default: '', description: 'Only documents that have changed at this time or later' },
				{ displayName: 'Folder ID', name: 'folderId', type: 'string', default: '', placeholder: 'e.g. FGik23bhUJ', description: 'Only documents in this folder of OpenSign Drive' },
				{ displayName: 'Signer Email', name: 'signer', type: 'string', default: '', placeholder: 'name@email.com', description: 'Only documents that this person signs, approves or views' },
				titleFilter('documents'),
			],
		},
	],
	async execute(i) {
		const filters = this.getNodeParameter('filters', i, {}) as Filters;
		const since = filters.changedSince ? new Date(filters.changedSince).getTime() : 0;
		const documents = await readList<OpenSignDocument>(this, i, {
			path: `/documentlist/${this.getNodeParameter('status', i) as string}`,
			limit: readLimit(this, i),
			matches: (document) => matches(document, filters),
			ends: ({ updatedAt }) => updatedAt !== undefined && new Date(updatedAt).getTime() < since,
		});
		const simplify = this.getNodeParameter('simplify', i) as boolean;
		return documents.map((document) => ({ json: simplify ? toDocument(document) : (document as unknown as IDataObject) }));
	},
};

function matches(document: OpenSignDocument, { title, signer, folderId }: Filters): boolean {
	return (
		contains(document.title, title) &&
		(!folderId || document.folder?.objectId === folderId.trim()) &&
		(!signer || (document.signers ?? []).some(({ email }) => email?.toLowerCase() === signer.trim().toLowerCase()))
	);
}
