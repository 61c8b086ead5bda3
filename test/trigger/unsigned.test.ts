import { BAD_GATEWAY } from '../builders';
import { useWorld } from '../harness/world';
import { callUnsigned, event, HOUR_MS, openSignTrigger, PEOPLE, written } from './calls';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const add = () => environment().addDocument({ title: 'Real title', signers: PEOPLE });
/** A document that Anna has really viewed. */
const addViewed = () => {
	const objectId = add();
	environment().viewAs(objectId, 'anna@example.com');
	return objectId;
};
const withoutKey = (parameters = {}) => openSignTrigger(world, parameters, '');

test('what OpenSign confirms, in its own words', async () => {
	const forged = event({
		objectId: addViewed(),
		name: 'Forged title',
		note: 'Forged',
		createdAt: '2025-05-16T08:30:00.000Z',
		signers: [{ email: 'mallory@example.com' }],
	});
	const { items } = await callUnsigned(withoutKey(), forged);
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		event: 'viewed',
		title: 'Real title',
		verifiedBy: 'openSign',
		signer: { email: 'anna@example.com' },
	});
	expect(JSON.stringify(items[0].json)).not.toMatch(/orged|mallory|2025-05-16/);
});

test('the same happening once, whatever time an unsigned call says', async () => {
	const objectId = addViewed();
	const one = withoutKey();
	const first = await callUnsigned(one, event({ objectId }));
	expect(first.items).toHaveLength(1);
	const atAnotherTime = event({ objectId, viewedAt: written(HOUR_MS) });
	const second = await callUnsigned(one, atAnotherTime);
	expect(second.items).toHaveLength(0);
});

test('a document of another account, or none: nothing starts', async () => {
	const answer = await callUnsigned(withoutKey(), event());
	expect(answer).toEqual({ status: 200, items: [] });
});

test.each([
	{ event: 'completed', completedAt: 'x' },
	{ event: 'signed', signer: PEOPLE[0], signedAt: 'x' },
])('what OpenSign does not confirm: $event', async (forged) => {
	const answer = await callUnsigned(withoutKey(), event({ objectId: add(), ...forged }));
	expect(answer).toEqual({ status: 403, items: [] });
});

test('OpenSign not reachable: nothing starts, and the same event is not taken for a repeated one later', async () => {
	const objectId = addViewed();
	const one = withoutKey();
	environment().failNext({ ...BAD_GATEWAY.fault, route: `GET /document/${objectId}` });

	const unreachable = await callUnsigned(one, event({ objectId }));
	expect(unreachable).toEqual({ status: 503, items: [] });
	environment().clearFaults();
	const later = await callUnsigned(one, event({ objectId }));
	expect(later.items).toHaveLength(1);
});

test('unless that was turned off: unverified, and said so', async () => {
	const { items } = await callUnsigned(withoutKey({ options: { verify: false } }), event());
	expect(items[0].json).toMatchObject({ title: 'Rent', verifiedBy: null });
	expect(world.server.requests).toEqual([]);
});
