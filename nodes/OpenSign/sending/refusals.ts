/** What is known to make OpenSign refuse a create without a reason. */
import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../core/errors';
import { isRecord } from '../core/inputs';
import type { Call } from '../core/registry';
import { sameAddress } from '../opensign/address';
import { MEGABYTE } from '../opensign/environment';
import { hasNoReason } from '../opensign/explain';
import { CONTACTS, readList } from '../opensign/list';
import { getEnvironment, hasStatus } from '../opensign/request';

/** The largest PDF, in MB, that every self-hosted server takes (measured: 22.4). */
const SELF_HOSTED_MB = 22;

/**
 * What of a request's body is known to be refused so, where OpenSign gave no reason.
 *
 * @param fileBytes of the PDF that went with it; 0 for none
 * @returns the error that names it; nothing where OpenSign gave a reason, or where nothing of it is known
 */
export async function explainRefusal(
	call: Call,
	body: IDataObject,
	fileBytes: number,
	failure: Error,
): Promise<Error | undefined> {
	if (!hasStatus(failure, 400) || !hasNoReason(failure)) return undefined;
	const { context, i } = call;
	const spelling = await checkCase(call, body);
	const causes = [checkTitle(body), await checkSize(call, fileBytes), ...spelling];
	const known = causes.filter((cause) => cause !== undefined);
	if (known.length === 0) return undefined;
	const message = `OpenSign refused the request without saying why. ${known.join(' ')}`;
	return apiError(context.getNode(), i, message, failure.description ?? '', 400);
}

function checkTitle({ title }: IDataObject): string | undefined {
	if (typeof title !== 'string' || title === '' || /[a-z0-9]/i.test(title)) return undefined;
	return `Title: '${title}' has no Latin letter or digit, and OpenSign makes a file name of those. Add one, such as a number.`;
}

async function checkSize({ context, i }: Call, bytes: number): Promise<string | undefined> {
	const { name } = await getEnvironment(context, i);
	const megabytes = bytes / MEGABYTE;
	if (name !== 'selfHosted' || megabytes <= SELF_HOSTED_MB) return undefined;
	return `PDF: it has ${megabytes.toFixed(1)} MB, and there are self-hosted servers that take no more than ${SELF_HOSTED_MB} MB. Make it smaller.`;
}

/** Addresses that the contact book has in another letter case. */
async function checkCase(
	{ context, i }: Call,
	{ signers, signer }: IDataObject,
): Promise<string[]> {
	const people = [signers, signer].flat().filter(isRecord);
	const addresses = people.map(({ email }) => (typeof email === 'string' ? email : ''));
	const isSpelledOtherwise = (known: string | undefined, address: string) =>
		sameAddress(known, address) && known !== address;
	try {
		const contacts = await readList(context, i, {
			...CONTACTS,
			limit: addresses.length,
			matches: ({ email }) => addresses.some((address) => isSpelledOtherwise(email, address)),
		});
		return contacts.map(
			({ email }) =>
				`Signers: the contact book has the address '${email}' in this letter case. Enter it so.`,
		);
	} catch {
		// OpenSign's first answer is what counts.
		return [];
	}
}
