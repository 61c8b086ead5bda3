import { useWorld } from '../harness/world';
import { ANNA, BERT, completed, created, DAY, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change } = useStatusTrigger(world);

test('each change of a document once; what was there before starts nothing', async () => {
	const old = add('Old', DAY);
	environment().expire(add('Expired', DAY));
	environment().revoke(add('Revoked', DAY));
	const one = trigger();
	expect(await keys(one)).toEqual([]);
	expect(await keys(one)).toEqual([]);
	const id = add();
	expect(await keys(one)).toEqual([`${id}:created`]);

	await environment().signAs(id, ANNA);
	await environment().signAs(old, BERT);
	const signed = [`${id}:signed:${ANNA}`, `${old}:signed:${BERT}`];
	expect((await keys(one)).sort()).toEqual(signed.sort());

	await environment().signAs(id, BERT);
	environment().declineAs(old, ANNA, 'no');
	const ended = [`${id}:completed`, `${id}:signed:${BERT}`, `${old}:declined`];
	expect((await keys(one)).sort()).toEqual(ended.sort());
	expect(await keys(one)).toEqual([]);
});

test('an account that is empty at first', async () => {
	const one = trigger();
	await one.poll();
	const id = add();
	expect(await keys(one)).toEqual([`${id}:created`]);
});

test('all that happened between two polls, oldest first', async () => {
	const one = trigger();
	await one.poll();
	const id = add('Rent', 1000);
	await signAll(id);
	const items = await one.poll();
	expect(items.map(({ json }) => json.eventKey)).toEqual(completed(id));
	expect(items[3].json).toMatchObject({
		event: 'completed',
		documentId: id,
		title: 'Rent',
		status: 'completed',
		occurredAt: expect.stringMatching(/Z$/) as string,
	});
});

test('expired, though that changes no date; once more after the deadline was put off', async () => {
	const id = add('Rent', 20 * DAY);
	const one = trigger();
	await one.poll();
	environment().expire(id, environment().documents.get(id)!.updatedAt);
	expect(await keys(one)).toEqual([`${id}:expired`]);
	expect(await keys(one)).toEqual([]);

	change(id, { status: 'in-progress', updatedAt: new Date() });
	expect(await keys(one)).toEqual([]);
	environment().expire(id);
	expect(await keys(one)).toEqual([`${id}:expired`]);
});

test('a completed document that only moves to another folder is no news', async () => {
	const before = add('Old', DAY);
	await signAll(before);
	const one = trigger();
	await one.poll();
	const after = add();
	await signAll(after);
	expect(await one.poll()).toHaveLength(4);

	const inASecond = new Date(Date.now() + 1000);
	for (const id of [before, after]) change(id, { updatedAt: inASecond });
	expect(await keys(one)).toEqual([]);
});

test('a poll that fails half-way loses nothing', async () => {
	const one = trigger();
	await one.poll();
	const ids = [add('One'), add('Two')];
	const before = JSON.stringify(one.staticData());
	const route = 'GET /documentlist/expired';
	environment().failNext({ route, kind: 'html', status: 502, times: Infinity });
	await expect(one.poll()).rejects.toThrow('OpenSign answered with an error page (HTTP 502).');
	expect(JSON.stringify(one.staticData())).toBe(before);
	environment().clearFaults();
	expect((await keys(one)).sort()).toEqual(created(ids).sort());
});

test('a document that is deleted before it is read', async () => {
	const one = trigger();
	await one.poll();
	const id = add();
	environment().failNext({
		route: `GET /document/${id}`,
		kind: 'status',
		status: 404,
		body: { message: 'Document not found!' },
	});
	expect(await keys(one)).toEqual([]);
});

test('two polls at the same time: one of them does nothing', async () => {
	const one = trigger();
	await one.poll();
	add();
	const polls = await Promise.all([one.poll(), one.poll()]);
	expect(polls.flat()).toHaveLength(1);
});

test('events and filters', async () => {
	const one = trigger({
		events: ['completed'],
		filters: { title: 'rent', signer: 'ANNA@example.com' },
	});
	await one.poll();
	for (const id of [add('Rent'), add('Offer')]) await signAll(id);
	const items = await one.poll();
	expect(items.map(({ json }) => [json.event, json.title])).toEqual([['completed', 'Rent']]);
});

test('files and document on request', async () => {
	const one = trigger({
		events: ['completed'],
		options: { downloadFiles: 'both', includeDocument: true },
	});
	await one.poll();
	const id = add();
	await signAll(id);
	const [item] = await one.poll();
	expect(Object.keys(item.binary ?? {})).toEqual(['pdf', 'certificate']);
	expect(item.json.document).toMatchObject({ documentId: id, status: 'completed' });
});

test('Fetch Test Event: the newest that fits, and nothing is remembered', async () => {
	const id = add();
	const fits = trigger({ events: ['created'] });
	const [item, ...others] = await fits.poll('manual');
	expect(item.json.eventKey).toBe(`${id}:created`);
	expect(others).toEqual([]);
	expect(fits.staticData()).toEqual({});

	const fitsNot = trigger({ events: ['completed'] });
	expect(await fitsNot.poll('manual')).toEqual([]);
});
