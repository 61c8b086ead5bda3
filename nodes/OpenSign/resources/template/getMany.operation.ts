import { contains } from '../../core/contains';
import { options } from '../../core/inputs';
import { operation } from '../../core/registry';
import { limitInput, titleFilter } from '../../inputs/many';
import { listedTemplateOutput } from '../../inputs/output';
import { readList, TEMPLATES } from '../../opensign/list';
import { toTemplate } from '../../opensign/output';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many templates',
	description:
		"List the account's templates, last changed first, with their roles. Changes nothing.",
	routes: ['GET /templatelist'],
	givesMany: true,
	inputs: {
		limit: limitInput,
		output: listedTemplateOutput,
		filters: options(
			'filters',
			{ displayName: 'Filters', placeholder: 'Add Filter' },
			{ title: titleFilter('templates') },
		),
	},
	async execute({ limit, output, filters: { title } }, { context, i, run }) {
		const templates = await readList(context, i, {
			...TEMPLATES,
			limit,
			pagesAtOnce: run.pagesAtOnce,
			matches: (template) => contains(template.title, title),
		});
		return templates.map((template) => ({
			json: output.isRaw ? template.raw : output.pick(toTemplate(template)),
		}));
	},
});
