import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { locatedId } from '../inputs/locator';
import { templateField } from '../inputs/template';
import { toMapperFields } from '../inputs/templateValues';
import { getEnvironment } from '../opensign/request';
import { readTemplate } from '../opensign/templates';

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
