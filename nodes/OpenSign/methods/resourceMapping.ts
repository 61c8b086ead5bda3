import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { locatedId } from '../fields/locator';
import { templateField } from '../fields/template';
import { toMapperFields } from '../fields/templateValues';
import { getEnvironment } from '../transport/request';
import { readTemplate } from '../transport/templates';

/** The inputs that the chosen template needs: its roles, their fields and its prefill. */
export async function getTemplateInputs(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const { id } = locatedId(this.getCurrentNodeParameter(templateField.name), templateField);
	if (!id)
		return {
			fields: [],
			emptyFieldsNotice:
				'Pick a template first; its roles and fields appear here. If an expression chooses it, set Signers Input to JSON.',
		};
	const fields = toMapperFields(await readTemplate(this, id, await getEnvironment(this)));
	return fields.length > 0
		? { fields }
		: { fields, emptyFieldsNotice: 'This template has no roles. Finish it in OpenSign first.' };
}
