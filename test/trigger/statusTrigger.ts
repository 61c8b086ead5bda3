import type { IDataObject } from 'n8n-workflow';

import type { StoredDocument } from '../../dev/opensign-server';
import type { World } from '../harness/world';

const ALL = ['completed', 'created', 'declined', 'expired', 'signed'];
export const PEOPLE = [
	{ email: 'anna@example.com', name: 'Anna' },
	{ email: 'bert@example.com', name: 'Bert' },
];
export const [ANNA, BERT] = PEOPLE.map(({ email }) => email);
export const DAY = 86_400_000;

/** The status trigger, and an account of documents of two signers. */
export function useStatusTrigger(world: World) {
	const environment = () => world.server.environment('selfHosted');
	const trigger = (parameters: IDataObject = {}) =>
		world.engine.trigger(
			'openSignStatusTrigger',
			{ events: ALL, ...parameters },
			world.credential(),
		);
	/** A document made and last changed `ago` milliseconds ago. */
	const add = (title = 'Rent', ago = 0) => {
		const then = new Date(Date.now() - ago);
		return environment().addDocument({ title, signers: PEOPLE, createdAt: then, updatedAt: then });
	};
	const signAll = async (id: string) => {
		for (const { email } of PEOPLE) await environment().signAs(id, email);
	};
	/** Changes what OpenSign has stored, past its API. */
	const change = (id: string, changes: Partial<StoredDocument>) =>
		Object.assign(environment().documents.get(id)!, changes);
	/** How often documents were read in full. */
	const reads = () =>
		world.server.requests.filter(({ path }) => path.startsWith('/document/')).length;
	return { environment, trigger, add, signAll, change, reads };
}

/** The keys of the events that one poll finds. */
export const keys = async (one: ReturnType<World['engine']['trigger']>) =>
	(await one.poll()).map(({ json }) => String(json.eventKey));

export const created = (ids: string[]) => ids.map((id) => `${id}:created`);

/** The keys of all events of a document that both have signed. */
export const completed = (id: string) => [
	`${id}:created`,
	`${id}:signed:${ANNA}`,
	`${id}:signed:${BERT}`,
	`${id}:completed`,
];
