import { email, field, options, text } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { lookUpSeconds } from '../../inputs/additionalOptions';
import { sendOptions } from '../../inputs/sendOptions';
import { filesOf, thanksPage, waitLimit, waitNotice } from '../../inputs/waiting';
import { getEnvironment } from '../../opensign/request';
import { checkWait, sendAwaited } from '../../waiting/sendAwaited';
import { toSignOff } from '../../waiting/signOff';

/**
 * n8n puts an input of its own of this name in the place of this one in the variant for human review. Read as it comes:
 * n8n writes the tool's input as `[object Object]` there.
 */
const message = field(
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Approve the order of 12 chairs for 2,400 euros.',
		description: 'What the person is to approve, as it stands on the sheet that they sign',
	},
	(value) => value,
);

const OPTIONS = [
	'timeToCompleteDays',
	'auto_reminder',
	'enableOTP',
	'note',
	'email_subject',
	'email_body',
	'sender_name',
	'sender_email',
	'send_email',
];

export const sendAndWait = checkedOperation({
	name: 'Ask for Sign-Off and Wait',
	action: 'Ask a person to sign off on a message and wait',
	description:
		'Put a message on a sheet, mail it to a person for signature, and let the workflow sleep until it is signed or declined. Sends a real e-mail and costs one OpenSign credit.',
	routes: ['POST /createdocument', 'GET /document/{document_id}'],
	hasOwnToolDescription: false,
	inputs: {
		notice: waitNotice,
		message,
		title: text('signOffTitle', {
			displayName: 'Title',
			default: 'Sign-off',
			required: true,
			description: 'Title of the sheet, which the person sees in the e-mail',
		}),
		name: text('signOffName', {
			displayName: 'Name',
			required: true,
			placeholder: 'e.g. Anna Example',
			description: 'Who is to sign off',
		}),
		email: email('signOffEmail', {
			displayName: 'Email',
			required: true,
			placeholder: 'e.g. anna@example.com',
			description: 'Where the request to sign goes',
		}),
		limit: waitLimit,
		thanks: thanksPage,
		files: filesOf('none'),
		options: options(
			'additionalOptions',
			{ displayName: 'Additional Options' },
			{ ...sendOptions(OPTIONS), lookUpSeconds },
		),
	},
	async check({ limit, thanks, files, ...entered }, call, problems) {
		const environment = await getEnvironment(call.context, call.i);
		problems.add(...environment.problems);
		const document = await toSignOff(entered, call, problems);
		return checkWait(document, { limit, thanks, files, approves: true }, call, problems);
	},
	execute: async (awaited, call) => await sendAwaited(call, awaited),
});
