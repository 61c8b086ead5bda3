import type { IDataObject } from 'n8n-workflow';

import { makeFolder, useWorld } from '../../harness/world';
import { everyUpdate } from '../updates';
import { MISSING, operationsOnDocument, sendSample } from './sentDocument';

const world = useWorld();
const { output, message } = operationsOnDocument(world);

test('every field under its name in the API', async () => {
	const { documentId } = await sendSample(world);
	const { given, sent } = everyUpdate(await makeFolder(world));
	expect(await output('update', documentId, { updateFields: given })).toMatchObject({
		documentId,
		updated: true,
		updatedAt: expect.any(String) as string,
	});
	expect(world.server.requests[world.server.requests.length - 1].body).toEqual(sent);
	expect(world.server.environment('selfHosted').documents.get(documentId)?.title).toBe('New');
});

const REFUSED: Record<string, { given: IDataObject; says: string }> = {
	'nothing to change': {
		given: {},
		says: 'Update Fields: nothing was added, or what was added is empty, so there is nothing to change. Add at least one field, and enter a value.',
	},
	'a title that is empty': {
		given: { updateFields: { title: '={{ "" }}' } },
		says: 'Title: it cannot be empty.',
	},
	'no address': {
		given: { updateFields: { cc: 'boss' } },
		says: "CC: 'boss' is not an e-mail address.",
	},
};

test.each(Object.entries(REFUSED))(
	'refused before any request: %s',
	async (_what, { given, says }) => {
		const { documentId } = await sendSample(world);
		const before = world.server.requests.length;
		expect(await message('update', documentId, given)).toBe(says);
		expect(world.server.requests).toHaveLength(before);
	},
);

test('errors: no such folder, no such document', async () => {
	const { documentId } = await sendSample(world);
	const intoNowhere = { updateFields: { folderId: 'nosuchfolder' } };
	expect(await message('update', documentId, intoNowhere)).toBe(
		"There is no folder with the ID 'nosuchfolder'.",
	);
	const renamed = { updateFields: { title: 'x' } };
	expect(await message('update', 'unknown', renamed)).toBe(MISSING);
});
