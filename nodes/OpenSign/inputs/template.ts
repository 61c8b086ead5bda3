import { locator } from './locator';

const template = {
	displayName: 'Template',
	name: 'templateId',
	searchListMethod: 'searchTemplates',
	placeholder: 'e.g. x1Hbnms2Pg',
	url: 'template',
} as const;

/** Names a template. */
export const templateInput = locator({
	...template,
	description: 'The template, of the same environment as the credential',
	required: true,
});

/** A template among filters. */
export const templateFilter = locator({
	...template,
	description: 'Only documents made from this template',
	required: false,
});
