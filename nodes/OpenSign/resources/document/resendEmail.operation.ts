import { email, options } from '../../core/inputs';
import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { sendOptions } from '../../inputs/sendOptions';
import { resend } from '../../opensign/resend';

export const resendEmail = operation({
	name: 'Resend Email',
	action: 'Resend the email of a document',
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
	async execute({ documentId, address, mail }, { context, i }) {
		const email = await resend(context, i, { documentId, address, mail });
		return { json: { documentId, email, resent: true } };
	},
});
