import { selfSignOptions, sendOptions, updateOptions, upload } from './options';
import { closed, flag, text } from './parts';
import { roleSigners, selfSigner, signers } from './signers';
import { prefill, prefillValues } from './widgets';

export const createDocumentBody = closed({ ...sendOptions, ...upload, signers, prefill }, [
	'file',
	'title',
	'signers',
]);

export const createFromTemplateBody = closed(
	{ ...sendOptions, file: text, title: text, signers: roleSigners, prefill: prefillValues },
	['signers'],
);

export const draftDocumentBody = closed(
	{ ...sendOptions, ...upload, signers, prefill, hide_signer_signing_links: flag },
	['file', 'title'],
);

export const selfSignBody = closed({ ...selfSignOptions, ...upload, signer: selfSigner }, [
	'file',
	'title',
]);

export const documentUpdateBody = closed(updateOptions);

/** n8n's HTTP layer drops an empty object, so that a revoke without a reason comes without a body. */
export const revokeBody = { anyOf: [{ type: 'null' }, closed({ reason: text })] };

export const resendMailBody = closed(
	{ document_id: text, email: text, email_subject: text, email_body: text },
	['document_id', 'email'],
);
