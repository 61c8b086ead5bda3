import { WrongValue } from '../../core/inputs';
import type { Field } from '../../inputs/places';
import { ANY_OPTIONS, optionsOf } from '../../inputs/widgetOptionTable';
import type { WidgetOptions, WidgetType } from '../../opensign/shapes';
import type { FormGroup } from './formFields';
import { formOptions } from './formOptions';
import { typeOf } from './formTypes';

/**
 * What a field of the PDF's form becomes: what was entered, and what the form says of all that was not.
 *
 * @throws WrongValue where an option was entered that the form's type of field does not have
 */
export function fromForm(
	{ type: given, options = {} }: Pick<Field, 'type' | 'options'>,
	group: FormGroup,
): { type: WidgetType; options: WidgetOptions } {
	const [field] = group.fields;
	const type = given ?? typeOf(field);
	const name = field.name === '' ? {} : { name: field.name };
	if ('response' in options) return { type, options: { ...name, ...withChoices(options, group) } };
	checkOptions(type, options);
	return { type, options: { ...name, ...formOptions(group, type), ...options } };
}

/** A prefilled field has its choices from the form where none were entered. */
function withChoices(options: WidgetOptions, { choices }: FormGroup): WidgetOptions {
	const { values } = options;
	return Array.isArray(values) && values.length === 0 ? { ...options, values: choices } : options;
}

function checkOptions(type: WidgetType, options: WidgetOptions): void {
	const known = ['name', ...optionsOf(type).map(({ api }) => api.split('.')[0])];
	const others = Object.keys(options).filter((api) => !known.includes(api));
	if (others.length === 0) return;
	const names = others.map(
		(api) => ANY_OPTIONS.find((option) => option.api === api)?.input.property.displayName ?? api,
	);
	throw new WrongValue([
		`${names.join(', ')}: a field of the type ${type} has no such option. Remove it, or choose another type.`,
	]);
}
