/** An event of long ago starts nothing, whoever sends it again: OpenSign reports what happens at once. */
import type { IDataObject } from 'n8n-workflow';

import { VERSION_1, type DocumentInput } from '../../dev/opensign-server';
import { useWorld } from '../harness/world';
import {
	breakDown,
	callSigned,
	callUnsigned,
	DAY_MS,
	event,
	HOUR_MS,
	openSignTrigger,
	PEOPLE,
	written,
} from './calls';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const ago = (ms: number) => new Date(Date.now() - ms);
const [ANNA] = PEOPLE;

const NOTHING = { status: 200, items: [] };
const STARTS = { status: 200, items: [expect.anything()] };

/** Each event's own date; whatever else stands in it is of now. */
const BODIES: Record<string, (date: string) => IDataObject> = {
	created: (createdAt) => ({ createdAt }),
	viewed: (viewedAt) => ({ viewedAt }),
	signed: (signedAt) => ({ signedAt, signer: ANNA }),
	completed: (completedAt) => ({ completedAt }),
	declined: (declinedAt) => ({ declinedAt, declinedBy: ANNA.email }),
	revoked: (revokedAt) => ({ revokedAt }),
};
const EVENTS = Object.keys(BODIES);
const bodyOf = (name: string, date: string, objectId = 'aB3dE5gH1j') =>
	event({ createdAt: written(), ...BODIES[name](date), event: name, objectId });

describe.each(EVENTS)('with a key, %s', (name) => {
	test.each([25 * HOUR_MS, 400 * DAY_MS])('of %d ms ago starts nothing', async (age) => {
		expect(await callSigned(openSignTrigger(world), bodyOf(name, written(age)))).toEqual(NOTHING);
	});

	test.each([
		['of yesterday', () => written(23 * HOUR_MS)],
		['by a clock that is ahead', () => written(-2 * HOUR_MS)],
		['in a zone that several call CST', () => written(0, 'CST')],
		['in a zone that nobody knows', () => written(25 * HOUR_MS, 'XYZT')],
	])('%s starts', async (_what, date) => {
		expect(await callSigned(openSignTrigger(world), bodyOf(name, date()))).toEqual(STARTS);
	});
});

/** What OpenSign's document says, where all that counts was done then. */
const DOCUMENTS: Record<string, (then: Date) => DocumentInput> = {
	created: (createdAt) => ({ createdAt, signers: [{ ...ANNA, viewed: new Date() }] }),
	viewed: (viewed) => ({ signers: [{ ...ANNA, viewed }] }),
	signed: (signed) => ({ signers: [{ ...ANNA, viewed: signed, signed }] }),
	completed: (signed) => ({
		status: 'completed',
		signers: [{ ...ANNA, viewed: signed, signed }],
	}),
	declined: (updatedAt) => ({ status: 'declined', updatedAt }),
	revoked: (updatedAt) => ({ status: 'declined', updatedAt }),
};

describe.each(EVENTS)("without a key, OpenSign's own date counts: %s", (name) => {
	const call = async (age: number, said: string) => {
		const objectId = environment().addDocument(DOCUMENTS[name](ago(age)));
		return await callUnsigned(openSignTrigger(world, {}, ''), bodyOf(name, said, objectId));
	};

	test.each([25 * HOUR_MS, 400 * DAY_MS])('of %d ms ago, called new', async (age) => {
		expect(await call(age, written())).toEqual(NOTHING);
	});

	test('of yesterday, called old', async () => {
		expect(await call(23 * HOUR_MS, written(400 * DAY_MS))).toEqual(STARTS);
	});
});

test('without any proof, the date that is said', async () => {
	const one = openSignTrigger(world, { options: { verify: false } }, '');
	expect(await callUnsigned(one, bodyOf('viewed', written(25 * HOUR_MS)))).toEqual(NOTHING);
	expect(await callUnsigned(one, bodyOf('viewed', written()))).toEqual(STARTS);
	expect(world.server.requests).toEqual([]);
});

describe('a draft that is sent long after it was made', () => {
	const add = (changes: DocumentInput = {}) =>
		environment().addDocument({
			signers: PEOPLE,
			createdAt: ago(3 * DAY_MS),
			updatedAt: new Date(),
			...changes,
		});
	const created = (objectId: string) => bodyOf('created', written(3 * DAY_MS), objectId);
	const withKey = () => openSignTrigger(world);

	test('starts, with a key and without', async () => {
		expect(await callSigned(withKey(), created(add()))).toEqual(STARTS);
		expect(await callUnsigned(openSignTrigger(world, {}, ''), created(add()))).toEqual(STARTS);
	});

	test.each<[string, DocumentInput]>([
		['somebody has viewed it', { signers: [{ ...ANNA, viewed: new Date() }] }],
		['it was withdrawn', { status: 'declined' }],
		['it was not changed lately', { updatedAt: ago(25 * HOUR_MS) }],
		['it is completed', { status: 'completed' }],
	])('does not when %s', async (_what, changes) => {
		expect(await callSigned(withKey(), created(add(changes)))).toEqual(NOTHING);
	});

	test('does not where an old server does not tell who has seen it', async () => {
		Object.assign(world.server.quirks, VERSION_1);
		expect(await callSigned(withKey(), created(add()))).toEqual(NOTHING);
	});

	test('cannot be told from an old one while OpenSign is out of reach', async () => {
		const id = add();
		const one = withKey();
		const repair = breakDown(environment(), `GET /document/${id}`);
		expect(await callSigned(one, created(id))).toEqual({ status: 503, items: [] });
		repair();
		expect(await callSigned(one, created(id))).toEqual(STARTS);
	});

	test('is not yet sent', async () => {
		const answer = await callSigned(withKey(), created(add({ status: 'draft' })));
		expect(answer).toEqual({ status: 403, items: [] });
	});
});
