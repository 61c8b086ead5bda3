import type { IDataObject } from 'n8n-workflow';

import { Problems } from '../../core/errors';
import type { Operation } from '../../core/registry';
import { optionFields, toApiFields } from '../../inputs/documentOptions';
import { optionalPdfFields } from '../../inputs/pdf';
import { readTemplateId, templateField } from '../../inputs/template';
import { newTitle, NOTHING_TO_CHANGE, updateFields } from '../../inputs/updateFields';
import { checkOptions } from '../../sending/preflight/options';
import { readPdf } from '../../sending/readPdf';
import { getEnvironment } from '../../opensign/request';
import { requestById } from '../../opensign/byId';
import { checkFolder } from '../../opensign/folders';

/** What `PUT /template/{id}` takes, besides the title, which is called `name` there, and the file. */
const OPTIONS = [
	'allow_modifications',
	'auto_reminder',
	'bcc',
	'cc',
	'description',
	'enableOTP',
	'enableTour',
	'file_password',
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
	action: 'Update a template',
	description:
		"Change a template's title, notes, folder, reminders or signing options, or its PDF. Roles and fields stay; so do documents made from it.",
	routes: ['PUT /template/{template_id}'],
	fields: [templateField, updateFields([...optionFields(OPTIONS), newTitle]), ...optionalPdfFields],
	async execute(i, run) {
		const templateId = readTemplateId(this, i);
		const { title, ...given } = this.getNodeParameter('updateFields', i) as IDataObject;
		const body: IDataObject = {
			...toApiFields(OPTIONS, given),
			...(title === undefined ? {} : { name: title }),
		};
		const replacePdf = this.getNodeParameter('replacePdf', i) as boolean;
		const problems = new Problems();
		problems.add(
			!replacePdf && Object.keys(body).length === 0 && NOTHING_TO_CHANGE,
			title === '' && 'Title: it cannot be empty.',
			...checkOptions(body),
		);
		const pdf = replacePdf
			? await readPdf(
					this,
					i,
					await getEnvironment(this, i),
					undefined,
					body.file_password as string | undefined,
				)
			: undefined;
		problems.add(pdf?.problem, await checkFolder(this, i, run, body));
		problems.throwIfAny(this.getNode(), i);
		const { updatedAt } = await requestById(this, i, {
			thing: 'template',
			id: templateId,
			method: 'PUT',
			body: { ...body, ...(pdf ? { file: pdf.base64 } : {}) },
		});
		return { json: { templateId, updated: true, updatedAt } };
	},
};
