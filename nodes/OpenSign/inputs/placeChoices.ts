/** What there is to choose from where fields are placed. */

/** Where a field stands, seen from the text that it is placed by. */
export type Position = 'on' | 'right' | 'left' | 'above' | 'below';
export const POSITIONS: Array<{ name: string; value: Position; description: string }> = [
	{
		name: 'On',
		value: 'on',
		description: 'Over the text, from its left end, standing on its line',
	},
	{
		name: 'Right Of',
		value: 'right',
		description: 'Begins where the text ends, standing on its line',
	},
	{
		name: 'Left Of',
		value: 'left',
		description: 'Ends where the text begins, standing on its line',
	},
	{ name: 'Above', value: 'above', description: 'Right above the text, from its left end' },
	{ name: 'Below', value: 'below', description: 'Right below the text, from its left end' },
];

/** Corners, edges and centre of a page. */
export type Corner =
	| 'topLeft'
	| 'topCenter'
	| 'topRight'
	| 'middleLeft'
	| 'center'
	| 'middleRight'
	| 'bottomLeft'
	| 'bottomCenter'
	| 'bottomRight';
export const CORNERS: Array<{ name: string; value: Corner }> = [
	{ name: 'Top Left', value: 'topLeft' },
	{ name: 'Top Center', value: 'topCenter' },
	{ name: 'Top Right', value: 'topRight' },
	{ name: 'Middle Left', value: 'middleLeft' },
	{ name: 'Center', value: 'center' },
	{ name: 'Middle Right', value: 'middleRight' },
	{ name: 'Bottom Left', value: 'bottomLeft' },
	{ name: 'Bottom Center', value: 'bottomCenter' },
	{ name: 'Bottom Right', value: 'bottomRight' },
];

/** Which of the places where a text is found, but for those that are chosen by number. */
export const OCCURRENCES = {
	only: {
		name: 'The Only One',
		description: 'An error says so if the text is there several times',
		inputs: {},
	},
	first: { name: 'First', inputs: {} },
	last: { name: 'Last', inputs: {} },
	every: { name: 'Every', description: 'A field at each of them', inputs: {} },
} as const;
