import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { email, options } from '../../core/inputs';
import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { sendOptions } from '../../inputs/sendOptions';
import { resend } from '../../opensign/resend';

export const resendEmail = operation({
	name: 'Resend Email',
	action: 'Remind a signer',
	description:
		'Mail one signer of a document in progress the signing link again. Sends a real e-mail; costs no credit.',
	routes: ['POST /resendmail'],
	inputs: {
		documentId: documentInput,
		address: email('email', {
			displayName: 'Signer Email',
			required: true,
			placeholder: 'name@email.com',
			description: 'Address of the signer to mail, as in the document',
		}),
		mail: options(
			'additionalOptions',
			{ displayName: 'Additional Options' },
			sendOptions(['email_body', 'email_subject']),
		),
	},
	async execute({ documentId, address, mail }, { context, i, triedAt }) {
		if (triedAt !== undefined) throw maybeMailed(context, i, address);
		const email = await resend(context, i, { documentId, address, mail });
		return { json: { documentId, email, resent: true } };
	},
});

/** Nothing tells whether OpenSign has mailed somebody. */
function maybeMailed(context: IExecuteFunctions, itemIndex: number, address: string) {
	return new NodeOperationError(
		context.getNode(),
		`An earlier try may already have mailed ${address}, so no other e-mail was sent.`,
		{
			itemIndex,
			description:
				'The answer to that try did not come. If the e-mail has not arrived, start a new execution for this item.',
		},
	);
}
