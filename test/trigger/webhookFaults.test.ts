/**
 * Webhooks that are forged, altered or replayed, now and after days, in random order: none starts anything beside what
 * OpenSign has really sent. `FAULTS_WEBHOOKS=1000 npx jest test/trigger/webhookFaults` sends a thousand to each trigger.
 */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { sendDocument, type Delivery, type WebhookDates } from '../../dev/opensign-server';
import { makePdf } from '../harness/pdf';
import { useWorld } from '../harness/world';
import {
	callSigned,
	callUnsigned,
	DAY_MS,
	event,
	HOUR_MS,
	KEY,
	openSignTrigger,
	PEOPLE,
	toBody,
	written,
	type Trigger,
} from './calls';

const COUNT = Number(process.env.FAULTS_WEBHOOKS ?? 100);
const SEED = 20_260_611;
const DOCUMENTS = 20;
/** Calls under way at the same time: what OpenSign does not confirm is asked for four seconds. */
const AT_ONCE = 100;

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const [ANNA, BERT] = PEOPLE;
/** Gets every document, and never looks at it. */
const CARL = { email: 'carl@example.com', name: 'Carl', signer_role: 'viewer' as const };

type Call = Pick<Delivery, 'body' | 'headers'>;

const LIVES = ['sent', 'viewed', 'signed', 'completed', 'declined', 'revoked'] as const;
const WRITTEN: WebhookDates[] = ['IST', 'GMT+5:30', 'GMT+9:30', 'iso'];
const document = fc.record({
	life: fc.constantFrom(...LIVES),
	dates: fc.constantFrom(...WRITTEN),
	revoke: fc.constantFrom('declined' as const, 'revoked' as const),
});

type Kind = typeof document extends fc.Arbitrary<infer T> ? T : never;

/** What OpenSign really sends for documents of all kinds. */
async function genuine(): Promise<Call[]> {
	environment().webhookSecurityKey = KEY;
	// A port where nobody listens: only what is sent matters.
	environment().webhookUrl = 'http://127.0.0.1:9/hook';
	for (const kind of fc.sample(document, { numRuns: DOCUMENTS, seed: SEED })) await live(kind);
	await environment().settled();
	return environment().deliveries.map(({ body, headers }) => ({ body, headers }));
}

async function live({ life, dates, revoke }: Kind): Promise<void> {
	Object.assign(environment(), { webhookDates: dates, revokeEvent: revoke });
	const signers = [...PEOPLE, CARL].map((one) => ({ ...one, role: one.name, widgets: [] }));
	const input = { title: 'Rent', file: await makePdf(), signers, prefill: [], options: {} };
	const { objectId } = await sendDocument(environment(), input);
	if (life === 'sent') return;
	environment().viewAs(objectId, ANNA.email);
	if (life === 'signed' || life === 'completed') await environment().signAs(objectId, ANNA.email);
	if (life === 'completed') await environment().signAs(objectId, BERT.email);
	if (life === 'declined') environment().declineAs(objectId, ANNA.email, 'Too dear');
	if (life === 'revoked') environment().revoke(objectId);
}

/** What can be done to a call without the key; `k` picks among possibilities. */
const TRICKS: Record<string, (call: Call, k: number) => Call> = {
	'the same again': (call) => call,
	'without a signature': ({ body }) => ({ body, headers: {} }),
	'a signature of zeros': ({ body }) => ({ body, headers: signature('0'.repeat(64)) }),
	'a signature cut off': ({ body, headers }) => ({
		body,
		headers: signature(headers['x-webhook-signature'].slice(2)),
	}),
	'with blanks after it': ({ body, headers }) => ({ body: `${body} `, headers }),
	'of another date': (call) =>
		altered(call, { createdAt: written(), viewedAt: written(), signedAt: written() }),
	'by another person': (call) => altered(call, { viewedBy: CARL.email, signer: CARL }),
	'in another letter case': (call) =>
		altered(call, { viewedBy: ANNA.email.toUpperCase(), name: 'RENT' }),
	'of another document': (call) => altered(call, { objectId: 'Unknown0001' }),
	'as what has not happened': (call, k) => {
		const { event: happened } = JSON.parse(call.body) as { event: string };
		const not = happened === 'created' ? LATER[k % LATER.length] : 'exploded';
		return altered(call, { event: not, viewedBy: CARL.email, signer: CARL });
	},
};
/** What Carl has not done with any document. */
const LATER = ['viewed', 'signed'];

const signature = (text: string) => ({ 'x-webhook-signature': text });
const altered = ({ body, headers }: Call, changes: IDataObject): Call => ({
	body: JSON.stringify({ ...(JSON.parse(body) as IDataObject), ...changes }),
	headers,
});

const trick = fc.record({
	name: fc.constantFrom(...Object.keys(TRICKS)),
	at: fc.nat(),
	k: fc.nat(),
});

/** Some of the tricks, on calls that were genuine; which started something, they should not have. */
async function attack(one: Trigger, calls: Call[], share: number, seed: number): Promise<string[]> {
	const tricks = fc.sample(trick, { numRuns: Math.ceil(COUNT * share), seed });
	const started: string[] = [];
	await inLanes(tricks, async ({ name, at, k }) => {
		const { body, headers } = TRICKS[name](calls[at % calls.length], k);
		const { items } = await one.call(toBody(body), headers);
		for (const { json } of items) started.push(`${name}: ${String(json.eventKey)}`);
	});
	return started;
}

async function inLanes<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
	const left = all.values();
	const lane = async () => {
		for (const one of left) await act(one);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Events of other documents, each of which starts something. */
async function others(one: Trigger, call: typeof callSigned, count: number): Promise<void> {
	let started = 0;
	await inLanes(Array.from({ length: count }), async () => {
		const objectId = environment().addDocument({ signers: [{ ...ANNA, viewed: new Date() }] });
		const { items } = await call(one, event({ objectId }));
		started += items.length;
	});
	expect(started).toBe(count);
}

beforeEach(() => {
	jest.useFakeTimers({
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
			'setTimeout',
			'clearTimeout',
		],
	});
});
afterEach(() => void jest.useRealTimers());
const later = (ms: number) => void jest.setSystemTime(Date.now() + ms);

test.each([
	{ proof: 'the key', key: KEY, call: callSigned },
	{ proof: "OpenSign's word", key: '', call: callUnsigned },
])(
	`${COUNT} webhooks that are none, judged by $proof`,
	async ({ key, call }) => {
		const calls = await genuine();
		const keys = new Set<string>();
		let one = openSignTrigger(world, {}, key);
		let starts = 0;
		// Each twice at the same time.
		await inLanes([...calls, ...calls], async ({ body, headers }) => {
			for (const { json } of (await one.call(toBody(body), headers)).items) {
				keys.add(String(json.eventKey));
				starts += 1;
			}
		});
		expect([starts, keys.size]).toEqual([calls.length, calls.length]);

		expect(await attack(one, calls, 0.3, SEED + 1)).toEqual([]);
		await others(one, call, COUNT * 5);
		one = one.inNewProcess();
		expect(await attack(one, calls, 0.3, SEED + 2)).toEqual([]);
		// From here on by a trigger that remembers nothing, too.
		for (const [k, age] of [25 * HOUR_MS, 400 * DAY_MS].entries()) {
			later(age);
			expect(await attack(one, calls, 0.1, SEED + 3 + k)).toEqual([]);
			const forgetful = openSignTrigger(world, {}, key);
			expect(await attack(forgetful, calls, 0.1, SEED + 5 + k)).toEqual([]);
		}
		await others(one, call, 1);
	},
	600_000,
);
