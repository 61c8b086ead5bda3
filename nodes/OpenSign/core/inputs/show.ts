import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** `property`, shown only under `show`, besides the conditions that it has itself. */
export function showFor(
	property: INodeProperties,
	show: NonNullable<IDisplayOptions['show']>,
): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } },
	};
}
