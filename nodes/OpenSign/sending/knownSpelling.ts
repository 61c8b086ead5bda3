import type { Call } from '../core/registry';
import { signerLabel } from '../inputs/signers';
import { addressKey } from '../opensign/address';
import { CONTACTS, documentList, LARGEST_PAGE, readPage } from '../opensign/list';
import type { Contact, Recipient } from '../opensign/shapes';
import { newestBefore } from './newest';

/** Signers whose addresses OpenSign can use, and what was changed for that, a sentence each. */
export interface KnownSigners<S> {
	signers: S[];
	warnings: string[];
}

/**
 * The signers with their addresses as OpenSign knows them: it drops a signer whose address it knows in another letter
 * case, and says nothing (measured on version 1).
 *
 * What it knows is read once per run of the node: the contact book, where one request gives it whole, and the signers of
 * the newest documents; what this run sends is added. Where nothing can be read, the answer to the send tells who was
 * dropped.
 */
export async function withKnownSpelling<S extends Pick<Recipient, 'email' | 'role'>>(
	call: Call,
	signers: S[],
): Promise<KnownSigners<S>> {
	const hasAddresses = signers.some(({ email }) => email);
	if (!hasAddresses) return { signers, warnings: [] };
	const known = await call.run.once('known addresses', async () => await readAddresses(call));
	const warnings: string[] = [];
	const spelled = signers.map((signer, k) => {
		const { email, role } = signer;
		if (!email) return signer;
		const spelling = known.get(addressKey(email)) ?? email;
		known.set(addressKey(email), spelling);
		if (spelling === email) return signer;
		warnings.push(
			`${signerLabel(k, role)}: OpenSign knows '${email}' as '${spelling}', so that spelling was used.`,
		);
		return { ...signer, email: spelling };
	});
	return { signers: spelled, warnings };
}

/**
 * The addresses that OpenSign knows, by `addressKey`. It knows everybody who was ever mailed, also those who are not in
 * its contact book; where both have an address, the contact book's spelling counts.
 */
async function readAddresses(call: Call): Promise<Map<string, string>> {
	const documents = await newestBefore(call, documentList('inprogress'));
	const contacts = await readContacts(call);
	const isWhole = contacts.length < LARGEST_PAGE;
	const people = [...documents.flatMap(({ signers }) => signers), ...(isWhole ? contacts : [])];
	const addresses = people.map(({ email }) => email).filter((email) => email !== undefined);
	return new Map(addresses.map((email) => [addressKey(email), email]));
}

async function readContacts({ context, i }: Call): Promise<Contact[]> {
	try {
		return await readPage(context, CONTACTS, { skip: 0, limit: LARGEST_PAGE, itemIndex: i });
	} catch {
		return [];
	}
}
