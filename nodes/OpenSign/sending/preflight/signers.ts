import { addressKey } from '../../opensign/address';
import { SIGNER_ROLES, type Signer, type TemplateSigner, type Widget } from '../../opensign/shapes';
import { isRecord } from '../../core/values';
import { isEmail } from '../../core/email';
import { checkNames, checkWidgets } from './widgets';

const KEYS = [
	'role',
	'email',
	'name',
	'phone',
	'company',
	'job_title',
	'signer_role',
	'access_code',
	'widgets',
];

/** How errors name a signer: by number and, unless it was made up, by role. */
export function signerLabel(index: number, role?: string): string {
	const number = `Signer ${index + 1}`;
	return role && role !== number ? `${number} (${role})` : number;
}

/** What must be known of the signers: it differs between a document that goes out, a draft and a template. */
export interface SignerRules {
	/** Fewest and most of them. */
	least: number;
	most?: number;
	/** Whether everyone needs an address; a template's roles may get theirs later. */
	email: boolean;
	/** Whether everyone who signs needs a signature field, and somebody must sign or approve. */
	signature: boolean;
}

export const TO_BE_SIGNED: SignerRules = { least: 1, email: true, signature: true };
export const UNFINISHED: SignerRules = { least: 0, email: true, signature: false };
export const SELF_SIGNED: SignerRules = { least: 0, most: 1, email: true, signature: false };
export const TEMPLATE: SignerRules = { least: 1, email: false, signature: true };
export const UNFINISHED_TEMPLATE: SignerRules = { least: 1, email: false, signature: false };

/**
 * Problems in the signers of an uploaded PDF and in their fields.
 *
 * @param prefill the prefilled fields, whose names must differ from the signers'
 */
export function checkSigners(
	signers: unknown[],
	rules: SignerRules,
	prefill: Widget[] = [],
): string[] {
	if (signers.length < rules.least)
		return ['Signers: there are none. Add at least one person who signs.'];
	if (signers.length > (rules.most ?? Infinity))
		return [
			`Signers: there are ${signers.length}, but only one signs here. Remove the others, or use Send.`,
		];
	const problems = signers.flatMap((signer, k) =>
		isRecord(signer)
			? checkSigner(signer as unknown as Signer, k, rules)
			: [
					`Signer ${k + 1}: ${JSON.stringify(signer)} is not a signer. It must be an object with name, email and widgets.`,
				],
	);
	const people = signers.filter(isRecord) as unknown as Signer[];
	if (
		rules.signature &&
		people.length === signers.length &&
		people.every(({ signer_role: task }) => task === 'viewer')
	) {
		problems.push('Signers: nobody is asked to sign or approve. Add a person whose task is Sign.');
	}
	return [
		...problems,
		...checkDuplicates(people),
		...checkNames([
			...prefill,
			...people.flatMap(({ widgets }) => (Array.isArray(widgets) ? widgets.filter(isRecord) : [])),
		]),
	];
}

function checkSigner(signer: Signer, k: number, rules: SignerRules): string[] {
	const label = signerLabel(k, signer.role);
	const problems = checkPerson(label, signer, rules.email);
	const unknown = Object.keys(signer).filter((key) => !KEYS.includes(key));
	if (unknown.length > 0)
		problems.push(`${label}: ${unknown.join(', ')} is unknown. A signer has ${KEYS.join(', ')}.`);
	if (!Array.isArray(signer.widgets))
		return [...problems, `${label}: widgets is not a list of fields.`];
	const signatures = signer.widgets.filter(
		(widget) => isRecord(widget) && widget.type === 'signature',
	).length;
	const task = signer.signer_role ?? 'signer';
	if (task === 'viewer' && signer.widgets.length > 0)
		problems.push(
			`${label} only views the document and cannot have fields, but has ${signer.widgets.length}. Remove them, or change the task to Sign.`,
		);
	if (task === 'approver' && signatures > 0)
		problems.push(
			`${label} approves the document and cannot have a signature field. Remove it, or change the task to Sign.`,
		);
	if (rules.signature && task === 'signer' && signatures === 0)
		problems.push(
			`${label} has no signature field. Add one, or change the task to Approve or View.`,
		);
	return [...problems, ...checkWidgets(label, signer.widgets)];
}

/** Problems that a signer of a template can have as well: in e-mail, access code and task. */
export function checkPerson(
	label: string,
	{ email, access_code: code, signer_role: task }: Signer | TemplateSigner,
	needsEmail = true,
): string[] {
	const problems: string[] = [];
	if (email === undefined || email === '') {
		if (needsEmail) problems.push(`${label} has no e-mail address. Enter one.`);
	} else if (typeof email !== 'string' || !isEmail(email))
		problems.push(`${label}: '${String(email)}' is not an e-mail address.`);
	if (code !== undefined && !/^\d+$/.test(String(code)))
		problems.push(
			`${label}: the access code must consist of digits only. Change it to digits, or leave it empty for none.`,
		);
	if (task !== undefined && !SIGNER_ROLES.includes(task))
		problems.push(
			`${label}: '${String(task)}' is not a task. Use one of: ${SIGNER_ROLES.join(', ')}.`,
		);
	return problems;
}

/** OpenSign drops a signer whose address differs from a known one only by letter case. */
export function checkDuplicates(signers: Array<{ email?: string }>): string[] {
	const seen = new Map<string, number>();
	return signers.flatMap(({ email }, k) => {
		const key = addressKey(email);
		if (key === '') return [];
		const first = seen.get(key);
		if (first === undefined) seen.set(key, k);
		return first === undefined
			? []
			: [
					`Signer ${k + 1} has the same e-mail address as signer ${first + 1} ('${String(email)}'). OpenSign needs a different address for each.`,
				];
	});
}
