/** One happening starts one execution: what is remembered, by whom, and how long. */
import type { IDataObject } from 'n8n-workflow';

import { Memory } from '../../nodes/OpenSign/trigger/duplicates';
import { useWorld } from '../harness/world';
import { callSigned, event, openSignTrigger, signed, toBody, type Trigger } from './calls';

const world = useWorld();
const trigger = () => openSignTrigger(world);
const ids = (count: number) =>
	Array.from({ length: count }, (_, k) => `Document${String(k).padStart(5, '0')}`);
const starts = async (one: Trigger, objectId: string) =>
	(await callSigned(one, event({ objectId }))).items.length;

/** How many of these documents' events start something, all called at once. */
async function startsOf(one: Trigger, all: string[]): Promise<number> {
	const counts = await Promise.all(all.map(async (objectId) => await starts(one, objectId)));
	return counts.reduce((sum, count) => sum + count, 0);
}

test('after a restart of n8n, 20 events that come again start nothing', async () => {
	const before = trigger();
	expect(await startsOf(before, ids(20))).toBe(20);
	const after = before.inNewProcess();
	expect(await startsOf(after, ids(20))).toBe(0);
	expect(await starts(after, 'AnotherOne')).toBe(1);
});

test('two webhook processes that take turns', async () => {
	const one = trigger();
	const other = one.inNewProcess();
	const [first, second] = ids(2);
	expect(await starts(one, first)).toBe(1);
	Object.assign(other.staticData(), { ...one.staticData() });
	expect(await starts(other, first)).toBe(0);
	expect(await starts(other, second)).toBe(1);
	Object.assign(one.staticData(), { ...other.staticData() });
	expect(await starts(one, second)).toBe(0);
});

test('a test in the editor shows what comes, and leaves no mark', async () => {
	const one = trigger();
	const body = toBody(event());
	for (let k = 0; k < 2; k++) {
		const { items } = await one.call(body, signed(body), 'manual');
		expect(items).toHaveLength(1);
	}
	expect(one.staticData()).toEqual({});
	expect((await one.call(body, signed(body))).items).toHaveLength(1);
	expect((await one.call(body, signed(body), 'manual')).items).toHaveLength(1);
});

describe('the memory', () => {
	let count = 0;
	/** By a name of its own, as if n8n had just started. */
	const memory = (stored: IDataObject, name = `trigger ${(count += 1)}`) => Memory.of(name, stored);

	/** What is stored after so many happenings, each in a call of its own. */
	function store(happenings: string[]): { seen?: string } {
		const stored: { seen?: string } = {};
		const one = memory(stored);
		for (const happening of happenings) one.add(happening);
		one.save();
		return stored;
	}

	test('has 10,000 happenings in 80,000 bytes, the newest', () => {
		const all = ids(12_000);
		const stored = store(all);
		expect(JSON.stringify(stored).length).toBe(80_000 + '{"seen":""}'.length);
		const after = memory(stored);
		expect(all.map((one) => after.has(one))).toEqual(all.map((_one, k) => k >= 2000));
	});

	test('while n8n runs, it is bound too', () => {
		const one = memory({});
		const all = ids(30_000);
		for (const happening of all) one.add(happening);
		expect(all.filter((happening) => one.has(happening))).toEqual(all.slice(10_000));
	});

	test('an old copy of what is stored brings nothing back that was forgotten', () => {
		const all = ids(10_010);
		const name = 'with copies';
		const stored: { seen?: string } = {};
		for (const happening of all.slice(0, 10_000)) memory(stored, name).add(happening);
		memory(stored, name).save();
		const old = structuredClone(stored);
		for (const happening of all.slice(10_000)) {
			memory(structuredClone(old), name).add(happening);
			memory(stored, name).save();
		}
		const after = memory(stored);
		expect(all.filter((happening) => !after.has(happening))).toEqual(all.slice(0, 10));
	});

	test('what an earlier version has stored is no obstacle', () => {
		const one = memory({ seen: { abcdefgh: 1 } });
		expect(one.has('x')).toBe(false);
	});
});
