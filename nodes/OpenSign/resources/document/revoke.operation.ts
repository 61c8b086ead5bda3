import { text } from '../../core/inputs';
import { operation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { revokeDocument } from '../../opensign/documents';

export const revoke = operation({
	name: 'Revoke',
	action: 'Revoke a document',
	description:
		'Withdraw a document that is out for signature: nobody can sign it any more, and its status becomes declined. Cannot be undone; the credit is not given back.',
	routes: ['POST /document/{document_id}'],
	inputs: {
		documentId: documentInput,
		reason: text('reason', {
			displayName: 'Reason',
			placeholder: 'e.g. Replaced by a corrected version',
			description: 'Why the document is withdrawn. May be left empty.',
		}),
	},
	async execute({ documentId, reason }, { context, i, triedAt }) {
		const wasTried = triedAt !== undefined;
		const { revokedAt } = await revokeDocument(context, i, documentId, { reason, wasTried });
		return { json: { documentId, revoked: true, revokedAt } };
	},
});
