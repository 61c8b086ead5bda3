/** Both triggers, the form, its lists and the credential's screen × what a server may answer with a secret in it. */
import type { Fault, OrderedFault } from '../../dev/opensign-server';
import type { TriggerUnderTest } from '../../dev/engine/trigger';
import { shown } from '../harness/shown';
import { useWorld } from '../harness/world';
import { routeOf } from '../opensign/answers/judge';
import { ANSWERS } from '../opensign/answers/samples';
import { callSigned, callUnsigned, event, KEY, openSignTrigger } from '../trigger/calls';
import { findCanaries, LINK } from './canaries';
import { faultsFor } from './faults';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const token = () => world.server.tokens.selfHosted;
const ID = 'aB3dE5gH1j';

const statusTrigger = () =>
	world.engine.trigger(
		'openSignStatusTrigger',
		{
			events: ['completed', 'created', 'declined', 'expired', 'signed'],
			options: { includeDocument: true, downloadFiles: 'both' },
		},
		world.credential(),
	);

/** Somebody has set a webhook whose address carries access. */
const OTHERS_WEBHOOK = `https://example.com/hook?key=${KEY}`;

type Act = (order: () => void) => Promise<unknown>;

/** A poll of a trigger that has polled once before, so that it looks for what is new. */
const pollTwice: Act = async (order) => {
	const trigger = statusTrigger();
	await trigger.poll();
	live().addDocument({ updatedAt: new Date(Date.now() + 60_000) }, ID);
	order();
	return await trigger.poll();
};

const ordered =
	(act: () => Promise<unknown>): Act =>
	async (order) => {
		order();
		return await act();
	};

const list = (method: string) =>
	ordered(async () => await world.engine.listSearch(method, world.credential()));

const ofTrigger = (act: (trigger: TriggerUnderTest) => Promise<unknown>, changes = {}) =>
	ordered(async () => {
		live().addDocument({ signers: [{ email: 'anna@example.com', viewed: new Date() }] }, ID);
		const options = { includeDocument: true, downloadFiles: 'both', ...changes };
		return await act(openSignTrigger(world, { options }, ''));
	});

const deactivate: Act = async (order) => {
	const trigger = openSignTrigger(world);
	await trigger.activate();
	order();
	return await trigger.deactivate();
};

const mapper = ordered(
	async () =>
		await world.engine.mapperFields(
			'getTemplateInputs',
			{ templateId: { mode: 'id', value: ID } },
			world.credential(),
		),
);

const ACTS: Array<[string, string, Act]> = [
	['list of templates', 'GET /templatelist', list('searchTemplates')],
	['list of documents', 'GET /documentlist/inprogress', list('searchDocuments')],
	['list of contacts', 'GET /contactlist', list('searchContacts')],
	['list of folders', 'GET /folderlist', list('searchFolders')],
	["template's form", `GET /template/${ID}`, mapper],
	[
		'credential',
		'GET /getuser',
		ordered(async () => await world.engine.testCredential(world.credential())),
	],
	['poll', 'GET /documentlist/inprogress', pollTwice],
	['poll', 'GET /documentlist/expired', pollTwice],
	['poll', `GET /document/${ID}`, pollTwice],
	['activation', 'GET /webhook', ofTrigger(async (trigger) => await trigger.activate())],
	['activation', 'POST /webhook', ofTrigger(async (trigger) => await trigger.activate())],
	['deactivation', 'GET /webhook', deactivate],
	['deactivation', 'DELETE /webhook', deactivate],
	[
		'event without a signature',
		`GET /document/${ID}`,
		ofTrigger(async (trigger) => await callUnsigned(trigger, event({ file: LINK }))),
	],
	[
		'event with a signature',
		`GET /document/${ID}`,
		ordered(async () => {
			const options = { includeDocument: true, downloadFiles: 'both' };
			return await callSigned(openSignTrigger(world, { options }), event({ file: LINK }));
		}),
	],
];

/** All that anybody sees of it. */
async function textOf(act: Act, fault: Fault): Promise<{ text: string; met: boolean }> {
	const orders: OrderedFault[] = [];
	const order = () => void orders.push(live().failNext({ ...fault, times: Infinity }));
	const result = async () => JSON.stringify(await act(order)) ?? '';
	const text = await result().catch(shown);
	return { text, met: orders.some(({ met }) => met > 0) };
}

/** An event is looked up again after a second, so that only what differs is tried. */
const FEW = ['JSON with the headers', 'the token in every text', 'a link in place of lists'];

test.each(ACTS)('%s, %s', async (what, route, act) => {
	const [method, path] = route.split(' ');
	const found: string[] = [];
	const all = faultsFor(ANSWERS[routeOf(method, path)], token());
	const isSlow = what.startsWith('event') && process.env.CANARIES !== 'all';
	for (const fault of isSlow ? all.filter(({ name }) => FEW.includes(name)) : all) {
		world.server.reset();
		const { text, met } = await textOf(act, { ...fault, route });
		if (!met) found.push(`${fault.name}: not asked`);
		found.push(...findCanaries(text, token()).map((secret) => `${fault.name}: ${secret}`));
		if (text.includes(KEY)) found.push(`${fault.name}: security key`);
	}
	expect(found).toEqual([]);
});

test("somebody else's webhook is named without what its address carries", async () => {
	live().webhookUrl = OTHERS_WEBHOOK;
	const { error } = await world.engine.runNode(
		{ resource: 'webhook', operation: 'set', url: 'https://example.com/mine' },
		{ credential: world.credential() },
	);
	expect(error?.message).toMatch(/already: https:\/\/example\.com\/hook\. Nothing was changed/);
	expect(shown(error)).not.toContain(KEY);
	const { text } = await textOf(
		ordered(async () => await openSignTrigger(world).activate()),
		{ route: 'GET /none', kind: 'echo' },
	);
	expect(text).toContain('https://example.com/hook');
	expect(text).not.toContain(KEY);
});
