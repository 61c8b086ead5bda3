/** Filters: what an event says by itself, and what only the document does. */
import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { useWorld } from '../harness/world';
import { callSigned, event, openSignTrigger, PEOPLE, written } from './calls';
import { keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const { trigger: statusTrigger, add } = useStatusTrigger(world);
const [ANNA, BERT] = PEOPLE.map(({ email }) => email);

/** A document of a template, with a signature of Anna's. */
const TEMPLATE = 'template01';
function addSigned(): string {
	const objectId = add('Rent');
	const { signers } = environment().documents.get(objectId)!;
	const now = new Date();
	Object.assign(signers[0], { viewed: now, signed: now });
	Object.assign(environment().documents.get(objectId)!, { templateId: TEMPLATE });
	return objectId;
}

const SIGNED = { event: 'signed', signer: PEOPLE[0], signers: undefined, signedAt: written() };

const EVENTS = { viewed: {}, signed: SIGNED };

test.each<[filters: IDataObject, name: keyof typeof EVENTS, starts: number, asked: number]>([
	// An event names all signers, but for a signature's, which names only who has signed.
	[{ signer: BERT }, 'viewed', 1, 0],
	[{ signer: 'carl@example.com' }, 'viewed', 0, 0],
	[{ signer: ANNA }, 'signed', 1, 1],
	[{ signer: BERT }, 'signed', 1, 1],
	[{ signer: 'carl@example.com' }, 'signed', 0, 1],
	[{ title: 'ren' }, 'signed', 1, 0],
	[{ title: 'offer' }, 'signed', 0, 0],
	[{}, 'signed', 1, 0],
	// Only the document names its template and its folder.
	[{ templateId: locator(TEMPLATE) }, 'viewed', 1, 1],
	[{ templateId: locator('template02') }, 'viewed', 0, 1],
	[{ templateId: locator(TEMPLATE), signer: BERT }, 'viewed', 1, 1],
	[{ templateId: locator(TEMPLATE), signer: 'carl@example.com' }, 'signed', 0, 1],
	[{ templateId: locator(TEMPLATE), folderId: locator('folder0001') }, 'viewed', 0, 1],
])('%j, %s', async (filters, name, starts, asked) => {
	const objectId = addSigned();
	const one = openSignTrigger(world, { filters });
	const { items } = await callSigned(one, event({ objectId, ...EVENTS[name] }));
	expect([items.length, world.server.requests.length]).toEqual([starts, asked]);
});

test.each<[filters: IDataObject, starts: boolean]>([
	[{}, true],
	[{ templateId: locator(TEMPLATE) }, true],
	[{ templateId: locator('template02') }, false],
	[{ folderId: locator('folder0001') }, false],
	[{ signer: BERT, title: 'RENT' }, true],
	[{ signer: 'carl@example.com' }, false],
])('by polling: %j', async (filters, starts) => {
	const one = statusTrigger({ events: ['completed'], filters });
	await one.poll();
	const id = addSigned();
	await environment().signAs(id, BERT);
	expect(await keys(one)).toEqual(starts ? [`${id}:completed`] : []);
});
