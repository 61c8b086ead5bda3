import type { IDataObject } from 'n8n-workflow';

import { makeFolder, sendParameters, signature, type World } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

export const pdf = SAMPLE_PDF;

/** What goes out of Send's form with nothing but what it needs. */
export const minimal = { title: 'Rental agreement', file: pdf.toString('base64') };
export const tenant = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [signature],
};

/** Every group and option that there is for uploads; the folder is the item's. */
const EVERYTHING = {
	copies: { cc: 'boss@example.com', bcc: 'a@example.com' },
	deadline: { autoReminder: true, remindOnceInEvery: 3, timeToCompleteDays: 30 },
	document: { description: 'D', folderId: '={{ $json.folderId }}', note: 'N', filePassword: 'p' },
	email: {
		emailBody: '[[signing_url]]',
		emailSubject: 'S',
		notifyOnSignatures: true,
		senderEmail: 'us@example.com',
		sendEmail: false,
		senderName: 'Us',
	},
	signing: {
		allowModifications: true,
		allowOfflineSign: true,
		mergeCertificate: true,
		enableOtp: true,
		sendInOrderStrict: true,
		sendInOrder: true,
		penColors: ['blue'],
		redirectUrl: 'https://example.com',
		enableTour: true,
	},
	includeRawResponse: true,
};

/** Every option but these, which the operation has not. */
export function everyOptionBut(...options: string[]) {
	const kept = JSON.stringify(EVERYTHING, (key, value: unknown) =>
		options.includes(key) ? undefined : value,
	);
	return JSON.parse(kept) as typeof EVERYTHING;
}

/** An operation that uploads, by Send's form, for an item with a PDF and the ID of a folder. */
export function useUpload(world: World, resource: string) {
	let folderId = '';
	beforeEach(async () => {
		folderId = await makeFolder(world);
	});
	const run = async (operation: string, changes: IDataObject = {}) =>
		await world.engine.runNode(sendParameters({ resource, operation, ...changes }), {
			credential: world.credential(),
			items: [await world.engine.binaryItem(pdf, { json: { folderId } })],
		});
	return {
		folderId: () => folderId,
		run,
		/** What came out, where nothing may go wrong. */
		output: async (operation: string, changes: IDataObject = {}) => {
			const { items, error } = await run(operation, changes);
			expect(error?.message).toBeUndefined();
			return items[0].json;
		},
		message: async (operation: string, changes: IDataObject = {}) =>
			(await run(operation, changes)).error?.message,
		/** What was sent last. */
		body: () => world.server.requests[world.server.requests.length - 1].body as IDataObject,
	};
}
