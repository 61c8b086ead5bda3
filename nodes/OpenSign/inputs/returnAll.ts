import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** How many results a Get Many gives. */
export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** The most results to give, `Infinity` for all. */
export const readLimit = (context: IExecuteFunctions, i: number) =>
	context.getNodeParameter('returnAll', i)
		? Infinity
		: (context.getNodeParameter('limit', i) as number);

/** A filter by title, since OpenSign has none. */
export const titleFilter = (things: string): INodeProperties => ({
	displayName: 'Title Contains',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. agreement',
	description: `Only ${things} with this text in the title, letter case aside`,
});

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
