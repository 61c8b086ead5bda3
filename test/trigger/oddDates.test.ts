/** Dates that cannot be: those documents are told once, too, and no other is missed because of them. */
import { useWorld } from '../harness/world';
import { ANNA, completed, created, DAY, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change, reads, listAs } = useStatusTrigger(world);

const YEAR = 365 * DAY;
const later = (ms: number) => new Date(Date.now() + ms);

test.each([
	['a minute', 60_000],
	['a day', DAY],
	['70 years', 70 * YEAR],
])('%s ahead of n8n: all else is found as before', async (_what, ms) => {
	const old = add('Old', DAY);
	const one = trigger();
	await one.poll();
	const odd = add('Odd', -ms);
	expect(await keys(one)).toEqual(created([odd]));
	expect(await keys(one)).toEqual([]);

	// Far behind the odd date, and behind what is looked back at: n8n was down meanwhile.
	const id = add('Meanwhile', 3_600_000);
	await environment().signAs(old, ANNA);
	expect((await keys(one)).sort()).toEqual([`${id}:created`, `${old}:signed:${ANNA}`].sort());
	one.restart();
	await signAll(odd);
	expect(await keys(one)).toEqual(completed(odd).slice(1));
	const before = reads();
	expect(await keys(one)).toEqual([]);
	expect(reads()).toBe(before);
});

test('those that are ahead at the very first are the past', async () => {
	const [open, signed] = [add('Open', -YEAR), add('Signed', -YEAR)];
	await environment().signAs(signed, ANNA);
	change(signed, { updatedAt: later(YEAR) });
	const done = add('Done', -YEAR);
	await signAll(done);
	change(done, { updatedAt: later(YEAR) });
	const one = trigger();
	for (let k = 0; k < 3; k++) expect(await keys(one)).toEqual([]);
	const id = add();
	expect(await keys(one)).toEqual(created([id]));
	await environment().signAs(open, ANNA);
	expect(await keys(one)).toEqual([`${open}:signed:${ANNA}`]);
});

test("OpenSign's clock is behind n8n's", async () => {
	const one = trigger();
	await one.poll();
	const ids: string[] = [];
	for (let minute = 0; minute < 5; minute++) {
		ids.push(add(`Offer ${minute}`, 3 * 3_600_000 - minute * 60_000));
		expect(await keys(one)).toEqual(created(ids.slice(-1)));
	}
});

test.each([
	['none', { createdAt: undefined, updatedAt: undefined }],
	['null', { createdAt: null, updatedAt: null }],
	['no dates', { createdAt: 'then', updatedAt: '2026-99-99T99:99:99Z' }],
	['other types', { createdAt: 5, updatedAt: { a: 1 } }],
])('%s in the lists: told once, by what the document says', async (_what, dates) => {
	const one = trigger();
	await one.poll();
	const id = add();
	listAs(id, dates);
	expect(await keys(one)).toEqual(created([id]));
	expect(await keys(one)).toEqual([]);
	const other = add('Other');
	expect(await keys(one)).toEqual(created([other]));
	await signAll(id);
	expect(await keys(one)).toEqual(completed(id).slice(1));
	expect(await keys(one)).toEqual([]);
});

test('no dates in the document: those of the list count', async () => {
	const one = trigger();
	await one.poll();
	const id = add();
	environment().failNext({
		route: `GET /document/${id}`,
		kind: 'other-json',
		body: { objectId: id, status: 'declined', signers: [] },
	});
	const { createdAt } = environment().documents.get(id)!;
	const items = await one.poll();
	expect(items.map(({ json }) => [json.event, json.occurredAt])).toEqual([
		['created', createdAt.toISOString()],
		['declined', createdAt.toISOString()],
	]);
});

test("n8n's clock was ahead for a while: nothing waits until it is then again", async () => {
	const expired = add('Expired', DAY);
	const one = trigger();
	await one.poll();
	const odd = add('Odd', 3_600_000);
	const route = `GET /document/${odd}`;
	environment().failNext({ route, kind: 'other-json', body: null, times: Infinity });
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + YEAR);
	const ahead = environment().addDocument({ updatedAt: later(-3_600_000) });
	for (let k = 0; k < 5; k++) await one.poll();
	jest.restoreAllMocks();

	environment().clearFaults();
	environment().expire(expired, new Date(now - DAY));
	for (let k = 0; k < 500; k++) environment().expire(add(`Old ${k}`, 60_000));
	environment().documents.delete(ahead);
	const found = await keys(one);
	expect(found).toContain(`${odd}:created`);
	expect(found).toContain(`${expired}:expired`);
	expect(String(one.staticData().watermark) <= new Date().toISOString()).toBe(true);
});

test('without a date in the list, one in progress is looked at every quarter of an hour', async () => {
	const one = trigger();
	await one.poll();
	const id = add();
	listAs(id, { updatedAt: null });
	expect(await keys(one)).toEqual(created([id]));
	await environment().signAs(id, ANNA);
	const before = reads();
	expect(await keys(one)).toEqual([]);
	expect(reads()).toBe(before);
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + 15 * 60_000);
	expect(await keys(one)).toEqual([`${id}:signed:${ANNA}`]);
	jest.restoreAllMocks();
});

test('no dates anywhere: told once, when is not known', async () => {
	const one = trigger();
	await one.poll();
	const id = add();
	listAs(id, { createdAt: null, updatedAt: null });
	environment().failNext({
		route: `GET /document/${id}`,
		kind: 'other-json',
		body: {
			objectId: id,
			status: 'completed',
			signers: [{ email: ANNA }],
			audit_trail: [{ email: ANNA, signed: 'the day before' }],
			createdAt: 'then',
		},
		times: Infinity,
	});
	const items = await one.poll();
	expect(items.map(({ json }) => [json.eventKey, json.occurredAt])).toEqual([
		[`${id}:created`, null],
		[`${id}:signed:${ANNA}`, null],
		[`${id}:completed`, null],
	]);
	expect(await keys(one)).toEqual([]);
});
