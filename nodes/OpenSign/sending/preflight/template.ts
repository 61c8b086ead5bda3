import { describeDateFormat, isDateText } from '../../opensign/dateFormats';
import type { NamedValue, Template, TemplateSigner, Widget } from '../../opensign/shapes';
import {
	fieldsOf,
	isEmpty,
	mustBeGiven,
	mustBePrefilled,
	nameOf,
	prefillOf,
	rolesOf,
} from '../../opensign/templateFacts';
import { checkDuplicates, checkPerson, signerLabel } from './signers';
import { checkChosen, checkFormula } from './widgets';

const list = (names: string[]) =>
	names.length > 0 ? names.map((name) => `'${name}'`).join(', ') : 'none';

/** Problems between what was entered and what the template has. */
export function checkTemplate(
	template: Template,
	signers: TemplateSigner[],
	prefill: NamedValue[],
): string[] {
	const roles = rolesOf(template);
	if (roles.length === 0)
		return [
			`The template '${template.title}' has no roles. Finish it in OpenSign: add at least one role with a signature field.`,
		];
	return [
		...checkRoles(template, roles, signers),
		...signers.flatMap((signer, k) => [
			...checkPerson(signerLabel(k, signer.role), signer),
			...(roles.includes(signer.role)
				? checkFieldValues(signerLabel(k, signer.role), template, signer)
				: []),
		]),
		...checkDuplicates(signers),
		...checkPrefill(template, prefill),
	];
}

function checkRoles(template: Template, roles: string[], signers: TemplateSigner[]): string[] {
	const problems: string[] = [];
	signers.forEach(({ role }, k) => {
		if (!role)
			problems.push(
				`Signer ${k + 1} has no role. The template '${template.title}' has the roles ${list(roles)}.`,
			);
		else if (!roles.includes(role))
			problems.push(
				`Signer ${k + 1}: the template '${template.title}' has no role '${role}'. It has ${list(roles)}.`,
			);
		else if (signers.findIndex((other) => other.role === role) !== k)
			problems.push(`Signer ${k + 1}: the role '${role}' is given twice. Each role is one person.`);
	});
	// A role that already names a person in the template may be left out; OpenSign then uses that person.
	const missing = (template.signers ?? [])
		.filter(({ role, email }) => role && !email && !signers.some((signer) => signer.role === role))
		.map(({ role }) => role as string);
	if (missing.length > 0)
		problems.push(
			`Signers: nobody is given for the role ${list(missing)} of the template '${template.title}'. Enter a person's e-mail address for it.`,
		);
	return problems;
}

function checkFieldValues(label: string, template: Template, signer: TemplateSigner): string[] {
	const fields = fieldsOf(template, signer.role);
	const names = fields.map(nameOf);
	const open = fields
		.filter(
			(field) =>
				mustBeGiven(field) &&
				isEmpty(signer.widgets?.find(({ name }) => name === nameOf(field))?.default),
		)
		.map(nameOf);
	const missing =
		open.length > 0
			? [
					`${label}: no value is given for ${list(open)}, which the template requires and this person cannot fill in. Enter one.`,
				]
			: [];
	const problems = (signer.widgets ?? []).flatMap((value) => {
		const field = fields.find((other) => nameOf(other) === value.name);
		if (field === undefined)
			return [
				`${label}: the template has no field '${value.name}' for this role that can be filled in. It has ${list(names)}. OpenSign would ignore the value silently.`,
			];
		const where = `${label}, field '${value.name}'`;
		return [
			...checkValue(where, field, value.default),
			...(value.signing_date === true && value.default !== undefined
				? [`${where}: a date can have a value or the signing date, not both. Remove one.`]
				: []),
			...(value.formula
				? checkFormula(value.name, String(value.formula), numberNames(template))
				: []),
		];
	});
	return [...missing, ...problems];
}

const numberNames = (template: Template) =>
	(template.signers ?? [])
		.flatMap(({ widgets }) => widgets ?? [])
		.filter(({ type }) => type === 'number')
		.map(nameOf);

function checkPrefill(template: Template, prefill: NamedValue[]): string[] {
	const fields = prefillOf(template);
	const open = fields
		.filter(
			(field) =>
				mustBePrefilled(field) &&
				isEmpty(prefill.find(({ name }) => name === nameOf(field))?.response),
		)
		.map(nameOf);
	const missing =
		open.length > 0
			? [`Prefill: no value is given for ${list(open)}, which the template requires. Enter one.`]
			: [];
	const problems = prefill.flatMap(({ name, response }, k) => {
		const field = fields.find((other) => nameOf(other) === name);
		if (field === undefined)
			return [
				`Prefill value ${k + 1}: the template has no prefill field '${name}'. It has ${list(fields.map(nameOf))}. OpenSign would ignore the value silently.`,
			];
		return checkValue(`Prefill value '${name}'`, field, response);
	});
	return [...missing, ...problems];
}

/** Problems of a value with its field's type. */
function checkValue(where: string, field: Widget, value: unknown): string[] {
	if (isEmpty(value)) return [];
	const { values: choices, format } = field.options ?? {};
	if (field.type === 'number' && typeof value !== 'number')
		return [`${where}: '${String(value)}' is not a number.`];
	if (field.type === 'date' && !isDateText(String(value), format))
		return [
			`${where}: '${String(value)}' is not a date. Enter one like 2026-12-31, or in the field's own format ${describeDateFormat(format)}.`,
		];
	return Array.isArray(choices) ? checkChosen(where, 'value', value, choices.map(String)) : [];
}
