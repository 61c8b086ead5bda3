import { useWorld } from '../harness/world';
import { created, DAY, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add } = useStatusTrigger(world);

test('a list of which every page is the first: polls end, and what it shows is found', async () => {
	for (let k = 0; k < 600; k++) add(`Old ${k}`, DAY + k);
	const long = new Date(Date.now() - 2 * DAY);
	for (let k = 0; k < 600; k++) environment().expire(add(`Expired ${k}`, 2 * DAY), long);
	environment().listsIgnoreSkip = true;
	const one = trigger();
	await one.poll();
	const ids = Array.from({ length: 600 }, (_, k) => add(`Offer ${k}`, 600 - k));
	world.server.requests.length = 0;
	const shown = await keys(one);
	const pages = world.server.requests.filter(({ path }) => path === '/documentlist/inprogress');
	expect(pages).toHaveLength(6);
	expect(shown.sort()).toEqual(created(ids.slice(100)).sort());
	expect(one.warnings).toEqual([
		expect.stringContaining('the pages of the list inprogress do not follow on one another'),
	]);
	const later = [add(), add()];
	expect((await keys(one)).sort()).toEqual(created(later).sort());

	// As soon as it knows `skip`, nothing has been lost.
	environment().listsIgnoreSkip = false;
	const found = await keys(one);
	expect(found.filter((key) => key.endsWith(':created')).sort()).toEqual(
		created(ids.slice(0, 100)).sort(),
	);
	expect(one.staticData().gap).toBeUndefined();
	expect(one.warnings).toHaveLength(1);
	expect(await keys(one)).toEqual([]);
});
