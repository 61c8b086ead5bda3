import type { IExecuteFunctions } from 'n8n-workflow';

import { locatorField, readId } from './locator';

/** Names a template. */
export const templateField = locatorField({
	displayName: 'Template',
	name: 'templateId',
	description: 'The template, of the same environment as the credential',
	searchListMethod: 'searchTemplates',
	placeholder: 'e.g. x1Hbnms2Pg',
	url: 'template',
});

export const readTemplateId = (context: IExecuteFunctions, i: number) =>
	readId(context, i, templateField);
