import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { WrongValue } from '../core/inputs';
import { templateInput } from '../inputs/template';
import { toMapperFields } from '../inputs/templateForm';
import { getEnvironment } from '../opensign/request';
import { readTemplate } from '../opensign/templates';

/** The inputs that the chosen template needs: its roles, their fields and its prefill. */
export async function getTemplateInputs(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const id = chosenTemplate(this);
	if (id === undefined) {
		return {
			fields: [],
			emptyFieldsNotice:
				'Pick a template first; its roles and fields appear here. If an expression chooses it, set Signers From to JSON.',
		};
	}
	const environment = await getEnvironment(this);
	const fields = toMapperFields(await readTemplate(this, id, environment));
	if (fields.length > 0) return { fields };
	return { fields, emptyFieldsNotice: 'This template has no roles. Finish it in OpenSign first.' };
}

/** The id of the template that is chosen in the form; none while none is. */
function chosenTemplate(context: ILoadOptionsFunctions): string | undefined {
	const { property, take } = templateInput;
	try {
		return take(context.getCurrentNodeParameter(property.name), context.getTimezone());
	} catch (error) {
		const fault = error as Error;
		if (fault instanceof WrongValue) return undefined;
		throw fault;
	}
}
