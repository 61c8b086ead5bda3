import type { IDataObject } from 'n8n-workflow';

import { checkedOperation } from '../../core/registry';
import { documentInput } from '../../inputs/document';
import { sendOptions } from '../../inputs/sendOptions';
import { newTitle, updateFields } from '../../inputs/updateFields';
import { readChange } from '../../opensign/answers/change';
import { requestById } from '../../opensign/byId';
import { checkChanges } from '../../sending/preflight/changes';

/** What `PUT /document/{id}` takes, besides the title, which is called `name` there. */
const OPTIONS = [
	'allow_modifications',
	'auto_reminder',
	'bcc',
	'cc',
	'description',
	'enableOTP',
	'enableTour',
	'folderId',
	'note',
	'notify_on_signatures',
	'pen_colors',
	'redirect_url',
	'remind_once_in_every',
	'send_in_order_strict',
];

export const update = checkedOperation({
	name: 'Update',
	action: 'Update a document',
	description:
		"Change a document's title, notes, folder, reminders or signing options. The PDF, the signers and their fields stay.",
	routes: ['PUT /document/{document_id}'],
	inputs: {
		documentId: documentInput,
		changes: updateFields({ ...sendOptions(OPTIONS), name: newTitle }),
	},
	async check({ documentId, changes }, call, problems) {
		const body: IDataObject = { ...changes };
		if (changes) await checkChanges(body, call, problems);
		return documentId === undefined ? undefined : { documentId, body };
	},
	async execute({ documentId, body }, { context, i }) {
		const { updatedAt } = await requestById(context, i, {
			method: 'PUT',
			thing: 'document',
			id: documentId,
			about: 'changing the document',
			read: readChange,
			body,
		});
		return { json: { documentId, updated: true, updatedAt } };
	},
});
