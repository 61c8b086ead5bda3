import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { optionFields, toApiFields } from '../../inputs/documentOptions';
import { isEmail } from '../../core/email';
import { request } from '../../opensign/request';

const OPTIONS = ['email_body', 'email_subject'];

export const resendEmail: Operation = {
	name: 'Resend Email',
	action: 'Resend the email of a document',
	description:
		'Mail one signer of a document in progress the signing link again. Sends a real e-mail; costs no credit.',
	routes: ['POST /resendmail'],
	fields: [
		documentField,
		{
			displayName: 'Signer Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Address of the signer to mail, as in the document',
		},
		{
			displayName: 'Additional Options',
			name: 'additionalOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: optionFields(OPTIONS),
		},
	],
	async execute(i) {
		const documentId = readDocumentId(this, i);
		const email = (this.getNodeParameter('email', i) as string).trim();
		if (!isEmail(email))
			throw new NodeOperationError(
				this.getNode(),
				`Signer Email: '${email}' is not an e-mail address.`,
				{ itemIndex: i },
			);
		await request<IDataObject>(this, {
			method: 'POST',
			path: '/resendmail',
			body: {
				document_id: documentId,
				email,
				...toApiFields(OPTIONS, this.getNodeParameter('additionalOptions', i) as IDataObject),
			},
			itemIndex: i,
			explain: (status, text) =>
				status === 404 && /user not found/i.test(text)
					? {
							message: `'${email}' is not a signer of the document ${documentId}, so no e-mail was sent.`,
							description: 'Document → Get shows the addresses of its signers.',
						}
					: status === 404 && /document not found/i.test(text)
						? {
								message: `There is no document in progress with the ID '${documentId}', so no e-mail was sent.`,
								description: 'It may be finished, deleted, or belong to another environment.',
							}
						: undefined,
		});
		return { json: { documentId, email, resent: true } };
	},
};
