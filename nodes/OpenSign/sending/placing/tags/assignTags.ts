import type { Widget } from '../../../opensign/shapes';
import type { Placed } from '../place';
import type { TaggedField } from './readTags';
import { toWord } from './words';

interface Person {
	role?: string;
	email?: string;
}

/** DocuSeal's names of roles that nobody has named. */
const PARTIES = ['firstparty', 'secondparty', 'thirdparty', 'fourthparty'];

/**
 * Gives every tagged field to the signer whose role it names, by name (letter case, blanks and dashes aside) or number
 * from 1; where there is one signer, what names nobody is theirs. What the sender fills in is left out.
 *
 * @returns the fields of each signer, in the order of the signers, and a sentence for every tag that belongs to nobody
 */
export function assignTags(
	fields: TaggedField[],
	signers: Person[],
): { perSigner: Array<Placed['widgets']>; problems: string[] } {
	const perSigner = signers.map((): Placed['widgets'] => []);
	const problems: string[] = [];
	for (const field of fields) {
		if (field.isPrefill) continue;
		const owner = findOwner(field, signers);
		if (typeof owner === 'string') problems.push(`Page ${field.page}, ${field.text}: ${owner}`);
		else perSigner[owner].push({ widget: toWidget(field), k: nameTag(field) });
	}
	return { perSigner, problems };
}

/** How messages name a tag after whose field it is. */
const nameTag = ({ page, text }: TaggedField) => `the tag ${text} (page ${page})`;

/** The signer's number from 0, or why there is none. */
function findOwner({ role }: TaggedField, signers: Person[]): number | string {
	if (role === undefined || role === '') {
		if (signers.length === 1) return 0;
		return `it does not say whose field it is. Write role=… into the tag. ${listRoles(signers)}`;
	}
	const named = signers.flatMap((signer, k) => (isCalled(signer, role) ? [k] : []));
	if (named.length === 1) return named[0];
	if (named.length > 1) {
		return `${named.length} signers have the role '${role}'. Give each a role of their own, or write their number into the tag. ${listRoles(signers)}`;
	}
	const number = toNumber(role);
	if (number !== undefined && number >= 1 && number <= signers.length) return number - 1;
	return `nobody has the role '${role}'. ${listRoles(signers)}`;
}

function isCalled({ role, email }: Person, name: string): boolean {
	const word = toWord(name);
	return [role, email].some((one) => one !== undefined && one !== '' && toWord(one) === word);
}

/** 1, r1, signer1, Signer 1, First Party */
function toNumber(role: string): number | undefined {
	const word = toWord(role);
	const [, digits] = /^(?:r|role|signer|recipient|party)?(\d{1,3})$/.exec(word) ?? [];
	if (digits) return Number(digits);
	const party = PARTIES.indexOf(word);
	return party < 0 ? undefined : party + 1;
}

function listRoles(signers: Person[]): string {
	if (signers.length === 0) return 'There are no signers.';
	const names = signers.map(({ role, email }, k) => {
		const name = [role, email].find((one) => one !== undefined && one !== '');
		return name === undefined ? String(k + 1) : `${k + 1} (${name})`;
	});
	return `There are: ${names.join(', ')}.`;
}

function toWidget({ type, page, x, y, w, h, options }: TaggedField): Widget {
	const place = { type, page, x, y, w, h };
	return Object.keys(options).length > 0 ? { ...place, options } : place;
}
