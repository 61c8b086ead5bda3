import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** Method of `methods/listSearch.ts`. */
	searchListMethod: string;
	placeholder?: string;
}

/** An input that names one of OpenSign's things: picked from a searchable list, or by its id. */
export const locatorField = ({ displayName, name, description, searchListMethod, placeholder = 'e.g. FGik23bhUJ' }: Locator): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select…', typeOptions: { searchListMethod, searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
	],
});

/** @throws NodeOperationError when nothing was chosen */
export function readId(context: IExecuteFunctions, i: number, { name, displayName }: INodeProperties): string {
	const id = String(context.getNodeParameter(name, i, '', { extractValue: true }) ?? '').trim();
	if (id === '') throw new NodeOperationError(context.getNode(), `${displayName}: none is chosen. Pick one from the list or enter its ID.`, { itemIndex: i });
	return id;
}
