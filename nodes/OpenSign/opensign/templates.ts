import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { NOTHING_SENT } from '../core/errors';
import type { Run } from '../core/run';
import { readTemplate as readAnswer, type Template } from './answers/template';
import type { Environment } from './environment';
import type { Explanation } from './explain';
import { request } from './request';

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
	return await request(context, {
		method: 'GET',
		path: `/template/${encodeURIComponent(id)}`,
		about: `the template ${id}`,
		read: (answer) => readAnswer(answer),
		itemIndex,
		explain: (status, text) =>
			status === 404 && text !== '' ? templateNotFound(id, environment) : undefined,
	});
}

/** What a missing template means; OpenSign answers the same for an unknown one and for one of another environment. */
export function templateNotFound(id: string, environment: Environment): Explanation {
	return {
		message: `There is no template with the ID '${id}' in the ${environment.label} environment. Live and Sandbox templates are separate: pick the template from the list, or use a credential of the environment that it was made in.`,
		description: NOTHING_SENT,
	};
}
