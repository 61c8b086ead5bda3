import { useWorld } from '../harness/world';
import { created, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add } = useStatusTrigger(world);

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
});
