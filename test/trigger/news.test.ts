/** Which documents a poll looks at, and what it asks OpenSign to know that. */
import { useWorld } from '../harness/world';
import { ANNA, created, DAY, keys, useStatusTrigger, goOn, limitTo, MINUTE } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change, reads, spoil, listAs, askedBy } =
	useStatusTrigger(world);
afterEach(() => {
	jest.restoreAllMocks();
});

describe('the first poll', () => {
	const FIRST = ['inprogress', 'completed', 'declined', 'declined', 'expired'];

	test('of an empty account asks for each list once, and for those that end without a date again', async () => {
		expect(await askedBy(async () => await trigger().poll())).toEqual(FIRST);
	});

	test('of others just the same: what can be believed need not be read', async () => {
		add('Open', MINUTE);
		await signAll(add('Done', DAY));
		environment().revoke(add('Revoked', DAY));
		expect(await askedBy(async () => await trigger().poll())).toEqual(FIRST);
	});

	test('of dates that lie ahead reads those, 200 at most, each once', async () => {
		for (let k = 0; k < 230; k++) add(`Ahead ${k}`, -DAY - k);
		await trigger().poll();
		expect(reads()).toBe(200);
	});

	test('one of these that cannot be read is looked at later', async () => {
		add('Open', MINUTE);
		const ahead = add('Ahead', -DAY);
		spoil(ahead);
		const one = trigger();
		expect(await keys(one)).toEqual([]);
		environment().clearFaults();
		await environment().signAs(ahead, ANNA);
		expect(await keys(one)).toContain(`${ahead}:signed:${ANNA}`);
	});

	test('an odd entry beside lists that can be read is no reason to stop', async () => {
		add('Open', MINUTE);
		const odd = add('Done', DAY);
		await signAll(odd);
		environment().listedAs.set(odd, () => null);
		expect(await keys(trigger())).toEqual([]);
	});

	test('knows what has ended: that it changes later is no news', async () => {
		const [declined, expired, done] = [add('Declined', DAY), add('Expired', DAY), add('Done', DAY)];
		environment().declineAs(declined, ANNA);
		environment().expire(expired);
		await signAll(done);
		const one = trigger();
		await one.poll();
		for (const id of [declined, expired, done]) change(id, { updatedAt: new Date() });
		expect(await keys(one)).toEqual([]);
	});
});

describe('what was read lately', () => {
	test('is not read again until it changes', async () => {
		add('Old', DAY);
		const one = trigger();
		await one.poll();
		const [id, other] = [add('One'), add('Two', 2 * MINUTE)];
		expect((await keys(one)).sort()).toEqual(created([id, other]).sort());
		expect(await askedBy(async () => await one.poll())).toEqual([
			'inprogress',
			'completed',
			'declined',
			'expired',
		]);
		await environment().signAs(other, ANNA);
		expect(await keys(one)).toEqual([`${other}:signed:${ANNA}`]);
		expect(reads()).toBe(1);
	});

	test('is remembered for as long as it is looked back at: five minutes', async () => {
		const one = trigger();
		await one.poll();
		const [early, late] = [add('Early', 8 * MINUTE), add('Late', MINUTE)];
		await one.poll();
		expect(Object.keys(one.staticData().read as object).sort()).toEqual([early, late].sort());
		const newest = add('Newest');
		await one.poll();
		expect(Object.keys(one.staticData().read as object).sort()).toEqual([late, newest].sort());
	});
});

test('one without a date that cannot be read has its turns like others, and no more', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	const id = add('Undated');
	listAs(id, { updatedAt: null });
	spoil(id);
	for (let k = 0; k < 8; k++) await one.poll();
	expect(reads()).toBeGreaterThan(3);
	const path = `/document/${id}`;
	expect(world.server.requests.filter((request) => request.path === path)).toHaveLength(4);
});

test('an expired one that cannot be read, too; it is told when it can', async () => {
	const id = add('Expired', DAY);
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	environment().expire(id, new Date(Date.now() - DAY));
	spoil(id);
	const path = `/document/${id}`;
	for (let k = 0; k < 8; k++) expect(await keys(one)).toEqual([]);
	expect(world.server.requests.filter((request) => request.path === path)).toHaveLength(4);
	environment().clearFaults();
	goOn(3 * MINUTE);
	expect(await keys(one)).toEqual([`${id}:expired`]);
});

test('an odd entry is waited for a day, not less', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	environment().listedAs.set(add('Odd'), () => null);
	await one.poll();
	const { watermark } = one.staticData();
	add('Offer');
	goOn(DAY - MINUTE);
	await one.poll();
	expect(one.staticData().watermark).toBe(watermark);
	expect(one.staticData().gap).toMatchObject({ isOver: false });
});

test('two triggers that poll at the same time do not wait for each other', async () => {
	const [one, other] = [trigger(), trigger()];
	for (const each of [one, other]) await each.poll();
	const id = add('Rent');
	const found = await Promise.all([keys(one), keys(other)]);
	expect(found).toEqual([created([id]), created([id])]);
});

test('a list whose answer never ends is given up after 90 seconds', async () => {
	const one = trigger();
	await one.poll();
	environment().failNext({ route: 'GET /documentlist/completed', kind: 'stall' });
	limitTo(200);
	await expect(one.poll()).rejects.toThrow('takes longer than 90 seconds.');
});

test('files that take too long cost the event no document', async () => {
	const one = trigger({ events: ['completed'], files: 'pdf', options: { includeDocument: true } });
	await one.poll();
	const id = add('Rent');
	await signAll(id);
	environment().failNext({ route: 'GET /storage', kind: 'stall', times: Infinity });
	limitTo(300);
	for (let k = 1; k < 5; k++) expect(await keys(one)).toEqual([]);
	const [{ json, binary }] = await one.poll();
	expect(json.document).toMatchObject({ documentId: id });
	expect(json.filesError).toContain('take longer than');
	expect(binary).toBeUndefined();
});
