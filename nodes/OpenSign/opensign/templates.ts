import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Run } from '../core/run';
import type { Environment } from './environment';
import type { Explanation } from './explain';
import { request } from './request';
import type { Template } from './shapes';

/**
 * The template, read once per run of the node.
 *
 * @throws NodeApiError that says which environment was asked when there is no such template
 */
export async function getTemplate(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	id: string,
	environment: Environment,
): Promise<Template> {
	return await run.once(
		`template ${environment.apiUrl} ${id}`,
		async () => await readTemplate(context, id, environment, i),
	);
}

/**
 * The template with its roles and fields.
 *
 * @throws NodeApiError that says which environment was asked when there is no such template
 */
export async function readTemplate(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	id: string,
	environment: Environment,
	itemIndex = 0,
): Promise<Template> {
	return await request<Template>(context, {
		method: 'GET',
		path: `/template/${encodeURIComponent(id)}`,
		itemIndex,
		explain: (status, text) =>
			// Without a text it is a web page, and no answer about templates.
			status === 404 && text !== '' ? templateNotFound(id, environment) : undefined,
	});
}

/** What a missing template means; OpenSign answers the same for an unknown one and for one of another environment. */
export function templateNotFound(id: string, environment: Environment): Explanation {
	return {
		message: `There is no template with the ID '${id}' in the ${environment.label} environment. Live and Sandbox templates are separate: pick the template from the list, or use a credential of the environment that it was made in.`,
		description: 'Nothing was sent for this item.',
	};
}
