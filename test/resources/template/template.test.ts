import type { IDataObject } from 'n8n-workflow';

import { BAD_GATEWAY } from '../../builders';
import { place, signature, useWorld } from '../../harness/world';
import type { Widget } from '../../../dev/opensign-server';

const world = useWorld();
const run = async (operation: string, changes: IDataObject = {}) =>
	await world.engine.runNode(
		{ resource: 'template', operation, ...changes },
		{ credential: world.credential() },
	);
const byId = (value: string) => ({ templateId: { __rl: true, mode: 'id', value } }) as IDataObject;
const add = (title: string) =>
	world.server.environment('selfHosted').addTemplate({
		title,
		file: Buffer.from('%PDF-1.7'),
		signers: [
			{
				role: 'Employee',
				widgets: [
					signature as Widget,
					{ type: 'textbox', ...place, options: { name: 'department' } },
				],
			},
		],
		prefill: [{ type: 'textbox', ...place, options: { name: 'company' } }],
	});
const MISSING = /^There is no template with the ID 'unknown'/;

test('Get', async () => {
	const templateId = add('NDA');
	expect((await run('get', byId(templateId))).items[0].json).toMatchObject({
		templateId,
		title: 'NDA',
		roles: [
			{
				role: 'Employee',
				name: null,
				email: null,
				fields: [{ name: 'department', type: 'textbox' }],
			},
		],
		prefill: [{ name: 'company', type: 'textbox' }],
	});
	expect((await run('get', { ...byId(templateId), simplify: false })).items[0].json).toMatchObject({
		objectId: templateId,
		owner: 'Olivia Owner',
	});
	const some = { simplify: 'selected', fields: ['prefill', 'title'] };
	const { items } = await run('get', { ...byId(templateId), ...some });
	expect(items[0].json).toEqual({
		prefill: [{ name: 'company', type: 'textbox' }],
		title: 'NDA',
	});
	expect((await run('get', byId('unknown'))).error?.message).toMatch(MISSING);
});

test('Get Many', async () => {
	for (const title of ['NDA 1', 'Offer', 'NDA 2']) add(title);
	expect((await run('getMany')).items.map(({ json }) => json.title)).toEqual([
		'NDA 2',
		'Offer',
		'NDA 1',
	]);
	expect((await run('getMany', { limit: 1 })).items).toHaveLength(1);
	expect(
		(await run('getMany', { returnAll: true, filters: { title: 'nda' } })).items.map(
			({ json }) => json.title,
		),
	).toEqual(['NDA 2', 'NDA 1']);
	expect((await run('getMany', { simplify: false })).items[0].json).toHaveProperty('objectId');
	world.server.environment('selfHosted').failNext(BAD_GATEWAY.fault);
	expect((await run('getMany')).error?.message).toBe(BAD_GATEWAY.message);
});

test('Delete', async () => {
	const templateId = add('NDA');
	expect((await run('delete', byId(templateId))).items[0].json).toMatchObject({
		templateId,
		deleted: true,
	});
	expect((await run('delete', byId('unknown'))).error?.message).toMatch(MISSING);
});
