import { isNothing, isRecord } from '../../core/inputs';
import { placeOf } from '../../inputs/widgets';
import type { WidgetOptions } from '../../opensign/shapes';
import type { Content, Placed } from '../placing/place';

const WITH_CHOICES = ['checkbox', 'dropdown', 'radio button'];

/** Whose fields: those of a person, or those that are filled in before anyone gets the document. */
type Kind = 'signer' | 'prefill';

/**
 * Problems in one person's fields, or in the prefilled ones.
 *
 * @param owner who the fields belong to, as the errors begin: "Signer 2 (Tenant)"
 */
export function checkWidgets(owner: string, { contents }: Placed, kind: Kind = 'signer'): string[] {
	return contents.flatMap(({ content: { type, options = {} }, k }) => {
		const where = `${owner}, ${placeOf(k, options)}`;
		return [
			...checkDate(where, type, options),
			...checkChoices(where, type, options, kind),
			...checkSelections(where, options),
			...checkReadOnly(where, type, options),
		];
	});
}

function checkDate(where: string, type: string, options: WidgetOptions): string[] {
	if (type !== 'date') return [];
	const { min_date: earliest, max_date: latest } = options;
	const problems: string[] = [];
	if (options.signing_date === true && !isNothing(options.default)) {
		problems.push(
			`${where}: a date can have a default value or the signing date, not both. Remove one.`,
		);
	}
	if (!isNothing(earliest) && !isNothing(latest) && String(earliest) > String(latest)) {
		problems.push(
			`${where}: the earliest date ${String(earliest)} is after the latest date ${String(latest)}, so no date could be chosen. Exchange them.`,
		);
	}
	return problems;
}

/** A field that must be filled, but by nobody: the document could never be completed. */
function checkReadOnly(where: string, type: string, options: WidgetOptions): string[] {
	const { readonly, required, formula, signing_date: signingDate } = options;
	const isFilled = Boolean(formula) || signingDate === true || hasDefault(type, options);
	if (readonly !== true || required === false || isFilled) return [];
	return [
		`${where}: it is read only and required, but has no default value, so nobody could complete the document. Enter one, or turn Read Only or Required off.`,
	];
}

function hasDefault(type: string, { default: preset, selectedvalues }: WidgetOptions): boolean {
	if (type === 'checkbox') return Array.isArray(selectedvalues) && selectedvalues.length > 0;
	return !isNothing(preset);
}

/** Problems in how many boxes must and may be ticked; 0 for most is no limit. */
function checkSelections(where: string, { validation, values }: WidgetOptions): string[] {
	if (!isRecord(validation)) return [];
	const least = Number(validation.minselections ?? 0);
	const most = Number(validation.maxselections ?? 0);
	const choices = Array.isArray(values) ? values.length : Infinity;
	if (most > 0 && least > most) {
		return [
			`${where}: at least ${least} boxes must be ticked, but at most ${most} may be. Correct Minimum or Maximum Selections.`,
		];
	}
	if (least > choices) {
		return [
			`${where}: at least ${least} boxes must be ticked, but there are only ${choices}. Correct Minimum Selections.`,
		];
	}
	return [];
}

function checkChoices(where: string, type: string, options: WidgetOptions, kind: Kind): string[] {
	if (!WITH_CHOICES.includes(type)) return [];
	const choices = Array.isArray(options.values) ? options.values.map(String) : [];
	if (choices.length === 0) return [`${where}: a ${type} field needs choices. Enter at least one.`];
	if (kind === 'prefill') return checkChosen(where, 'value', options.response, choices);
	const preset = type === 'checkbox' ? options.selectedvalues : options.default;
	return checkChosen(where, 'default', preset, choices);
}

/** Problems where something is chosen that there is not to choose. Nothing chosen is none. */
export function checkChosen(
	where: string,
	what: string,
	chosen: unknown,
	choices: string[],
): string[] {
	const picked: unknown[] = Array.isArray(chosen)
		? chosen
		: [chosen].filter((one) => !isNothing(one));
	return picked
		.map(String)
		.filter((value) => !choices.includes(value))
		.map((value) => {
			const all = choices.join(', ');
			return `${where}: the ${what} '${value}' is not among the choices (${all}).`;
		});
}

/** Problems between fields: names given twice, and formulas that name fields that are not there. */
export function checkNames(widgets: Content[]): string[] {
	const names = widgets.map(({ options }) => options?.name).filter((name) => !isNothing(name));
	const twice = new Set(names.filter((name, k) => names.indexOf(name) !== k));
	const problems = [...twice].map((name) => {
		const count = names.filter((other) => other === name).length;
		return `The field name '${name}' is used ${count} times. Give every field a name of its own.`;
	});
	const numbers = widgets.filter(({ type }) => type === 'number');
	const available = numbers.map(({ options }) => options?.name);
	const formulas = numbers.flatMap(({ options }) =>
		options?.formula ? checkFormula(options.name ?? 'number', options.formula, available) : [],
	);
	return [...problems, ...formulas];
}

/** A formula names number fields in double braces: `{{quantity}} * {{rate}}`. */
export function checkFormula(
	name: string,
	formula: string,
	numbers: Array<string | undefined>,
): string[] {
	const used = [...formula.matchAll(OPERAND)].map(([, operand]) => operand.trim());
	const available = numbers.filter((other) => other !== undefined && other !== name);
	const hint =
		available.length > 0
			? `There are: ${available.join(', ')}.`
			: 'There is no other number field.';
	const unknown = used
		.filter((operand) => !available.includes(operand))
		.map(
			(operand) =>
				`The formula of the field '${name}' uses '${operand}', which is not another number field. ${hint}`,
		);
	const rest = formula.replace(OPERAND, '');
	if (used.length > 0 && /^[\d\s.+\-*/()]*$/.test(rest)) return unknown;
	return [
		...unknown,
		`The formula of the field '${name}' cannot be computed: '${formula}'. It must have at least one number field in double brackets, like [[quantity]] * 2, besides numbers with a point and + - * / ( ).`,
	];
}

/** A number field in a formula. */
const OPERAND = /\{\{([^{}]*)\}\}/g;
