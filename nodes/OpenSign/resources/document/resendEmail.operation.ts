import type { IDataObject } from 'n8n-workflow';

import { email, options } from '../../core/inputs';
import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { sendOptions } from '../../inputs/sendOptions';
import { request } from '../../opensign/request';

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
		await request<IDataObject>(context, {
			method: 'POST',
			path: '/resendmail',
			body: { document_id: documentId, email: address, ...mail },
			itemIndex: i,
			explain: (status, text) =>
				status === 404 ? explainMissing(text, documentId, address) : undefined,
		});
		return { json: { documentId, email: address, resent: true } };
	},
});

function explainMissing(text: string, documentId: string, address: string) {
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
