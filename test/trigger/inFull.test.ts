/** Documents read one by one: whether OpenSign answers at all, and what of an answer counts. */
import { useWorld } from '../harness/world';
import { created, DAY, keys, useStatusTrigger, goOn, MINUTE } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, spoil, askedBy } = useStatusTrigger(world);
afterEach(() => {
	jest.restoreAllMocks();
});

test('that OpenSign answers is seen by one that was read a moment before those that cannot be', async () => {
	const one = trigger();
	await one.poll();
	const ids = Array.from({ length: 10 }, (_, k) => add(`Offer ${k}`, (10 - k) * 1000));
	for (const id of ids.slice(5)) {
		environment().failNext({
			route: `GET /document/${id}`,
			kind: 'other-json',
			body: null,
			times: Infinity,
		});
	}
	expect(await keys(one)).toEqual(created(ids.slice(0, 5)));
	const asked = world.server.requests.filter(({ path }) => path === `/document/${ids[0]}`);
	expect(asked).toHaveLength(2);
	// No list is looked into for that.
	const lists = world.server.requests.filter(({ path }) => path === '/documentlist/inprogress');
	expect(lists).toHaveLength(2);
});

describe('whether OpenSign answers at all', () => {
	const documents = (paths: string[]) => paths.filter((path) => path.startsWith('/document/'));

	test('none of three others can be read either: that is an error', async () => {
		for (let k = 0; k < 6; k++) add(`Old ${k}`, DAY + k);
		const one = trigger();
		await one.poll();
		add('New');
		for (const [id] of environment().documents) spoil(id);
		const asked = await askedBy(async () => await expect(one.poll()).rejects.toThrow(/OpenSign/));
		expect(documents(asked)).toHaveLength(4);
		// One list has others enough.
		expect(asked.filter((path) => path === 'inprogress')).toHaveLength(2);
		expect(asked.filter((path) => path === 'completed')).toHaveLength(1);
	});

	test('too few in one list: the next ones are looked into', async () => {
		await signAll(add('Done', DAY));
		environment().revoke(add('Revoked', DAY));
		const one = trigger();
		await one.poll();
		const id = add('New');
		spoil(id);
		const asked = await askedBy(async () => expect(await keys(one)).toEqual([]));
		expect(documents(asked)).toHaveLength(2);
		expect(asked.slice(-5)).toEqual([
			'inprogress',
			'completed',
			'declined',
			'expired',
			expect.stringMatching(/^\/document\//),
		]);
		expect(one.warnings).toEqual([expect.stringContaining(id)]);
	});

	test('the one that cannot be read is no proof that others can', async () => {
		const one = trigger();
		await one.poll();
		spoil(add('New'));
		await expect(one.poll()).rejects.toThrow(/OpenSign/);
	});
});

test('no audit trail, or null for one, as old servers have it: the document is read all the same', async () => {
	const one = trigger();
	await one.poll();
	for (const trail of [undefined, null]) {
		const id = add('Rent');
		spoil(id, {
			kind: 'other-json',
			body: { objectId: id, status: 'in-progress', signers: [], audit_trail: trail },
		});
		expect(await keys(one)).toEqual(created([id]));
	}
	expect(one.warnings).toEqual([]);
});

test('an audit trail that cannot be read is waited for with four polls; the fifth takes the rest', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	const id = add('Rent');
	const body = { objectId: id, status: 'in-progress', signers: [], audit_trail: 5 };
	spoil(id, { kind: 'other-json', body });
	for (let k = 0; k < 4; k++) {
		expect(await keys(one)).toEqual([]);
		goOn(k * 3 * MINUTE);
	}
	expect(await keys(one)).toEqual(created([id]));
});
