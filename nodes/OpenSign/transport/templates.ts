import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Run } from '../core/run';
import { templateNotFound } from '../preflight/template';
import type { Template } from '../types/opensign';
import type { Environment } from './environment';
import { request } from './request';

/**
 * The template, read once per run of the node.
 *
 * @throws NodeApiError that says which environment was asked when there is no such template
 */
export async function getTemplate(context: IExecuteFunctions, i: number, run: Run, id: string, environment: Environment): Promise<Template> {
	return await run.once(`template ${environment.apiUrl} ${id}`, async () => await readTemplate(context, id, environment, i));
}

export async function readTemplate(context: IExecuteFunctions | ILoadOptionsFunctions, id: string, environment: Environment, itemIndex = 0): Promise<Template> {
	return await request<Template>(context, {
		method: 'GET',
		path: `/template/${encodeURIComponent(id)}`,
		itemIndex,
		explain: (status, text) => (status === 404 && text !== '' ? templateNotFound(id, environment) : undefined),
	});
}
