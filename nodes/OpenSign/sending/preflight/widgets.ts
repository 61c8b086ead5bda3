import { apiOptionNames } from '../../inputs/widgetOptions';
import { isRecord } from '../../core/values';
import {
	PREFILL_TYPES,
	WIDGET_TYPES,
	type Widget,
	type WidgetOptions,
	type WidgetType,
} from '../../opensign/shapes';

const KEYS = ['type', 'page', 'x', 'y', 'w', 'h', 'options'];
const CHOICES = ['checkbox', 'dropdown', 'radio button'];

/** Words for the place's numbers, as the form names them. */
const LABELS = { x: 'X', y: 'Y', w: 'Width', h: 'Height' } as const;

/**
 * Problems in one person's fields, or in the prefilled ones.
 *
 * @param owner who the fields belong to, as the errors begin: "Signer 2 (Tenant)"
 */
export function checkWidgets(
	owner: string,
	widgets: unknown[],
	kind: 'signer' | 'prefill' = 'signer',
): string[] {
	return widgets.flatMap((widget, k) => {
		if (!isRecord(widget))
			return [
				`${owner}, field ${k + 1}: ${JSON.stringify(widget)} is not a field. It must be an object with type, page, x, y, w and h.`,
			];
		const name = (widget.options as WidgetOptions | undefined)?.name;
		return checkWidget(`${owner}, field ${k + 1}${name ? ` (${name})` : ''}`, widget, kind);
	});
}

function checkWidget(
	where: string,
	widget: Record<string, unknown>,
	kind: 'signer' | 'prefill',
): string[] {
	const problems: string[] = [];
	const types: readonly string[] = kind === 'prefill' ? PREFILL_TYPES : WIDGET_TYPES;
	const { type, page } = widget as unknown as Widget;
	if (!types.includes(type))
		problems.push(
			`${where}: the type ${JSON.stringify(type)} is unknown. Use one of: ${types.join(', ')}.`,
		);
	if (!Number.isInteger(page) || page < 1)
		problems.push(
			`${where}: page ${JSON.stringify(page)} does not exist. Pages are whole numbers from 1.`,
		);
	for (const key of ['x', 'y'] as const) {
		if (!isNumber(widget[key]) || (widget[key] as number) < 0)
			problems.push(
				`${where}: ${LABELS[key]} is ${JSON.stringify(widget[key])}. It must be a number of points from 0.`,
			);
	}
	for (const key of ['w', 'h'] as const) {
		if (!isNumber(widget[key]) || (widget[key] as number) <= 0)
			problems.push(
				`${where}: ${LABELS[key]} is ${JSON.stringify(widget[key])}. It must be a number of points above 0.`,
			);
	}
	const unknown = Object.keys(widget).filter((key) => !KEYS.includes(key));
	if (unknown.length > 0)
		problems.push(`${where}: ${unknown.join(', ')} is unknown. A field has ${KEYS.join(', ')}.`);
	if (widget.options !== undefined && !isRecord(widget.options))
		return [...problems, `${where}: options is not an object.`];
	const options = (widget.options ?? {}) as WidgetOptions;
	return [
		...problems,
		...(kind === 'signer' && types.includes(type)
			? checkOptionNames(where, type as WidgetType, options)
			: []),
		...checkValues(where, type, options, kind),
	];
}

function checkOptionNames(where: string, type: WidgetType, options: WidgetOptions): string[] {
	const allowed = apiOptionNames(type);
	const unknown = Object.keys(options).filter((name) => !allowed.includes(name));
	return unknown.length === 0
		? []
		: [
				`${where}: a ${type} field has no option ${unknown.join(', ')}. It has ${allowed.join(', ')}.`,
			];
}

function checkValues(
	where: string,
	type: string,
	options: WidgetOptions,
	kind: 'signer' | 'prefill',
): string[] {
	const problems: string[] = [];
	if (type === 'date' && options.signing_date === true && isGiven(options.default)) {
		problems.push(
			`${where}: a date can have a default value or the signing date, not both. Remove one.`,
		);
	}
	if (CHOICES.includes(type)) {
		const choices = Array.isArray(options.values) ? options.values.map(String) : [];
		if (choices.length === 0)
			problems.push(`${where}: a ${type} field needs choices. Enter at least one.`);
		const chosen =
			kind === 'prefill'
				? options.response
				: type === 'checkbox'
					? options.selectedvalues
					: options.default;
		problems.push(
			...(choices.length > 0
				? checkChosen(where, kind === 'prefill' ? 'value' : 'default', chosen, choices)
				: []),
		);
	}
	return problems;
}

/** Problems where something is chosen that there is not to choose. Nothing chosen is none. */
export function checkChosen(
	where: string,
	what: string,
	chosen: unknown,
	choices: string[],
): string[] {
	const picked = Array.isArray(chosen) ? chosen : isGiven(chosen) ? [chosen] : [];
	return picked
		.filter((value) => !choices.includes(String(value)))
		.map(
			(value) =>
				`${where}: the ${what} '${String(value)}' is not among the choices (${choices.join(', ')}).`,
		);
}

/** Problems between fields: names given twice, and formulas that name fields that are not there. */
export function checkNames(widgets: Widget[]): string[] {
	const names = widgets
		.map(({ options }) => options?.name)
		.filter((name): name is string => isGiven(name));
	const twice = [...new Set(names.filter((name, k) => names.indexOf(name) !== k))];
	const problems = twice.map(
		(name) =>
			`The field name '${name}' is used ${names.filter((other) => other === name).length} times. Give every field a name of its own.`,
	);
	const numbers = widgets
		.filter(({ type }) => type === 'number')
		.map(({ options }) => options?.name);
	for (const { type, options } of widgets) {
		if (type === 'number' && options?.formula)
			problems.push(
				...checkFormula(String(options.name ?? 'number'), String(options.formula), numbers),
			);
	}
	return problems;
}

/** A formula names number fields in double braces: `{{quantity}} * {{rate}}`. */
export function checkFormula(
	name: string,
	formula: string,
	numbers: Array<string | undefined>,
): string[] {
	const used = [...formula.matchAll(/\{\{(.*?)\}\}/g)].map(([, operand]) => operand.trim());
	const available = numbers.filter((other) => other !== undefined && other !== name);
	return used
		.filter((operand) => !available.includes(operand))
		.map(
			(operand) =>
				`The formula of the field '${name}' uses '${operand}', which is not another number field. ${available.length > 0 ? `There are: ${available.join(', ')}.` : 'There is no other number field.'}`,
		);
}

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';
