/** By the values that workflows store. */
export { createDraft } from './createDraft.operation';
export { deleteOperation as delete } from './delete.operation';
export { download } from './download.operation';
export { get } from './get.operation';
export { getFormData } from './getFormData.operation';
export { getMany } from './getMany.operation';
export { getSignerIps } from './getSignerIps.operation';
export { getSigningLinks } from './getSigningLinks.operation';
export { preview } from './preview.operation';
export { resendEmail } from './resendEmail.operation';
export { revoke } from './revoke.operation';
export { selfSign } from './selfSign.operation';
export { send } from './send.operation';
export { sendAndWait } from './sendAndWait.operation';
export { sendFromTemplate } from './sendFromTemplate.operation';
export { update } from './update.operation';
