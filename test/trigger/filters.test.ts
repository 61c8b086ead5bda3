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

test.each<[filters: IDataObject, changes: IDataObject, starts: number, asked: number]>([
	// An event names all signers, but for a signature's, which names only who has signed.
	[{ signer: BERT }, {}, 1, 0],
	[{ signer: 'carl@example.com' }, {}, 0, 0],
	[{ signer: ANNA }, SIGNED, 1, 1],
	[{ signer: BERT }, SIGNED, 1, 1],
	[{ signer: 'carl@example.com' }, SIGNED, 0, 1],
	[{ title: 'ren' }, SIGNED, 1, 0],
	[{ title: 'offer' }, SIGNED, 0, 0],
	[{}, SIGNED, 1, 0],
	// Only the document names its template and its folder.
	[{ templateId: locator(TEMPLATE) }, {}, 1, 1],
	[{ templateId: locator('template02') }, {}, 0, 1],
	[{ templateId: locator(TEMPLATE), signer: BERT }, {}, 1, 1],
	[{ templateId: locator(TEMPLATE), signer: 'carl@example.com' }, SIGNED, 0, 1],
	[{ templateId: locator(TEMPLATE), folderId: locator('folder0001') }, {}, 0, 1],
])('%j of %j', async (filters, changes, starts, asked) => {
	const objectId = addSigned();
	const one = openSignTrigger(world, { filters });
	const { items } = await callSigned(one, event({ objectId, ...changes }));
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
