import type { IDataObject } from 'n8n-workflow';

import { Problems } from '../../core/errors';
import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { optionFields, toApiFields } from '../../inputs/documentOptions';
import { newTitle, NOTHING_TO_CHANGE, updateFields } from '../../inputs/updateFields';
import { checkOptions } from '../../sending/preflight/options';
import { changeDocument } from '../../opensign/documents';
import { checkFolder } from '../../opensign/folders';

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

export const update: Operation = {
	name: 'Update',
	action: 'Update a document',
	description:
		"Change a document's title, notes, folder, reminders or signing options. The PDF, the signers and their fields stay.",
	routes: ['PUT /document/{document_id}'],
	fields: [documentField, updateFields([...optionFields(OPTIONS), newTitle])],
	async execute(i, run) {
		const documentId = readDocumentId(this, i);
		const { title, ...given } = this.getNodeParameter('updateFields', i) as IDataObject;
		const body = {
			...toApiFields(OPTIONS, given),
			...(title === undefined ? {} : { name: title }),
		};
		const problems = new Problems();
		problems.add(
			Object.keys(body).length === 0 && NOTHING_TO_CHANGE,
			title === '' && 'Title: it cannot be empty.',
			...checkOptions(body),
			await checkFolder(this, i, run, body),
		);
		problems.throwIfAny(this.getNode(), i);
		const { updatedAt } = await changeDocument(this, i, 'updated', {
			method: 'PUT',
			id: documentId,
			body,
		});
		return { json: { documentId, updated: true, updatedAt } };
	},
};
