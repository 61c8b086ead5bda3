import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../builders';
import { makeFolder, useWorld } from '../../harness/world';
import { everyUpdate } from '../updates';
import { pdf } from '../uploads';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const add = () =>
	environment().addTemplate({ title: 'Old', file: Buffer.from('%PDF-1.4'), signers: [] });
const update = async (id: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'template', operation: 'update', templateId: locator(id), ...changes },
		{ credential: world.credential(), items: [await world.engine.binaryItem(pdf)] },
	);

test('every field under its name in the API, and another PDF', async () => {
	const id = add();
	const { given, sent } = everyUpdate(await makeFolder(world));
	const { items } = await update(id, {
		updateFields: { ...given, filePassword: 'p' },
		replacePdf: true,
	});
	expect(items[0].json).toMatchObject({ templateId: id, updated: true });
	expect(world.server.requests[world.server.requests.length - 1].body).toEqual({
		...sent,
		file: pdf.toString('base64'),
		file_password: 'p',
	});
	expect(environment().templates.get(id)?.title).toBe('New');
});

test('nothing to change', async () => {
	const { error } = await update(add());
	expect(error?.message).toBe(
		'Update Fields: nothing was added, or what was added is empty, so there is nothing to change. Add at least one field, and enter a value.',
	);
});

test('no such template', async () => {
	const { error } = await update('unknown', { updateFields: { title: 'x' } });
	expect(error?.message).toBe("There is no template with the ID 'unknown'.");
});
