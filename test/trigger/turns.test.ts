/** A poll that lasts: others do not wait for it for ever, and it does nothing twice. */
import { useWorld } from '../harness/world';
import { ANNA, created, DAY, keys, useStatusTrigger, goOn, limitTo, MINUTE } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, reads } = useStatusTrigger(world);

afterEach(() => {
	jest.restoreAllMocks();
});

/** Waits until OpenSign has been asked this. */
async function asked(path: string) {
	while (!world.server.requests.some((request) => request.path === path))
		await new Promise((resolve) => setTimeout(resolve, 5));
}

test('one that stalls gives way after ten minutes, and then neither emits nor remembers', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	const id = add();
	environment().failNext({ route: 'GET /documentlist/expired', kind: 'stall' });
	limitTo(1500);
	const stalled = one.poll();
	await asked('/documentlist/expired');
	expect(await keys(one)).toEqual([]);
	goOn(10 * MINUTE);
	expect(await keys(one)).toEqual(created([id]));
	const state = JSON.stringify(one.staticData());
	await expect(stalled).rejects.toThrow('takes longer than');
	expect(JSON.stringify(one.staticData())).toBe(state);
	expect(await keys(one)).toEqual([]);
});

test('one that is overtaken and ends well does nothing', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	const id = add();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	environment().failNext({ route: `GET /document/${id}`, kind: 'late', until: held });
	const slow = one.poll();
	await asked(`/documentlist/expired`);
	const other = add('Other');
	goOn(10 * MINUTE);
	expect((await keys(one)).sort()).toEqual(created([id, other]).sort());
	await environment().signAs(id, ANNA);
	const state = JSON.stringify(one.staticData());
	release();
	expect(await slow).toEqual([]);
	expect(JSON.stringify(one.staticData())).toBe(state);
	expect(await keys(one)).toEqual([`${id}:signed:${ANNA}`]);
});

test('a document whose answer never ends costs itself its turn only', async () => {
	const one = trigger();
	await one.poll();
	const [odd, fine] = [add('Odd'), add('Fine')];
	environment().failNext({ route: `GET /document/${odd}`, kind: 'stall' });
	limitTo(300);
	expect(await keys(one)).toEqual(created([fine]));
	expect(one.warnings).toEqual([expect.stringContaining('takes longer than 60 seconds')]);
	jest.restoreAllMocks();
	expect(await keys(one)).toEqual(created([odd]));
});

test('files that never end: with the fifth poll their event comes without', async () => {
	const one = trigger({ events: ['completed'], options: { downloadFiles: 'both' } });
	await one.poll();
	const id = add();
	await signAll(id);
	environment().failNext({ route: 'GET /storage', kind: 'stall', times: Infinity });
	limitTo(300);
	for (let k = 1; k < 5; k++) expect(await keys(one)).toEqual([]);
	const [{ json, binary }] = await one.poll();
	expect(json).toMatchObject({ eventKey: `${id}:completed`, status: 'completed' });
	expect(json.filesError).toBe(`The files of the document ${id} take longer than 60 seconds.`);
	expect(binary).toBeUndefined();
});

/** From now on a minute goes by with each document that is read; returns what ends that. */
function slowDown(): () => void {
	const { requests } = world.server;
	const push = requests.push.bind(requests);
	const spy = jest.spyOn(requests, 'push').mockImplementation((request) => {
		if (request.path.startsWith('/document/')) goOn(MINUTE);
		return push(request);
	});
	return () => spy.mockRestore();
}

test('what has no date, and what there is no time for, is not lost behind newer ones', async () => {
	const one = trigger();
	await one.poll();
	const undated = Array.from({ length: 8 }, (_, k) => add(`Undated ${k}`, 60 * MINUTE));
	for (const id of undated) {
		environment().listedAs.set(id, (entry) => ({ ...entry, updatedAt: null }));
	}
	// Behind the first of these no later poll looks.
	const dated = [add('Offer 0', 30 * MINUTE), add('Offer 1', MINUTE), add('Offer 2')];
	const speedUp = slowDown();
	const found: string[] = [];
	for (let k = 0; k < 16; k++) found.push(...(await keys(one)));
	speedUp();
	expect(found.sort()).toEqual(created([...undated, ...dated]).sort());
});

test('what there is no time for has its turn with the next poll', async () => {
	const expired = add('Expired', DAY);
	const one = trigger();
	await one.poll();
	const ids = Array.from({ length: 12 }, (_, k) => add(`Offer ${k}`, (12 - k) * MINUTE));
	environment().expire(expired, new Date(Date.now() - DAY));
	const speedUp = slowDown();
	const polls: string[][] = [];
	polls.push(await keys(one));
	// Those that are read at the same time, and no more.
	expect(reads()).toBe(5);
	for (let k = 1; k < 14; k++) polls.push(await keys(one));
	speedUp();
	expect(polls[0].length).toBeLessThan(5);
	const found = polls.flat();
	expect(new Set(found).size).toBe(found.length);
	expect(found.filter((key) => key.endsWith('created'))).toEqual(created(ids));
	expect(found).toHaveLength(13);
});

test('an expired document that there was no time for is looked for in the whole list again', async () => {
	const expired = add('Expired', DAY);
	const one = trigger();
	await one.poll();
	for (let k = 0; k < 12; k++) add(`Offer ${k}`, (12 - k) * MINUTE);
	environment().expire(expired, new Date(Date.now() - DAY));
	const speedUp = slowDown();
	await one.poll();
	expect(one.staticData().sweptAt).toBe(0);
	let polls = 1;
	while (!(await keys(one)).includes(`${expired}:expired`)) polls += 1;
	speedUp();
	expect(polls).toBeGreaterThan(1);
	expect(one.staticData().sweptAt).toBeGreaterThan(0);
});
