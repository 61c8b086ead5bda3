import type { IDataObject } from 'n8n-workflow';

import { field, locator } from '../../builders';
import { makeFolder, place, useWorld } from '../../harness/world';
import { useSend } from './sending';

const world = useWorld();
const { send, sentBody } = useSend(world);

/** By group: what is entered, and what arrives of it. */
type Options = Record<string, { given: IDataObject; sent: IDataObject }>;

const EVERY_OPTION = (folderId: string): Options => ({
	copies: {
		given: { cc: 'boss@example.com; legal@example.com', bcc: ['archive@example.com'] },
		sent: { cc: ['boss@example.com', 'legal@example.com'], bcc: ['archive@example.com'] },
	},
	deadline: {
		given: { autoReminder: true, remindOnceInEvery: 3, timeToCompleteDays: 30 },
		sent: { auto_reminder: true, remind_once_in_every: 3, timeToCompleteDays: 30 },
	},
	document: {
		given: {
			description: 'For the files',
			folderId: locator(folderId, 'list'),
			note: 'Please sign',
			filePassword: 'secret',
		},
		sent: {
			description: 'For the files',
			folderId,
			note: 'Please sign',
			file_password: 'secret',
		},
	},
	email: {
		given: {
			emailBody: '<p>{{signing_url}}</p>',
			emailSubject: 'Sign {{document_title}}',
			notifyOnSignatures: true,
			senderEmail: 'us@example.com',
			sendEmail: false,
			senderName: 'Us',
		},
		sent: {
			email_body: '<p>{{signing_url}}</p>',
			email_subject: 'Sign {{document_title}}',
			notify_on_signatures: true,
			sender_email: 'us@example.com',
			send_email: false,
			sender_name: 'Us',
		},
	},
	signing: {
		given: {
			allowModifications: true,
			allowOfflineSign: true,
			mergeCertificate: true,
			enableOtp: true,
			sendInOrderStrict: true,
			sendInOrder: true,
			penColors: ['blue'],
			redirectUrl: 'https://example.com/thanks',
			enableTour: false,
		},
		sent: {
			allow_modifications: true,
			allow_offline_sign: true,
			merge_certificate: true,
			enableOTP: true,
			send_in_order_strict: true,
			sendInOrder: true,
			pen_colors: ['blue'],
			redirect_url: 'https://example.com/thanks',
			enableTour: false,
		},
	},
	prefill: {
		given: {
			widget: [
				field('checkbox', {
					...place,
					y: 20,
					name: 'extras',
					response: 'sauna',
					values: 'sauna, pool',
				}),
				field('textbox', { ...place, y: 80, response: 'No. 7', color: 'blue', fontsize: 10 }),
			],
		},
		sent: {
			prefill: {
				widgets: [
					{
						type: 'checkbox',
						...place,
						y: 20,
						options: {
							name: 'extras',
							values: ['sauna', 'pool'],
							response: ['sauna'],
							color: 'black',
							fontsize: 12,
						},
					},
					{
						type: 'textbox',
						...place,
						y: 80,
						options: { name: 'textbox', response: 'No. 7', color: 'blue', fontsize: 10 },
					},
				],
			},
		},
	},
});

test('every option arrives under its name in the API', async () => {
	const groups = Object.entries(EVERY_OPTION(await makeFolder(world)));
	const given = Object.fromEntries(groups.map(([group, option]) => [group, option.given]));
	const { error } = await send({ additionalOptions: given });
	expect(error).toBeUndefined();

	const { file: _file, signers: _signers, title: _title, ...options } = sentBody();
	const sent: IDataObject = {};
	for (const [, option] of groups) Object.assign(sent, option.sent);
	expect(options).toEqual(sent);
});

test("OpenSign's variables in an expression: double brackets become its braces", async () => {
	const emailBody = '=Dear {{ "Anna" }}, <a href="[[ signing_url ]]">sign {{ 1 + 1 }} pages</a>';
	const { error } = await send({
		additionalOptions: { email: { emailBody, emailSubject: '={{ "Sign" }} [[document_title]]' } },
	});
	expect(error).toBeUndefined();
	expect(sentBody()).toMatchObject({
		email_body: 'Dear Anna, <a href="{{signing_url}}">sign 2 pages</a>',
		email_subject: 'Sign {{document_title}}',
	});
});

test('a deadline by date: whole days, whatever the time of the day', async () => {
	const completeBy = '={{ $now.plus({ days: 10 }).startOf("day") }}';
	const { error, items } = await send({ additionalOptions: { deadline: { completeBy } } });
	expect(error).toBeUndefined();
	expect(sentBody().timeToCompleteDays).toBe(10);
	const days = (Date.parse(String(items[0].json.expiresAt)) - Date.now()) / 86_400_000;
	expect(Math.round(days)).toBe(10);
});
