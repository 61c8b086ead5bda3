import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** Names a document by its id. */
export const documentField: INodeProperties = {
	displayName: 'Document',
	name: 'documentId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The document, as the output documentId of Send names it',
	modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. FGik23bhUJ' }],
};

/** @throws NodeOperationError when it is empty */
export function readDocumentId(context: IExecuteFunctions, i: number): string {
	const id = String(context.getNodeParameter('documentId', i, '', { extractValue: true }) ?? '').trim();
	if (id === '') throw new NodeOperationError(context.getNode(), 'Document: no ID was entered. Use the documentId that Send or a trigger returned.', { itemIndex: i });
	return id;
}
