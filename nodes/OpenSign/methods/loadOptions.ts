import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { fieldsOf, prefillOf, rolesOf } from '../preflight/template';
import { getEnvironment } from '../transport/request';
import { readTemplate } from '../transport/templates';
import type { Template, Widget } from '../types/opensign';

/** The roles of the chosen template. */
export async function getTemplateRoles(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const template = await chosenTemplate(this);
	return template ? rolesOf(template).map((role) => ({ name: role, value: role })) : [];
}

/** The fields of all roles of the chosen template that can be given a value. */
export async function getTemplateFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const template = await chosenTemplate(this);
	return template ? rolesOf(template).flatMap((role) => fieldsOf(template, role).map((field) => toOption(field, role))) : [];
}

/** The prefill fields of the chosen template. */
export async function getTemplatePrefill(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const template = await chosenTemplate(this);
	return template ? prefillOf(template).map((field) => toOption(field)) : [];
}

async function chosenTemplate(context: ILoadOptionsFunctions): Promise<Template | undefined> {
	const id = String(context.getCurrentNodeParameter('templateId', { extractValue: true }) ?? '').trim();
	return id === '' ? undefined : await readTemplate(context, id, await getEnvironment(context));
}

function toOption({ type, options }: Widget, role?: string): INodePropertyOptions {
	const name = String(options?.name ?? '');
	return { name: `${name} (${[role, type].filter(Boolean).join(', ')})`, value: name };
}
