import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../builders';
import type { NodeRunOptions } from '../../../dev/engine';
import { makePdf } from '../../harness/pdf';
import { place, signature, type World } from '../../harness/world';
import type { TemplateInput } from '../../../dev/opensign-server';

/** A field of a template, as OpenSign has it. */
export const widget = (type: string, options: { name: string; [option: string]: unknown }) => ({
	type,
	...place,
	options,
});

const company = { ...widget('textbox', { name: 'company', response: 'Old Ltd' }), y: 100 };

/** A template of two roles, with a field of each type that takes a value; the second role has a person. */
const agreement = (file: Buffer): TemplateInput => ({
	title: 'Non-disclosure agreement',
	file,
	signers: [
		{
			role: 'Employee',
			widgets: [
				signature,
				widget('textbox', { name: 'department' }),
				widget('dropdown', { name: 'site', values: ['Berlin', 'Paris'] }),
				widget('checkbox', { name: 'extras', values: ['laptop', 'phone'] }),
				widget('number', { name: 'days' }),
				widget('date', { name: 'start', format: 'dd.mm.yyyy' }),
			],
		},
		{ role: 'Company', name: 'Carl', email: 'carl@example.com', widgets: [signature] },
	],
	prefill: [
		company,
		widget('radio button', { name: 'plan', values: ['basic', 'plus'], response: 'basic' }),
	],
});

/** What the editor stores: a value for each input, by the input's id. */
export const form = (value: IDataObject, schema: IDataObject[] = []): IDataObject => ({
	mappingMode: 'defineBelow',
	matchingColumns: [],
	schema,
	value,
});

/** The values for Anna as Employee, and more. */
export const anna = (changes: IDataObject = {}): IDataObject => ({
	'role.Employee.name': 'Anna',
	'role.Employee.email': 'anna@example.com',
	...changes,
});

// Inputs of Send From Template, besides the template.
export const given = (values: IDataObject) => ({ templateValues: form(anna(values)) });
export const byText = (templateJson: string) => ({ signersInput: 'json', templateJson });
export const byJson = (value: unknown) => byText(JSON.stringify(value));

/** Send From Template, with the agreement above unless `use` says another, for Anna unless inputs say another. */
export function useAgreement(world: World) {
	const live = () => world.server.environment('selfHosted');
	let templateId = '';
	let file: Buffer;
	beforeEach(async () => {
		file = await makePdf('The template');
		templateId = live().addTemplate(agreement(file));
	});
	const parameters = (changes: IDataObject = {}): IDataObject => ({
		resource: 'document',
		operation: 'sendFromTemplate',
		templateId: locator(templateId),
		templateValues: form(anna()),
		...changes,
	});
	return {
		live,
		templateId: () => templateId,
		parameters,
		run: async (changes: IDataObject = {}, options: Partial<NodeRunOptions> = {}) =>
			await world.engine.runNode(parameters(changes), {
				credential: world.credential(),
				...options,
			}),
		/** What was sent first. */
		body: () => world.server.createRequests()[0].body as Record<string, unknown>,
		/** Makes another template, and uses it from now on. */
		use: (template: Omit<TemplateInput, 'file'>) => {
			templateId = live().addTemplate({ ...template, file });
		},
	};
}
