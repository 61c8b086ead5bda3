/** The status trigger in accounts of many documents. */
import { useWorld } from '../harness/world';
import { ANNA, created, DAY, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, change, reads } = useStatusTrigger(world);

test('10,000 documents: only what changed is read in full', async () => {
	const ids = Array.from({ length: 10_000 }, (_, k) => add(`Offer ${k}`, DAY + k * 1000));
	const one = trigger();
	await one.poll();
	expect(world.server.requests.length).toBeLessThan(10);
	expect(reads()).toBe(0);

	const changed = ids[9_000];
	await environment().signAs(changed, ANNA);
	world.server.requests.length = 0;
	expect(await keys(one)).toEqual([`${changed}:signed:${ANNA}`]);
	expect(reads()).toBe(1);
	expect(world.server.requests).toHaveLength(5);
});

test('more changes than a page, while documents leave the list as it is read', async () => {
	const one = trigger();
	await one.poll();
	const ids = Array.from({ length: 1200 }, (_, k) => add(`Offer ${k}`, k));
	// With each page that is read, 30 documents of the front are completed: more than pages share.
	let moved = 0;
	const completeThirty = () => {
		for (const id of ids.slice(moved, moved + 30))
			change(id, { status: 'completed', updatedAt: new Date() });
		moved += 30;
	};
	const until = async () => completeThirty();
	const route = 'GET /documentlist/inprogress';
	environment().failNext({ route, kind: 'late', times: Infinity, until });

	const found: string[] = [];
	for (let k = 0; k < 4; k++) found.push(...(await keys(one)));
	environment().clearFaults();

	const creations = found.filter((key) => key.endsWith(':created'));
	expect(creations.sort()).toEqual(created(ids).sort());
	expect(new Set(found).size).toBe(found.length);
});

test('a backlog is worked off over several polls, oldest first', async () => {
	const one = trigger();
	await one.poll();
	const ids = Array.from({ length: 2500 }, (_, k) => add(`Offer ${k}`, 10 * 60_000 - k * 200));
	const polls: string[][] = [];
	for (let k = 0; k < 4; k++) polls.push(await keys(one));
	expect(polls.map(({ length }) => length)).toEqual([1000, 1000, 500, 0]);
	expect(polls.flat()).toEqual(created(ids));
});
