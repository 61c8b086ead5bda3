/** What the status trigger tells of documents: who, when, and what it takes for news. */
import { VERSION_1 } from '../../dev/opensign-server';
import { useWorld } from '../harness/world';
import { ANNA, BERT, created, DAY, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change } = useStatusTrigger(world);
const ago = (ms: number) => new Date(Date.now() - ms);

/** The trigger, for which what was there a day ago is the past. */
async function begun() {
	const old = add('Old', DAY);
	const one = trigger();
	await one.poll();
	return { one, old };
}

test('who and when: of a signature its own date, of the end that of the last, or of the change', async () => {
	const { one, old } = await begun();
	const [signed, declined, expired] = [add('Signed'), add('Declined'), add('Expired')];
	await one.poll();
	await signAll(signed);
	change(signed, { updatedAt: ago(-5000) });
	environment().declineAs(declined, ANNA, 'no');
	environment().expire(expired);
	const items = await one.poll();
	const found = Object.fromEntries(items.map(({ json }) => [String(json.eventKey), json]));
	const { signers } = environment().documents.get(signed)!;
	const dates = signers.map((signer) => signer.signed?.toISOString());
	expect(found).toMatchObject({
		[`${signed}:signed:${ANNA}`]: {
			occurredAt: dates[0],
			signer: { email: ANNA, name: 'Anna' },
		},
		[`${signed}:signed:${BERT}`]: {
			occurredAt: dates[1],
			signer: { email: BERT, name: 'Bert' },
		},
		[`${signed}:completed`]: { occurredAt: dates[1] },
		[`${declined}:declined`]: {
			occurredAt: environment().documents.get(declined)!.updatedAt.toISOString(),
		},
		[`${expired}:expired`]: { occurredAt: null },
	});
	expect(items).toHaveLength(5);
	await signAll(old);
	expect(await keys(one)).toEqual([
		`${old}:signed:${ANNA}`,
		`${old}:signed:${BERT}`,
		`${old}:completed`,
	]);
});

describe('without its own date, a document is as old as the oldest that is known of it', () => {
	const spoil = (id: string, viewed: Date | undefined) => {
		environment().listedAs.set(id, (entry) => ({ ...entry, createdAt: undefined }));
		const entry = { email: ANNA, ...(viewed && { viewed: viewed.toISOString() }), signed: '' };
		environment().failNext({
			route: `GET /document/${id}`,
			kind: 'other-json',
			body: { objectId: id, status: 'in-progress', signers: [], audit_trail: [entry] },
			times: Infinity,
		});
	};

	test.each<[string, () => Date | undefined, boolean]>([
		['seen before the trigger’s time', () => ago(2 * DAY), false],
		['seen since', () => ago(DAY / 2), true],
		['not seen', () => undefined, true],
	])('%s', async (_what, viewed, isNews) => {
		const { one } = await begun();
		const id = add();
		spoil(id, viewed());
		expect(await keys(one)).toEqual(isNews ? created([id]) : []);
	});
});

test('completed a while after the last signature', async () => {
	const { one, old } = await begun();
	await signAll(old);
	change(old, { status: 'in-progress' });
	expect(await keys(one)).toEqual([`${old}:signed:${ANNA}`, `${old}:signed:${BERT}`]);
	change(old, { status: 'completed', updatedAt: ago(-1000) });
	expect(await keys(one)).toEqual([`${old}:completed`]);
});

test('expired, and signed after the deadline was put off, both between two polls', async () => {
	const { one, old } = await begun();
	environment().expire(old);
	expect(await keys(one)).toEqual([`${old}:expired`]);
	change(old, { status: 'in-progress', updatedAt: new Date() });
	await environment().signAs(old, ANNA);
	expect(await keys(one)).toEqual([`${old}:signed:${ANNA}`]);
});

test('completed, of which an old server tells no signatures', async () => {
	const { one, old } = await begun();
	Object.assign(world.server.quirks, VERSION_1);
	await signAll(old);
	expect(await keys(one)).toEqual([`${old}:completed`]);
});
