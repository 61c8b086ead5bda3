import type { Resource } from '../../core/registry';
import { createDraft } from './createDraft.operation';
import { deleteOperation } from './delete.operation';
import { download } from './download.operation';
import { get } from './get.operation';
import { getFormData } from './getFormData.operation';
import { getMany } from './getMany.operation';
import { getSignerIps } from './getSignerIps.operation';
import { getSigningLinks } from './getSigningLinks.operation';
import { resendEmail } from './resendEmail.operation';
import { revoke } from './revoke.operation';
import { selfSign } from './selfSign.operation';
import { send } from './send.operation';
import { sendFromTemplate } from './sendFromTemplate.operation';
import { update } from './update.operation';

export const document: Resource = {
	name: 'Document',
	operations: {
		send,
		sendFromTemplate,
		createDraft,
		selfSign,
		get,
		getMany,
		download,
		getSigningLinks,
		getFormData,
		getSignerIps,
		resendEmail,
		update,
		revoke,
		delete: deleteOperation,
	},
};
