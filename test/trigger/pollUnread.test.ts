/** A document, or an entry of a list, that cannot be read holds up no other, and is not lost. */
import type { Fault } from '../../dev/opensign-server';
import { useWorld } from '../harness/world';
import {
	ANNA,
	completed,
	created,
	DAY,
	keys,
	useStatusTrigger,
	goOn,
	MINUTE,
} from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change, reads, spoil } = useStatusTrigger(world);
/** Milliseconds: a request that fails may be repeated after a pause. */
const PATIENCE = 180_000;

/** What can come in place of a document. */
const FAULTS: Array<[what: string, fault: Fault]> = [
	['an error', { kind: 'status', status: 500 }],
	['a web page', { kind: 'html', status: 200 }],
	['torn JSON', { kind: 'cut-json' }],
	['nothing', { kind: 'empty' }],
	['null', { kind: 'other-json', body: null }],
	['a document without an ID', { kind: 'other-json', body: { title: 'Rent' } }],
	['another document', { kind: 'other-json', body: { objectId: 'aB3dE5gH1j' } }],
	['signers that are none', { kind: 'status', status: 200, body: { objectId: 'x', signers: 5 } }],
	['a broken connection', { kind: 'drop-before' }],
];

afterEach(() => {
	jest.restoreAllMocks();
});

test.each(FAULTS)(
	'%s: the others go on, and nothing is lost',
	async (_what, fault) => {
		const one = trigger();
		await one.poll();
		const ids = [add('One'), add('Two'), add('Three')];
		const [odd, ...others] = ids;
		spoil(odd, fault);
		expect((await keys(one)).sort()).toEqual(created(others).sort());
		await signAll(odd);
		expect(await keys(one)).toEqual([]);
		one.restart();
		const [warning, ...more] = one.warnings;
		expect(warning).toContain(`Documents that cannot be read now: ${odd} (`);
		expect(warning).not.toContain(world.credential().apiToken);
		expect(more).toEqual([]);

		environment().clearFaults();
		goOn(60 * MINUTE);
		expect(await keys(one)).toEqual(completed(odd));
		expect(await keys(one)).toEqual([]);
		expect(one.staticData().unfinished).toEqual({});
	},
	PATIENCE,
);

test('an audit trail that cannot be read waits for one that can; a few times, then all else counts', async () => {
	const one = trigger();
	await one.poll();
	const [spoilt, cured] = [add('One'), add('Two')];
	expect(await one.poll()).toHaveLength(2);
	for (const id of [spoilt, cured]) {
		await signAll(id);
		spoil(id, {
			kind: 'other-json',
			body: { objectId: id, status: 'completed', signers: [], audit_trail: [5] },
		});
	}
	expect(await keys(one)).toEqual([]);
	environment().clearFaults(`GET /document/${cured}`);
	expect(await keys(one)).toEqual(completed(cured).slice(1));
	const found: string[] = [];
	for (let k = 1; k < 8; k++) {
		goOn(k * 60 * MINUTE);
		found.push(...(await keys(one)));
	}
	expect(found).toEqual([`${spoilt}:completed`]);
});

test('who was known to have signed still has, where an answer says nothing of it', async () => {
	const id = add();
	const one = trigger();
	await one.poll();
	await environment().signAs(id, ANNA);
	expect(await keys(one)).toEqual([`${id}:signed:${ANNA}`]);
	environment().failNext({
		route: `GET /document/${id}`,
		kind: 'other-json',
		body: { objectId: id, status: 'in-progress', signers: [] },
	});
	change(id, { updatedAt: new Date() });
	expect(await keys(one)).toEqual([]);
	change(id, { updatedAt: new Date() });
	expect(await keys(one)).toEqual([]);
});

test('is tried again less and less often, and for as long as it is there', async () => {
	add('Old', DAY);
	const one = trigger();
	await one.poll();
	const id = add();
	spoil(id, { kind: 'other-json', body: null });
	const began = Date.now();
	const tried: number[] = [];
	for (let minute = 0; minute < 300; minute++) {
		jest.spyOn(Date, 'now').mockReturnValue(began + minute * MINUTE);
		const before = world.server.requests.length;
		expect(await one.poll()).toEqual([]);
		const asked = world.server.requests.slice(before);
		if (asked.some(({ path }) => path === `/document/${id}`)) tried.push(minute);
	}
	expect(tried).toEqual([0, 1, 2, 3, 5, 9, 17, 33, 65, 125, 185, 245]);
	expect(one.warnings).toHaveLength(1);
});

test('one that OpenSign does not know, though it is in a list, is asked for again for an hour', async () => {
	const one = trigger();
	await one.poll();
	const [late, gone] = [add('Late'), add('Gone')];
	const missing: Fault = { kind: 'status', status: 404, body: { error: 'Document not found!' } };
	for (const id of [late, gone]) spoil(id, missing);
	expect(await keys(one)).toEqual([]);
	environment().clearFaults(`GET /document/${late}`);
	expect(await keys(one)).toEqual(created([late]));
	expect(await keys(one)).toEqual([]);
	expect(Object.keys(one.staticData().unfinished as object)).toEqual([gone]);
	goOn(60 * MINUTE);
	expect(await keys(one)).toEqual([]);
	expect(one.staticData().unfinished).toEqual({});
	expect(one.warnings).toEqual([]);
	const before = reads();
	expect(await keys(one)).toEqual([]);
	expect(reads()).toBe(before);
});

describe('OpenSign as a whole', () => {
	test.each<[what: string, fault: Fault]>([
		['refuses the token', { kind: 'status', status: 405, body: { error: 'Invalid API Token!' } }],
		['answers with a page', { kind: 'html', status: 502 }],
	])(
		'%s: an error, nothing is remembered, and all is found later',
		async (_what, fault) => {
			add('Old', DAY);
			const one = trigger();
			await one.poll();
			const ids = Array.from({ length: 7 }, (_, k) => add(`Offer ${k}`));
			const state = JSON.stringify(one.staticData());
			for (const [id] of environment().documents) spoil(id, fault);
			await expect(one.poll()).rejects.toThrow(/OpenSign/);
			environment().clearFaults();
			environment().failNext({ ...fault, times: Infinity });
			await expect(one.poll()).rejects.toThrow(/OpenSign/);
			expect(JSON.stringify(one.staticData())).toBe(state);
			environment().clearFaults();
			expect((await keys(one)).sort()).toEqual(created(ids).sort());
			expect(one.warnings).toEqual([]);
		},
		PATIENCE,
	);

	test('answers, and seven documents in a row cannot be read', async () => {
		add('Old', DAY);
		const one = trigger();
		await one.poll();
		const odd = Array.from({ length: 7 }, (_, k) => add(`Offer ${k}`, 1000));
		for (const id of odd) spoil(id, { kind: 'other-json', body: null });
		const fine = add();
		expect(await keys(one)).toEqual(created([fine]));
		expect(one.warnings).toEqual([expect.stringContaining(', and 2 more. ')]);
	});
});

describe('entries of the lists', () => {
	const entries: Array<[what: string, spoil: (entry: object) => unknown]> = [
		['null', () => null],
		['a text', () => 'Rent'],
		['without an ID', (entry) => ({ ...entry, objectId: undefined })],
		['with an ID that is none', (entry) => ({ ...entry, objectId: { a: 1 } })],
	];
	test.each(entries)('%s: is found when it can be told, however late', async (_what, spoil) => {
		const one = trigger();
		await one.poll();
		// Changed long before the others: n8n was down meanwhile.
		const odd = add('Odd', 60 * MINUTE);
		environment().listedAs.set(odd, spoil);
		const fine = add();
		expect(await keys(one)).toEqual(created([fine]));
		expect(one.warnings).toEqual([
			expect.stringMatching(/in the list inprogress, entry 2 of result (is|has) /),
		]);
		const later = add();
		expect(await keys(one)).toEqual(created([later]));
		one.restart();

		environment().listedAs.clear();
		expect(await keys(one)).toEqual(created([odd]));
		expect(await keys(one)).toEqual([]);
		expect(one.staticData().gap).toBeUndefined();
		expect(one.warnings).toHaveLength(1);
	});

	test('what else is odd about one does not matter', async () => {
		const one = trigger();
		await one.poll();
		const id = add();
		const odd = { signers: 'anna', title: null, createdAt: 'then' };
		environment().listedAs.set(id, (entry) => ({ ...entry, ...odd }));
		expect(await keys(one)).toEqual(created([id]));
		expect(one.warnings).toEqual([]);
	});

	test('one that is odd for ever is waited for a day, which is said', async () => {
		add('Old', DAY);
		const one = trigger();
		await one.poll();
		environment().listedAs.set(add('Odd'), () => null);
		const { watermark } = one.staticData();
		const ids = [add(), add()];
		expect((await keys(one)).sort()).toEqual(created(ids).sort());
		expect(one.staticData().watermark).toBe(watermark);
		goOn(DAY);
		expect(await keys(one)).toEqual([]);
		expect(one.staticData().watermark).not.toBe(watermark);
		expect(one.warnings).toHaveLength(2);
		expect(one.warnings[1]).toContain('is not waited for any longer');
		const id = add();
		expect(await keys(one)).toEqual(created([id]));
		expect(one.warnings).toHaveLength(2);
	});

	test('all odd: an error, also at the very first', async () => {
		const old = add('Old', DAY);
		environment().listedAs.set(old, () => null);
		const sentence =
			"OpenSign's answer about the list of documents cannot be used: in the list inprogress, entry 1 of result is null, where an object was to be expected.";
		const one = trigger();
		await expect(one.poll()).rejects.toThrow(sentence);
		environment().listedAs.clear();
		expect(await keys(one)).toEqual([]);
		expect(await keys(one)).toEqual([]);
		environment().listedAs.set(old, () => null);
		await expect(one.poll()).rejects.toThrow(sentence);
	});
});
