import { useWorld } from '../harness/world';

const world = useWorld();

test('more than anything that OpenSign says is not read', async () => {
	world.server.environment('selfHosted').failNext({
		route: 'GET /getuser',
		kind: 'status',
		status: 200,
		body: { name: 'x'.repeat(64 * 1024 * 1024) },
		times: Infinity,
	});
	const { error } = await world.engine.runNode(
		{ resource: 'account', operation: 'getUser' },
		{ credential: world.credential() },
	);
	expect(error?.message).toMatch(/broke before OpenSign answered\.$/);
});
