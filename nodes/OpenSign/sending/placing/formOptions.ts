/** What a field of a PDF's form says of itself, as OpenSign's options. */
import { optionsOf } from '../../inputs/widgetOptionTable';
import { fromDateText } from '../../opensign/dateFormats';
import type { WidgetOptions, WidgetType } from '../../opensign/shapes';
import type { FormGroup } from './formFields';
import { toDateFormat } from './formTypes';

/** The options of a form's field for a type of OpenSign's: those that the type has. */
export function formOptions(group: FormGroup, type: WidgetType): WidgetOptions {
	const [first] = group.fields;
	const { label, name, dateFormat, value, maxLength } = first;
	const all: WidgetOptions = {
		required: group.fields.some(({ isRequired }) => isRequired),
		values: group.choices,
		// Long texts are cut off by nobody, so the pattern refuses them.
		regularexpression: maxLength === undefined ? undefined : `/^.{0,${maxLength}}$/`,
		readonly: first.isReadOnly ? true : undefined,
		hint: label === '' || label === name ? undefined : label,
		format: dateFormat === undefined ? undefined : toDateFormat(dateFormat),
		// The PDF's own words stand beside its boxes.
		hidelabel: type === 'checkbox' ? true : undefined,
		layout: layoutOf(group),
	};
	Object.assign(all, presetOf(type, value, group, all.format));
	const has = new Set(optionsOf(type).map(({ api }) => api));
	return Object.fromEntries(
		Object.entries(all).filter(([api, given]) => has.has(api) && given !== undefined),
	);
}

function presetOf(
	type: WidgetType,
	value: string,
	{ choices }: FormGroup,
	format: unknown,
): WidgetOptions {
	if (value === '') return {};
	switch (type) {
		case 'checkbox':
			return { selectedvalues: choices.filter((choice) => choice === value) };
		case 'dropdown':
		case 'radio button':
			return choices.includes(value) ? { default: value } : {};
		case 'date':
			return fromDateText(value, format) ? { default: value } : {};
		case 'number':
			return Number.isFinite(Number(value)) ? { default: Number(value) } : {};
		default:
			return { default: value };
	}
}

/** Several buttons or boxes to tick stand in a row where the space they take is wider than high. */
function layoutOf({ spots: [spot], choices }: FormGroup): string | undefined {
	if (choices.length < 2) return undefined;
	return spot.w > spot.h ? 'horizontal' : 'vertical';
}
