import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationResult } from '../core/registry';
import { apiError } from '../core/errors';
import type { Run } from '../core/run';
import { signerLabel } from './preflight/signers';
import { sameAddress } from '../opensign/address';
import type { CreateAnswer } from '../opensign/shapes';
import { toSigningLinks } from '../opensign/output';
import { requestOnce } from './create';

export interface Send {
	path: string;
	title: string;
	body: IDataObject;
	/** Who was asked to sign, in the order of the body. */
	signers: Array<{ role?: string; email?: string }>;
	includeRawResponse: boolean;
	explain?: (status: number, text: string) => { message: string; description: string } | undefined;
}

/**
 * The request that costs a credit and mails people: once per item, then a look at what came of it.
 *
 * @throws NodeApiError when OpenSign refused, when the outcome is unknown, or when it dropped a signer
 */
export async function send(
	context: IExecuteFunctions,
	i: number,
	run: Run,
	call: Send,
): Promise<OperationResult> {
	const { title, signers } = call;
	const { id, answer } = await requestOnce(context, i, run, call);
	const { signurl } = answer as unknown as CreateAnswer;
	checkNobodyDropped(context, i, id, signurl, title, signers);
	return {
		json: {
			documentId: id,
			title,
			signingLinks: toSigningLinks(signurl),
			...(call.includeRawResponse ? { rawResponse: answer } : {}),
		},
	};
}

/** OpenSign answers 200 and leaves a signer out when it cannot use their address or phone number. */
function checkNobodyDropped(
	context: IExecuteFunctions,
	i: number,
	id: string,
	signurl: CreateAnswer['signurl'],
	title: string,
	signers: Send['signers'],
): void {
	const dropped = signers.flatMap(({ role, email = '' }, k) =>
		signurl?.some((link) => sameAddress(link.email, email))
			? []
			: [`${signerLabel(k, role)}, ${email}`],
	);
	if (dropped.length === 0) return;
	throw apiError(
		context.getNode(),
		i,
		`OpenSign created the document '${title}' (${id}) but left out ${dropped.join('; ')}.`,
		`The document ${id} is out and waits for the others only. OpenSign does this silently when an address differs from one in its contact book by letter case, or when a phone number is not accepted. Revoke the document, correct the signer, and send again.`,
	);
}
