/** The second try of a change whose answer was lost: what is done already was wanted, and nothing is done twice. */
import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { useWorld } from '../harness/world';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

interface Case {
	resource: string;
	operation: string;
	/** Makes what is needed; gives the inputs, and the request whose answer is lost. */
	prepare: () => { inputs: IDataObject; route: string };
	output: IDataObject;
}

const byId = (thing: string, id: string, method = 'DELETE') => ({
	inputs: { [`${thing}Id`]: locator(id) },
	route: `${method} /${thing}/${id}`,
});

const CASES: Case[] = [
	{
		resource: 'document',
		operation: 'delete',
		prepare: () => byId('document', live().addDocument({})),
		output: { deleted: true, deletedAt: null },
	},
	{
		resource: 'document',
		operation: 'revoke',
		prepare: () => byId('document', live().addDocument({}), 'POST'),
		output: { revoked: true, revokedAt: null },
	},
	{
		resource: 'template',
		operation: 'delete',
		prepare: () =>
			byId('template', live().addTemplate({ title: 'NDA', file: Buffer.from(''), signers: [] })),
		output: { deleted: true, deletedAt: null },
	},
	{
		resource: 'folder',
		operation: 'delete',
		prepare: () => byId('folder', live().addFolder({ folderName: 'Contracts' }).objectId),
		output: { deleted: true, deletedAt: null },
	},
	{
		resource: 'contact',
		operation: 'create',
		prepare: () => ({
			inputs: { name: 'Anna', email: 'anna@example.com' },
			route: 'POST /createcontact',
		}),
		output: { name: 'Anna', email: 'anna@example.com' },
	},
	{
		resource: 'folder',
		operation: 'create',
		prepare: () => ({ inputs: { folderName: 'Contracts' }, route: 'POST /createfolder' }),
		output: { name: 'Contracts' },
	},
	{
		resource: 'webhook',
		operation: 'delete',
		prepare: () => {
			live().webhookUrl = 'https://example.com/hook';
			return { inputs: {}, route: 'DELETE /webhook' };
		},
		output: { deleted: true },
	},
	{
		resource: 'webhook',
		operation: 'set',
		prepare: () => ({ inputs: { url: 'https://example.com/hook' }, route: 'POST /webhook' }),
		output: { url: 'https://example.com/hook' },
	},
];

const run = async (
	{ resource, operation }: Pick<Case, 'resource' | 'operation'>,
	inputs: IDataObject,
) =>
	await world.engine.runNode(
		{ resource, operation, ...inputs },
		{
			credential: world.credential(),
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		},
	);

test.each(CASES)('$resource $operation', async (one) => {
	const { inputs, route } = one.prepare();
	live().failNext({ route, kind: 'drop-after' });
	const { items, error } = await run(one, inputs);
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json)).toMatchObject([one.output]);
	expect(live().folders.size).toBeLessThan(2);
});

test.each(CASES.filter(({ operation }) => ['delete', 'revoke'].includes(operation)).slice(0, 4))(
	'$resource $operation: what was so before the first try is an error, as ever',
	async (one) => {
		const { inputs } = one.prepare();
		await run(one, inputs);
		const { error } = await run(one, inputs);
		expect(error?.message).toBeDefined();
	},
);

test('what the second try cannot do is no deletion', async () => {
	const { inputs, route } = byId('document', live().addDocument({}));
	live().failNext({ route, kind: 'drop-before' });
	live().failNext({ route, kind: 'status', status: 400, body: { error: 'Not now.' } });
	const { error } = await run({ resource: 'document', operation: 'delete' }, inputs);
	expect(error?.message).toBe('OpenSign refused the request: Not now.');
});

test('nobody is mailed again while it is unknown whether they were', async () => {
	const documentId = live().addDocument({ signers: [{ email: 'anna@example.com' }] });
	live().failNext({ route: 'POST /resendmail', kind: 'drop-after' });
	const { error } = await run(
		{ resource: 'document', operation: 'resendEmail' },
		{ documentId: locator(documentId), email: 'anna@example.com' },
	);
	expect(error?.message).toBe(
		'An earlier try may already have mailed anna@example.com, so no other e-mail was sent.',
	);
	expect(error?.description).toContain(
		'It is unknown whether OpenSign has done these:\nItem 0: Document → Resend Email',
	);
	const mails = world.server.requests.filter(({ path }) => path === '/resendmail');
	expect(mails).toHaveLength(1);
});
