import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Run } from '../core/run';
import { templateNotFound } from '../sending/preflight/template';
import type { Template, Widget } from './shapes';
import type { Environment } from './environment';
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
			status === 404 && text !== '' ? templateNotFound(id, environment) : undefined,
	});
}

/** OpenSign's template in this node's stable names. Lists carry no fields; then `fields` is left out. */
export function toTemplate({
	objectId,
	title,
	signers = [],
	prefill,
	createdAt,
	updatedAt,
}: Template): IDataObject {
	const names = (widgets: Widget[] = []) =>
		widgets
			.filter(({ options }) => options?.name)
			.map(({ type, options }) => ({ name: options?.name, type }));
	return {
		templateId: objectId,
		title,
		roles: signers.map(({ role, name, email, widgets }) => ({
			role,
			name: name || null,
			email: email || null,
			...(widgets ? { fields: names(widgets) } : {}),
		})),
		...(prefill?.widgets ? { prefill: names(prefill.widgets) } : {}),
		createdAt,
		updatedAt,
	};
}
