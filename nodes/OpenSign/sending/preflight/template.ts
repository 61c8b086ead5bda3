import { signerLabel } from '../../inputs/signers';
import { sameAddress } from '../../opensign/address';
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
import { checkDuplicates, checkPerson } from './signers';
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
	if (roles.length === 0) {
		return [
			`The template '${template.title}' has no roles. Finish it in OpenSign: add at least one role with a signature field.`,
		];
	}
	return [
		...checkRoles(template, roles, signers),
		...signers.flatMap((signer, k) => {
			const label = signerLabel(k, signer.role);
			const isKnown = roles.includes(signer.role);
			return [
				...checkPerson(label, signer),
				...(isKnown ? checkFieldValues(label, template, signer) : []),
			];
		}),
		...checkDuplicates(signers),
		...checkTemplatesPeople(template, signers),
		...checkPrefill(template, prefill),
	];
}

/** Whom the template names gets the document as well, for a role that nobody is given for. */
function checkTemplatesPeople({ signers: people }: Template, signers: TemplateSigner[]): string[] {
	const others = people.filter(
		({ role, email }) => role && email && !signers.some((signer) => signer.role === role),
	);
	return others.flatMap(({ role, email }) => {
		const k = signers.findIndex((signer) => sameAddress(signer.email, email));
		if (k === -1) return [];
		return [
			`${signerLabel(k, signers[k].role)} has the same e-mail address as '${role}', whom the template names ('${email}'). OpenSign needs a different address for each: enter another one, or another person for '${role}'.`,
		];
	});
}

function checkRoles(template: Template, roles: string[], signers: TemplateSigner[]): string[] {
	const problems: string[] = [];
	signers.forEach(({ role }, k) => {
		const first = signers.findIndex((other) => other.role === role);
		if (!role) {
			problems.push(
				`Signer ${k + 1} has no role. The template '${template.title}' has the roles ${list(roles)}.`,
			);
		} else if (!roles.includes(role)) {
			problems.push(
				`Signer ${k + 1}: the template '${template.title}' has no role '${role}'. It has ${list(roles)}.`,
			);
		} else if (first !== k) {
			problems.push(`Signer ${k + 1}: the role '${role}' is given twice. Each role is one person.`);
		}
	});
	const missing = findMissing(template, signers);
	if (missing.length > 0) {
		problems.push(
			`Signers: nobody is given for the role ${list(missing)} of the template '${template.title}'. Enter a person's e-mail address for it.`,
		);
	}
	return problems;
}

/** Roles that nobody is given for. One that names a person in the template may be left out: OpenSign uses that person. */
function findMissing(template: Template, signers: TemplateSigner[]): string[] {
	const open = template.signers.filter(({ role, email }) => role && !email);
	return open
		.map(({ role = '' }) => role)
		.filter((role) => !signers.some((signer) => signer.role === role));
}

function checkFieldValues(label: string, template: Template, signer: TemplateSigner): string[] {
	const fields = fieldsOf(template, signer.role);
	const values = signer.widgets ?? [];
	const open = fields.filter(mustBeGiven).map(nameOf);
	const missing = open.filter((name) =>
		isEmpty(values.find((value) => value.name === name)?.default),
	);
	const problems = values.flatMap((value) => {
		const field = fields.find((other) => nameOf(other) === value.name);
		if (field !== undefined) return checkFieldValue(label, field, value, template);
		const names = list(fields.map(nameOf));
		return [
			`${label}: the template has no field '${value.name}' for this role that can be filled in. It has ${names}. OpenSign would ignore the value silently.`,
		];
	});
	if (missing.length === 0) return problems;
	return [
		`${label}: no value is given for ${list(missing)}, which the template requires and this person cannot fill in. Enter one.`,
		...problems,
	];
}

function checkFieldValue(
	label: string,
	field: Widget,
	{ name, default: preset, signing_date: signingDate, formula }: NamedValue,
	template: Template,
): string[] {
	const where = `${label}, field '${name}'`;
	const problems = checkValue(where, field, preset);
	if (signingDate === true && preset !== undefined) {
		problems.push(`${where}: a date can have a value or the signing date, not both. Remove one.`);
	}
	if (typeof formula === 'string' && formula !== '') {
		problems.push(...checkFormula(name, formula, numberNames(template)));
	}
	return problems;
}

const numberNames = (template: Template) =>
	template.signers
		.flatMap(({ widgets }) => widgets ?? [])
		.filter(({ type }) => type === 'number')
		.map(nameOf);

function checkPrefill(template: Template, prefill: NamedValue[]): string[] {
	const fields = prefillOf(template);
	const open = fields.filter(mustBePrefilled).map(nameOf);
	const missing = open.filter((name) =>
		isEmpty(prefill.find((value) => value.name === name)?.response),
	);
	const problems = prefill.flatMap(({ name, response }, k) => {
		const field = fields.find((other) => nameOf(other) === name);
		if (field !== undefined) return checkValue(`Prefill value '${name}'`, field, response);
		const names = list(fields.map(nameOf));
		return [
			`Prefill value ${k + 1}: the template has no prefill field '${name}'. It has ${names}. OpenSign would ignore the value silently.`,
		];
	});
	if (missing.length === 0) return problems;
	return [
		`Prefill: no value is given for ${list(missing)}, which the template requires. Enter one.`,
		...problems,
	];
}

/** Problems of a value with its field's choices. */
function checkValue(where: string, { options = {} }: Widget, value: unknown): string[] {
	if (isEmpty(value)) return [];
	const { values: choices } = options;
	return Array.isArray(choices) ? checkChosen(where, 'value', value, choices.map(String)) : [];
}
