import type { IDataObject } from 'n8n-workflow';

import type { Content } from '../../core/content';
import { checkedOperation } from '../../core/registry';
import { replacementPdf } from '../../inputs/pdf';
import { sendOptions } from '../../inputs/sendOptions';
import { templateInput } from '../../inputs/template';
import { newTitle, updateFields } from '../../inputs/updateFields';
import { readChange } from '../../opensign/answers/change';
import { requestById } from '../../opensign/byId';
import { getEnvironment } from '../../opensign/request';
import { getTemplate } from '../../opensign/templates';
import { forFile, readPdf } from '../../sending/file';
import { checkLayout } from '../../sending/preflight/places';
import { checkChanges } from '../../sending/preflight/changes';

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

export const update = checkedOperation({
	name: 'Update',
	action: 'Update a template',
	description:
		"Change a template's title, notes, folder, reminders or signing options, or its PDF. Roles and fields stay; so do documents made from it.",
	routes: ['PUT /template/{template_id}'],
	inputs: {
		templateId: templateInput,
		changes: updateFields({ ...sendOptions(OPTIONS), name: newTitle }),
		replacement: replacementPdf,
	},
	async check({ templateId, changes, replacement }, call, problems) {
		const { context, i, run } = call;
		let body: IDataObject = { ...changes };
		let file: Content | undefined;
		if (replacement) {
			const password = typeof body.file_password === 'string' ? body.file_password : '';
			const environment = await getEnvironment(context, i);
			const pdf = await readPdf(context, i, replacement, { environment, password });
			problems.add(pdf.problem);
			problems.explain(pdf.why);
			if (pdf.content) body = forFile(body, pdf);
			file = pdf.content;
			if (templateId !== undefined && pdf.pages !== undefined) {
				const template = await getTemplate(context, i, run, templateId, environment);
				problems.add(...checkLayout(template, pdf.pages));
			}
		}
		if (changes) await checkChanges(body, call, problems, file);
		return templateId === undefined ? undefined : { templateId, body, file };
	},
	async execute({ templateId, body, file }, { context, i }) {
		const { updatedAt } = await requestById(context, i, {
			method: 'PUT',
			thing: 'template',
			id: templateId,
			about: 'changing the template',
			read: readChange,
			body,
			file,
		});
		return { json: { templateId, updated: true, updatedAt } };
	},
});
