/** What a call to the trigger's address is answered, and what is asked of OpenSign for it. */
import type { IDataObject } from 'n8n-workflow';

import { builtCode } from '../../dev/checkout';
import type { OrderedFault } from '../../dev/opensign-server';
import { useWorld } from '../harness/world';
import {
	callSigned,
	callUnsigned,
	DAY_MS,
	event,
	openSignTrigger,
	PEOPLE,
	signed,
	toBody,
	written,
} from './calls';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const [ANNA] = PEOPLE;
const add = () => environment().addDocument({ signers: PEOPLE });
/** How often OpenSign was asked. */
const asked = () => world.server.requests.length;

const MEGABYTE = 1024 * 1024;
/** An event of exactly so many bytes. */
const bodyOf = (bytes: number) => {
	const rest = toBody(event({ note: '' })).length;
	return toBody(event({ note: 'x'.repeat(bytes - rest) }));
};

test.each<[what: string, body: () => Buffer, status: number, message: string]>([
	['started', () => toBody(event()), 200, 'Workflow was started'],
	['as large as can be', () => bodyOf(MEGABYTE), 200, 'Workflow was started'],
	['larger', () => bodyOf(MEGABYTE + 1), 413, 'The body is too large for an event of OpenSign.'],
	['no JSON', () => toBody('{'), 400, 'The body is not a JSON object.'],
	['unknown', () => toBody(event({ event: 'shredded' })), 200, 'Not asked for.'],
	[
		'too old',
		() => toBody(event({ viewedAt: written(3 * DAY_MS) })),
		200,
		'Too old: it has happened more than a day ago.',
	],
])('with a key, %s: nothing is asked', async (_what, body, status, message) => {
	const one = openSignTrigger(world);
	const { status: code } = await one.call(body(), signed(body()));
	expect([code, one.answered]).toEqual([status, { message }]);
	expect(asked()).toBe(0);
});

test('with a key, unsigned: nothing is asked', async () => {
	const one = openSignTrigger(world);
	const { status } = await callUnsigned(one, event());
	expect([status, one.answered]).toEqual([401, { message: 'The signature is missing or wrong.' }]);
	expect(asked()).toBe(0);
});

test('a key with blanks around it, as they come along when it is copied', async () => {
	const one = openSignTrigger(world, {}, ' security-key\n');
	expect((await callSigned(one, event())).items).toHaveLength(1);
});

test('blanks alone are no key: OpenSign is asked', async () => {
	const one = openSignTrigger(world, {}, '  ');
	await callUnsigned(one, event());
	expect(one.answered).toEqual({ message: 'There is no such document.' });
});

describe('without a key', () => {
	const answerTo = async (changes: IDataObject, parameters: IDataObject = {}) => {
		const one = openSignTrigger(world, parameters, '');
		const { status } = await callUnsigned(one, event(changes));
		return [status, one.answered?.message];
	};

	test('a document that there is not is asked for once', async () => {
		expect(await answerTo({})).toEqual([200, 'There is no such document.']);
		expect(asked()).toBe(1);
	});

	test('what OpenSign does not confirm is asked for three times', async () => {
		expect(await answerTo({ objectId: add() })).toEqual([
			403,
			'OpenSign does not confirm this event.',
		]);
		expect(asked()).toBe(3);
	});

	test('what cannot be read is not verified', async () => {
		const objectId = add();
		const route = `GET /document/${objectId}`;
		environment().failNext({ route, kind: 'other-json', body: null, times: Infinity });
		expect(await answerTo({ objectId })).toEqual([
			503,
			'The event could not be verified with OpenSign.',
		]);
	});

	test('what was confirmed has been seen before, which is known without asking again', async () => {
		const objectId = add();
		environment().viewAs(objectId, ANNA.email);
		const one = openSignTrigger(world, {}, '');
		await callUnsigned(one, event({ objectId }));
		expect([one.answered, asked()]).toEqual([{ message: 'Workflow was started' }, 1]);
		await callUnsigned(one, event({ objectId }));
		expect([one.answered, asked()]).toEqual([{ message: 'Seen before.' }, 1]);
	});

	test('nothing is asked about an event that was not asked for', async () => {
		expect(await answerTo({ objectId: add() }, { events: ['signed'] })).toEqual([
			200,
			'Not asked for.',
		]);
		expect(asked()).toBe(0);
	});

	test.each([
		['completed', 1],
		['viewed', 0],
	])('%s wakes, or does not, and is asked about for that', async (name, times) => {
		const objectId = add();
		environment().failNext({
			route: `GET /document/${objectId}`,
			kind: 'other-json',
			body: { objectId, status: 'completed', signers: [] },
			times: Infinity,
		});
		expect(await answerTo({ event: name, objectId }, { events: ['created'] })).toEqual([
			200,
			'Not asked for.',
		]);
		expect(asked()).toBe(times);
	});
});

test('the same event twice at once, of which the second time its document cannot be read: it starts once', async () => {
	const objectId = add();
	const one = openSignTrigger(world, { options: { includeDocument: true } });
	const route = `GET /document/${objectId}`;
	let release = () => {};
	const until = new Promise<void>((done) => (release = done));
	const late = environment().failNext({ route, kind: 'late', until });
	const read = callSigned(one, event({ objectId }));
	await met(late);
	const odd = environment().failNext({ route, kind: 'other-json', body: null, times: 3 });
	// The three tries take most of a second: the first call has ended by then.
	const { PACE: pace } = await builtCode();
	const { factor } = pace;
	pace.factor = 0.2;
	const unread = callSigned(one, event({ objectId }));
	await met(odd);
	release();
	const answers = await Promise.all([read, unread]);
	pace.factor = factor;
	expect(answers.map(({ items }) => items.length)).toEqual([1, 0]);
});

/** Waits until a request has met the fault. */
async function met(fault: OrderedFault): Promise<void> {
	while (fault.met < 1) await new Promise((done) => setTimeout(done, 1));
}
