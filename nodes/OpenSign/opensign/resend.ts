import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { sameAddress } from './address';
import { record } from './answers/read';
import { explainByStatus, getDocument } from './documents';
import type { Explanation } from './explain';
import { hasStatus, request } from './request';

/** A signer to be mailed once more. */
interface Mail {
	documentId: string;
	address: string;
	/** What is in it, by the API's names. */
	mail: IDataObject;
}

/**
 * Mails a signer the signing link again. OpenSign knows its signers in one letter case only: where it does not know the
 * address, the document's own spelling of it is used.
 *
 * @returns the address that was mailed
 * @throws NodeApiError that says why nobody was
 */
export async function resend(context: IExecuteFunctions, i: number, wanted: Mail): Promise<string> {
	const { documentId, address } = wanted;
	try {
		return await resendTo(context, i, wanted);
	} catch (error) {
		const failure = error as Error;
		const spelled = hasStatus(failure, 404)
			? await findSpelling(context, i, documentId, address)
			: undefined;
		if (spelled !== undefined) return await resendTo(context, i, { ...wanted, address: spelled });
		throw (await explainByStatus(context, i, documentId, failure, 'mailed again')) ?? failure;
	}
}

async function resendTo(
	context: IExecuteFunctions,
	i: number,
	{ documentId, address, mail }: Mail,
): Promise<string> {
	await request(context, {
		method: 'POST',
		path: '/resendmail',
		body: { document_id: documentId, email: address, ...mail },
		about: `mailing ${address} the document ${documentId} again`,
		read: (answer) => record(answer),
		itemIndex: i,
		explain: (status, text) =>
			status === 404 ? explainMissing(text, documentId, address) : undefined,
	});
	return address;
}

/** The signer's address as the document has it, where it differs; nothing where nobody has it. */
async function findSpelling(
	context: IExecuteFunctions,
	i: number,
	documentId: string,
	address: string,
): Promise<string | undefined> {
	try {
		const { signers } = await getDocument(context, i, documentId);
		const found = signers.find(({ email }) => sameAddress(email, address))?.email;
		return found === address ? undefined : found;
	} catch {
		// The first answer says more.
		return undefined;
	}
}

function explainMissing(
	text: string,
	documentId: string,
	address: string,
): Explanation | undefined {
	if (/user not found/i.test(text)) {
		return {
			message: `'${address}' is not a signer of the document ${documentId}, so no e-mail was sent.`,
			description: 'Document → Get shows the addresses of its signers.',
		};
	}
	if (/document not found/i.test(text)) {
		return {
			message: `There is no document in progress with the ID '${documentId}', so no e-mail was sent.`,
			description: 'It may be finished, deleted, or belong to another environment.',
		};
	}
	return undefined;
}
