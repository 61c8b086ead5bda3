import { readText } from '../../harness/pdf';
import { SIGNATURE, useStandIn } from './standIn';

const standIn = useStandIn();

test('a document that nobody signs in time has expired', async () => {
	const { body } = await standIn.create({ timeToCompleteDays: 1 });
	standIn.server.environment('selfHosted').documents.get(body.objectId)!.createdAt = new Date(
		Date.now() - 2 * 86_400_000,
	);
	expect((await standIn.read(body.objectId)).status).toBe('expired');
});

test('lists: the specification’s entries, last changed first; a revoked document reads declined', async () => {
	const updatedAt = new Date('2025-01-02T03:04:05.678Z');
	const old = standIn.environment().addDocument({
		title: 'Old',
		options: {
			note: 'N',
			folderId: 'f',
			allow_modifications: true,
			auto_reminder: true,
			remind_once_in_every: 3,
		},
		updatedAt,
	});
	const revoked = standIn.environment().addDocument({ title: 'Revoked' });
	standIn.environment().addDocument({ title: 'New' });
	const list = async (type: string) =>
		(
			(await (await standIn.call(`/documentlist/${type}`)).json()) as {
				result: Array<{ title: string }>;
			}
		).result;
	expect((await list('inprogress')).map(({ title }) => title)).toEqual(['New', 'Revoked', 'Old']);
	standIn.environment().revoke(revoked);
	expect((await list('declined')).map(({ title }) => title)).toEqual(['Revoked']);
	expect((await list('inprogress'))[1]).toEqual({
		...{
			objectId: old,
			title: 'Old',
			note: 'N',
			folder: { objectId: 'f', name: expect.any(String) as string },
			owner: 'Olivia Owner',
		},
		signers: [{ role: 'Tenant', name: 'Anna Example', email: 'anna@example.com' }],
		...{
			sendInOrder: true,
			send_in_order_strict: false,
			allow_offline_sign: false,
			enableTour: false,
			redirect_url: '',
			allow_modifications: true,
			auto_reminder: true,
			remind_once_in_every: 3,
		},
		...{ createdAt: updatedAt.toISOString(), updatedAt: updatedAt.toISOString() },
	});
});

test('ten thousand documents are made in no time, and can be signed all the same', async () => {
	const begun = Date.now();
	const ids = Array.from({ length: 10_000 }, (_, k) =>
		standIn.environment().addDocument({
			title: `Offer ${k}`,
			signers: [{ email: `signer${k}@example.com`, widgets: SIGNATURE }],
		}),
	);
	expect(Date.now() - begun).toBeLessThan(3000);
	await standIn.environment().signAs(ids[9_999], 'signer9999@example.com');
	expect(
		(await readText(standIn.environment().documents.get(ids[9_999])!.current)).map(
			({ text }) => text,
		),
	).toContainEqual(expect.stringMatching(/^Signed by/));
	expect(
		(
			(await (await standIn.call('/documentlist/inprogress?limit=500&skip=9500')).json()) as {
				result: unknown[];
			}
		).result,
	).toHaveLength(499);
});
