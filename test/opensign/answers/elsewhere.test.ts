/** What the triggers, the form and the credential screen ask × every odd answer. */
import { useWorld } from '../../harness/world';
import { callUnsigned, event, openSignTrigger } from '../../trigger/calls';
import { judge, routeOf, type Outcome } from './judge';
import { oddAnswers } from './odd';
import { ANSWERS } from './samples';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const ID = 'aB3dE5gH1j';

async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
	try {
		return { output: (await act()) ?? null };
	} catch (error) {
		return { output: null, error: error as Error };
	}
}

const list = async (method: string) => await world.engine.listSearch(method, world.credential());

/** A poll of a trigger that has polled once before, so that it looks for what is new. */
async function pollTwice(route: string, body: string): Promise<unknown> {
	const trigger = world.engine.trigger(
		'openSignStatusTrigger',
		{ events: ['completed', 'created', 'declined', 'expired', 'signed'] },
		world.credential(),
	);
	await trigger.poll();
	live().addDocument({ updatedAt: new Date(Date.now() + 60_000) }, ID);
	const fault = live().failNext({ route, kind: 'status', status: 200, body, times: Infinity });
	const items = await trigger.poll();
	expect(fault.met).toBeGreaterThan(0);
	return items.map(({ json }) => json);
}

async function activate(): Promise<unknown> {
	await openSignTrigger(world).activate();
	return null;
}

/** What n8n shows in the credential's screen is no error but a status. */
async function testCredential(): Promise<unknown> {
	const { status, message } = await world.engine.testCredential(world.credential());
	if (status === 'OK') return message;
	throw new Error(message);
}

interface Asking {
	what: string;
	route: string;
	/** With the answer to that route ordered, unless it orders it itself. */
	act: (route: string, body: string) => Promise<unknown>;
	ordersItself?: boolean;
}

const ASKING: Asking[] = [
	{
		what: 'list of templates',
		route: 'GET /templatelist',
		act: async () => await list('searchTemplates'),
	},
	{
		what: 'list of documents',
		route: 'GET /documentlist/inprogress',
		act: async () => await list('searchDocuments'),
	},
	{
		what: 'list of contacts',
		route: 'GET /contactlist',
		act: async () => await list('searchContacts'),
	},
	{
		what: 'list of folders',
		route: 'GET /folderlist',
		act: async () => await list('searchFolders'),
	},
	{
		what: "template's form",
		route: `GET /template/${ID}`,
		act: async () =>
			await world.engine.mapperFields(
				'getTemplateInputs',
				{ templateId: { mode: 'id', value: ID } },
				world.credential(),
			),
	},
	{ what: 'credential', route: 'GET /getuser', act: testCredential },
	{ what: 'poll', route: 'GET /documentlist/inprogress', act: pollTwice, ordersItself: true },
	{ what: 'poll', route: 'GET /documentlist/expired', act: pollTwice, ordersItself: true },
	{ what: 'poll', route: `GET /document/${ID}`, act: pollTwice, ordersItself: true },
	{ what: 'activation', route: 'GET /webhook', act: activate },
	{ what: 'activation', route: 'POST /webhook', act: activate },
];

test.each(ASKING)('$what, $route', async ({ route, act, ordersItself = false }) => {
	const [method, path] = route.split(' ');
	const faults: string[] = [];
	for (const odd of oddAnswers(ANSWERS[routeOf(method, path)])) {
		world.server.reset();
		const fault = { route, kind: 'status', status: 200, body: odd.body, times: Infinity } as const;
		const ordered = ordersItself ? undefined : live().failNext(fault);
		const outcome = await outcomeOf(async () => await act(route, odd.body));
		const wrong = ordered?.met === 0 ? 'it was not asked' : judge(outcome, odd);
		if (wrong !== undefined) faults.push(`${odd.name}: ${wrong}`);
	}
	expect(faults).toEqual([]);
});

test('an event is looked up once more where the first answer is odd', async () => {
	live().addDocument({ signers: [{ email: 'anna@example.com', viewed: new Date() }] }, ID);
	live().failNext({ route: `GET /document/${ID}`, kind: 'status', status: 200, body: 'null' });
	const { status, items } = await callUnsigned(openSignTrigger(world, {}, ''), event());
	expect(status).toBe(200);
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({ event: 'viewed', verifiedBy: 'openSign' });
});

test('the status trigger knows a document of an old server by the list that it is in', async () => {
	const trigger = world.engine.trigger(
		'openSignStatusTrigger',
		{ events: ['completed'], options: { downloadFiles: 'none' } },
		world.credential(),
	);
	await trigger.poll();
	const signed = new Date(Date.now() + 60_000);
	live().addDocument({ status: 'completed', updatedAt: signed }, ID);
	const audit_trail = [{ email: 'anna@example.com', signed: signed.toISOString() }];
	const body = JSON.stringify({ objectId: ID, title: 'T', signers: [], audit_trail });
	live().failNext({ route: `GET /document/${ID}`, kind: 'status', status: 200, body });
	const items = await trigger.poll();
	expect(items.map(({ json }) => json)).toMatchObject([
		{ event: 'completed', status: 'completed' },
	]);
});
