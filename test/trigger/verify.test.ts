/** Without a key, an event is what OpenSign says of it: who, when, and whether it is so. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import {
	callSigned,
	callUnsigned,
	event,
	HOUR_MS,
	openSignTrigger,
	PEOPLE,
	written,
} from './calls';
import { useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, reads } = useStatusTrigger(world);
const [ANNA, BERT] = PEOPLE.map(({ email }) => email);
const add = () => environment().addDocument({ signers: PEOPLE });
const iso = (msAgo: number) => new Date(Date.now() - msAgo).toISOString();

/** Has OpenSign answer with this for a document, so many times. */
function answerWith(objectId: string, document: IDataObject, times = Infinity): void {
	environment().failNext({
		route: `GET /document/${objectId}`,
		kind: 'other-json',
		body: { objectId, status: 'in-progress', signers: PEOPLE, ...document },
		times,
	});
}

/** What an event starts of a document of which OpenSign says this. */
async function startedBy(changes: IDataObject, document: IDataObject): Promise<IDataObject[]> {
	const objectId = add();
	answerWith(objectId, document);
	const one = openSignTrigger(world, {}, '');
	const { items } = await callUnsigned(one, event({ objectId, ...changes }));
	return items.map(({ json }) => json);
}

test.each([1, 2])('OpenSign shows it after %d tries: it starts then', async (times) => {
	const objectId = add();
	environment().viewAs(objectId, ANNA);
	answerWith(objectId, { audit_trail: [] }, times);
	const { items } = await callUnsigned(openSignTrigger(world, {}, ''), event({ objectId }));
	expect(items).toHaveLength(1);
	expect(reads()).toBe(times + 1);
});

test('what the key has proved needs no confirmation: the document is read once', async () => {
	const objectId = add();
	const one = openSignTrigger(world, { options: { includeDocument: true } });
	const { items } = await callSigned(one, event({ objectId }));
	expect(items[0].json).toMatchObject({
		verifiedBy: 'signature',
		document: { title: 'Rental agreement' },
	});
	expect(reads()).toBe(1);
});

const [FIRST, SECOND] = [iso(3 * HOUR_MS), iso(2 * HOUR_MS)];
const LAST = iso(HOUR_MS);
const anna = (entry: IDataObject) => ({ email: 'Anna@Example.com', ...entry });
const bert = (entry: IDataObject) => ({ email: BERT, ...entry });
const DECLINED = { status: 'declined', updatedAt: LAST };
const COMPLETED = { status: 'completed', updatedAt: LAST };

describe('when it happened', () => {
	test.each<[what: string, changes: IDataObject, document: IDataObject, at: string | null]>([
		['sent', { event: 'created' }, { createdAt: FIRST, updatedAt: LAST }, FIRST],
		[
			'viewed: by whom the event names',
			{ event: 'viewed' },
			{ audit_trail: [bert({ viewed: SECOND }), anna({ viewed: FIRST })], updatedAt: LAST },
			FIRST,
		],
		[
			'viewed at a time that cannot be read: when the document was changed',
			{ event: 'viewed' },
			{ audit_trail: [anna({ viewed: 'then' })], updatedAt: LAST },
			LAST,
		],
		[
			'viewed, and no time anywhere',
			{ event: 'viewed' },
			{ audit_trail: [anna({ viewed: 'then' })] },
			null,
		],
		[
			'signed',
			{ event: 'signed', signer: PEOPLE[1] },
			{
				audit_trail: [
					anna({ viewed: FIRST, signed: FIRST }),
					bert({ viewed: FIRST, signed: SECOND }),
				],
				updatedAt: LAST,
			},
			SECOND,
		],
		[
			'signed, and somebody else later',
			{ event: 'signed', signer: PEOPLE[0] },
			{ audit_trail: [anna({ signed: FIRST }), bert({ signed: SECOND })] },
			FIRST,
		],
		[
			'completed: with the last signature, wherever it stands',
			{ event: 'completed' },
			{
				...COMPLETED,
				audit_trail: [
					anna({ signed: 'then' }),
					anna({ signed: SECOND }),
					bert({ signed: FIRST }),
					bert({}),
				],
			},
			SECOND,
		],
		[
			'completed, the last signature at the end',
			{ event: 'completed' },
			{ ...COMPLETED, audit_trail: [anna({ signed: FIRST }), bert({ signed: SECOND })] },
			SECOND,
		],
		['completed, without a trail', { event: 'completed' }, COMPLETED, LAST],
		['declined', { event: 'declined' }, DECLINED, LAST],
		['revoked', { event: 'revoked' }, DECLINED, LAST],
	])('%s', async (_what, changes, document, at) => {
		const found = await startedBy(changes, document);
		expect(found.map(({ event: name, occurredAt }) => [name, occurredAt])).toEqual([
			[changes.event, at],
		]);
	});
});

describe('who it was', () => {
	test('in the words of the document', async () => {
		const [{ signer }] = await startedBy(
			{ event: 'viewed', viewedBy: 'ANNA@example.com' },
			{ audit_trail: [anna({ viewed: FIRST })] },
		);
		expect(signer).toEqual(PEOPLE[0]);
	});

	test('somebody whom only the audit trail names', async () => {
		const carl = { email: 'carl@example.com', name: 'Carl' };
		const [{ signer }] = await startedBy(
			{ event: 'signed', signer: { ...carl, email: 'Carl@Example.com' } },
			{ audit_trail: [{ email: carl.email, viewed: FIRST, signed: FIRST }] },
		);
		expect(signer).toEqual({ email: carl.email });
	});

	test('nobody, where the document is completed', async () => {
		const [{ signer }] = await startedBy({ event: 'completed' }, COMPLETED);
		expect(signer).toBeUndefined();
	});
});

describe('what is not so', () => {
	test.each<[what: string, changes: IDataObject, document: IDataObject]>([
		['viewed by another', { event: 'viewed' }, { audit_trail: [bert({ viewed: FIRST })] }],
		[
			'viewed, not signed',
			{ event: 'signed', signer: PEOPLE[0] },
			{ audit_trail: [anna({ viewed: FIRST })] },
		],
		[
			'signed by another',
			{ event: 'signed', signer: PEOPLE[0] },
			{ audit_trail: [bert({ signed: FIRST })] },
		],
		['sent, while it is a draft', { event: 'created' }, { status: 'draft', createdAt: LAST }],
		['completed, while it is declined', { event: 'completed' }, DECLINED],
		['revoked, while it is completed', { event: 'revoked' }, COMPLETED],
		['declined, while it is completed', { event: 'declined' }, COMPLETED],
	])('%s', async (_what, changes, document) => {
		expect(await startedBy({ viewedAt: written(), ...changes }, document)).toEqual([]);
	});
});
