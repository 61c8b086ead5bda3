import type { IDataObject } from 'n8n-workflow';

import { locator, operationsOf, withSigner } from '../../builders';
import type { World } from '../../harness/world';
import { SAMPLE_PDF } from '../../../dev/opensign-server';

export interface SentDocument {
	documentId: string;
	/** By e-mail address. */
	signingLinks: Record<string, string>;
}

/** Sends Anna, or whoever `email` is, a document. */
export async function sendSample(
	world: World,
	{
		title = 'Rental agreement',
		email = 'anna@example.com',
		folderId = '',
	}: { title?: string; email?: string; folderId?: string } = {},
): Promise<SentDocument> {
	const { items } = await world.engine.runNode(
		{
			...withSigner({ email }),
			title,
			additionalOptions: folderId ? { document: { folderId } } : {},
		},
		{
			credential: world.credential(),
			items: [await world.engine.binaryItem(SAMPLE_PDF)],
		},
	);
	return items[0].json as never;
}

/** Signs on the page that the link leads to. */
export const sign = async (link: string) => await fetch(`${link}/sign`, { method: 'POST' });

/** The operations on a document that was sent: what came out, or what the error said. */
export function operationsOnDocument(world: World) {
	const { output, message } = operationsOf(world, 'document');
	const on = (documentId: string, inputs: IDataObject) => ({
		documentId: locator(documentId),
		...inputs,
	});
	return {
		output: async (operation: string, documentId: string, inputs: IDataObject = {}) =>
			await output(operation, on(documentId, inputs)),
		message: async (operation: string, documentId: string, inputs: IDataObject = {}) =>
			await message(operation, on(documentId, inputs)),
	};
}

export const MISSING = "There is no document with the ID 'unknown'.";
