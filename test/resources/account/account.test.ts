import { BAD_GATEWAY } from '../../builders';
import { useWorld } from '../../harness/world';

const world = useWorld();
const run = async (operation: string) =>
	await world.engine.runNode(
		{ resource: 'account', operation },
		{ credential: world.credential(), items: [{ json: {} }, { json: {} }] },
	);

test('Get User', async () => {
	const { items, error } = await run('getUser');
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(items[1]).toMatchObject({
		json: {
			userId: expect.any(String) as string,
			name: 'Olivia Owner',
			email: 'olivia@example.com',
		},
		pairedItem: { item: 1 },
	});
});

test('Get Credits', async () => {
	world.server.environment('selfHosted').credits = 7;
	expect((await run('getCredits')).items[0].json).toEqual({
		totalCredits: 7,
		planCredits: 7,
		addonCredits: 0,
		renewalDate: '2027-01-01T00:00:00.000Z',
	});
});

test('errors', async () => {
	world.server.environment('selfHosted').subscriptionEnded = true;
	expect((await run('getCredits')).error?.message).toBe(
		'The OpenSign account has no subscription, so it has no API credits.',
	);
	world.server.environment('selfHosted').failNext(BAD_GATEWAY.fault);
	expect((await run('getUser')).error?.message).toBe(BAD_GATEWAY.message);
});
