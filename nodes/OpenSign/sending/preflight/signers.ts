import { isEmail } from '../../core/email';
import { signerLabel } from '../../inputs/signers';
import { sameAddress } from '../../opensign/address';
import type { Signer, TemplateSigner } from '../../opensign/shapes';
import type { Placed } from '../placing/place';
import type { PlacedSigner } from '../placing/placeAll';
import { checkNames, checkWidgets } from './widgets';

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
 * @param people and what is asked of them, with names
 * @param prefill the prefilled fields, whose names must differ from the signers'
 */
export function checkSigners(
	people: PlacedSigner[],
	rules: SignerRules,
	prefill: Placed,
): string[] {
	const signers = people.map(({ signer }) => signer);
	const { least, most = Infinity, signature } = rules;
	if (signers.length < least) {
		return ['Signers: there are none. Add at least one person who signs.'];
	}
	if (signers.length > most) {
		return [
			`Signers: there are ${signers.length}, but only one signs here. Remove the others, or use Send.`,
		];
	}
	const problems = people.flatMap((person, k) => checkSigner(person, k, rules));
	if (signature && signers.every(({ signer_role: task }) => task === 'viewer')) {
		problems.push(
			'Signers: nobody is asked to sign or approve. Add a person who is asked to sign.',
		);
	}
	const fields = [prefill, ...people.map(({ placed }) => placed)].flatMap((placed) =>
		placed.contents.map(({ content }) => content),
	);
	return [...problems, ...checkDuplicates(signers), ...checkNames(fields)];
}

function checkSigner({ signer, placed }: PlacedSigner, k: number, rules: SignerRules): string[] {
	const label = signerLabel(k, signer.role);
	return [
		...checkPerson(label, signer, rules.email),
		...checkTask(label, signer, placed, rules),
		...checkWidgets(label, placed),
	];
}

/** Problems between what a person is asked to do and the fields that they have. */
function checkTask(
	label: string,
	{ signer_role: task = 'signer' }: Signer,
	{ contents, isUnclear }: Placed,
	rules: SignerRules,
): string[] {
	const signs = contents.some(({ content: { type } }) => type === 'signature');
	if (task === 'viewer' && contents.length > 0) {
		return [
			`${label} only views the document and cannot have fields, but has ${contents.length}. Remove them, or set Asked To to Sign.`,
		];
	}
	if (task === 'approver' && signs) {
		return [
			`${label} approves the document and cannot have a signature field. Remove it, or set Asked To to Sign.`,
		];
	}
	if (rules.signature && task === 'signer' && !signs && !isUnclear) {
		return [
			`${label} has no signature field. Enter the text of the PDF beside which they sign, or a place under Signature, or add a field; or set Asked To to Approve or View.`,
		];
	}
	return [];
}

/** Problems that a signer of a template can have as well: in e-mail and access code. */
export function checkPerson(
	label: string,
	{ email = '', access_code: code }: Signer | TemplateSigner,
	needsEmail = true,
): string[] {
	const problems: string[] = [];
	if (email !== '' && !isEmail(email)) {
		problems.push(`${label}: '${email}' is not an e-mail address.`);
	}
	if (email === '' && needsEmail) problems.push(`${label} has no e-mail address. Enter one.`);
	if (code !== undefined && !/^\d+$/.test(code)) {
		problems.push(
			`${label}: the access code must consist of digits only. Change it to digits, or leave it empty for none.`,
		);
	}
	return problems;
}

/** OpenSign drops a signer whose address differs from a known one only by letter case. */
export function checkDuplicates(signers: Array<{ email?: string }>): string[] {
	return signers.flatMap(({ email }, k) => {
		const first = signers.findIndex((other) => sameAddress(other.email, email));
		if (!email || first === k) return [];
		return [
			`Signer ${k + 1} has the same e-mail address as signer ${first + 1} ('${email}'). OpenSign needs a different address for each.`,
		];
	});
}
