import type { Call } from '../core/registry';
import { signerLabel } from '../inputs/signers';
import { addressKey } from '../opensign/address';
import { CONTACTS, LARGEST_PAGE, readPage } from '../opensign/list';
import type { Recipient } from '../opensign/shapes';

/** Signers whose addresses OpenSign can use, and what was changed for that, a sentence each. */
export interface KnownSigners<S> {
	signers: S[];
	warnings: string[];
}

/**
 * The signers with their addresses as the contact book spells them: OpenSign drops a signer whose address it knows in
 * another letter case, and says nothing (measured on version 1).
 *
 * The contact book is read once per run of the node, and only where one request gives it whole. Where it cannot be read,
 * the answer to the send tells who was dropped.
 */
export async function withKnownSpelling<S extends Pick<Recipient, 'email' | 'role'>>(
	call: Call,
	signers: S[],
): Promise<KnownSigners<S>> {
	const hasAddresses = signers.some(({ email }) => email);
	const known = hasAddresses ? await readAddresses(call) : new Map<string, string>();
	const warnings: string[] = [];
	const spelled = signers.map((signer, k) => {
		const { email = '', role } = signer;
		const contact = known.get(addressKey(email));
		if (contact === undefined || contact === email) return signer;
		warnings.push(
			`${signerLabel(k, role)}: '${email}' stands in OpenSign's contact book as '${contact}', so that spelling was used.`,
		);
		return { ...signer, email: contact };
	});
	return { signers: spelled, warnings };
}

/** The contact book's addresses by `addressKey`; empty where it is long, or cannot be read. */
async function readAddresses({ context, i, run }: Call): Promise<Map<string, string>> {
	try {
		const contacts = await run.once('contact book', async () => {
			const page = { skip: 0, limit: LARGEST_PAGE, itemIndex: i };
			return await readPage(context, CONTACTS, page);
		});
		if (contacts.length >= LARGEST_PAGE) return new Map();
		const addresses = contacts.map(({ email }) => email).filter((email) => email !== undefined);
		return new Map(addresses.map((email) => [addressKey(email), email]));
	} catch {
		return new Map();
	}
}
