import type { IDataObject } from 'n8n-workflow';

import type { Fault, StoredDocument } from '../../dev/opensign-server';
import type { World } from '../harness/world';

const ALL = ['completed', 'created', 'declined', 'expired', 'signed'];
export const PEOPLE = [
	{ email: 'anna@example.com', name: 'Anna' },
	{ email: 'bert@example.com', name: 'Bert' },
];
export const [ANNA, BERT] = PEOPLE.map(({ email }) => email);
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Another document than was asked for: once, while what is no document at all would be asked for again at once. */
const ODD: Fault = { kind: 'other-json', body: { objectId: 'aB3dE5gH1j', signers: [] } };

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
	/** Has OpenSign answer like this whenever the document is read. */
	const spoil = (id: string, fault: Fault = ODD) =>
		environment().failNext({ ...fault, route: `GET /document/${id}`, times: Infinity });
	/** Has the lists say this of a document. */
	const listAs = (id: string, changes: object) =>
		environment().listedAs.set(id, (entry) => ({ ...entry, ...changes }));
	/** What is asked while something goes on: names of lists, and paths. */
	const askedBy = async (act: () => Promise<unknown>): Promise<string[]> => {
		world.server.requests.length = 0;
		await act();
		return world.server.requests.map(({ path }) => path.replace('/documentlist/', ''));
	};
	return { environment, trigger, add, signAll, change, reads, spoil, listAs, askedBy };
}

/** Lets n8n's clock go on without waiting, until mocks are restored. */
export function goOn(ms: number): void {
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
}

/** Makes time limits as short as this, instead of those that fit real answers, until mocks are restored. */
export function limitTo(ms: number): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(ms));
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
