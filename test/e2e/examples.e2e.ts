/** The examples of `examples/`: each is imported into a real n8n as it is, and does what its note says. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../dev/checkout';
import { plant } from '../../dev/opensign-server/seed/plant';
import { readSeed } from '../../dev/opensign-server/seed/read';
import {
	ANNA,
	answersOf,
	CREDENTIALS,
	EXAMPLES,
	fillIn,
	importExample,
	outputOf,
	problemOf,
	SEED,
	sendAndSign,
	startChat,
	SUCCESS,
	waitingOnes,
	type Chat,
} from './exampleWorkflow';
import { daysAgo } from '../harness/days';
import { found, lacks } from './generations';
import { startModel, toolAnswers, type Model } from './model';
import { until, useN8n } from './n8n';
import { documentsOf, sign, visit } from './waitWorkflow';

/** What was run, by the example's name. */
const done = new Set<string>();

describe('an example', () => {
	const real = useN8n();
	const live = () => real.server.environment('selfHosted');
	let chat: Chat;
	let model: Model | undefined;
	beforeAll(async () => {
		const { url, tokens } = real.server;
		await real.n8n.createCredential({
			name: CREDENTIALS.openSignApi,
			type: 'openSignApi',
			data: { environment: 'selfHosted', baseUrl: url, apiToken: tokens.selfHosted },
		});
		chat = await startChat();
	});
	beforeEach(() => plant(readSeed(SEED), real.server));
	afterEach(() => {
		chat.texts.length = 0;
		model?.close();
	});
	afterAll(() => chat.close());

	const example = (name: string, run: () => Promise<void>) =>
		lacks(name)
			? it(`${name}: this n8n cannot run it, and says so`, async () => {
					await expect(run()).rejects.toThrow();
				})
			: it(name, async () => {
					await run();
					done.add(name);
				});

	/** Runs an example by hand to its end, or its sleep. */
	const byHand = async (name: string, changes = {}) =>
		await real.n8n.runWorkflow(await importExample(real, name, changes));

	const publish = async (name: string, changes = {}) => {
		const id = await importExample(real, name, changes);
		const webhooks = await real.n8n.activate(id);
		return { id, url: webhooks.at(0)?.url ?? '' };
	};

	/** The latest execution of a workflow, once there is one that has come so far. */
	const reached = async (workflowId: string, ...wanted: string[]) =>
		await until(
			`the execution is ${wanted.join(' or ')}`,
			async () => {
				const [latest] = await real.n8n.executionsWithData({ workflowId, status: undefined });
				if (latest?.status === 'error') throw new Error(problemOf(latest).error);
				return latest && wanted.includes(latest.status) && latest;
			},
			90_000,
		);

	example('send-from-template', async () => {
		const { id, url } = await publish('send-from-template');
		const { formWaitingUrl } = await fillIn(url, [ANNA.name, ANNA.email, 'Sales']);
		await reached(id, 'waiting');
		const page = await (await fetch(String(formWaitingUrl))).text();
		const document = documentsOf(real)['Non-disclosure agreement, Anna Example'];
		expect(page).toContain(`Document ${document.objectId}`);
		expect(document.signers[0]).toMatchObject(ANNA);
	});

	example('nda-by-form', async () => {
		const { id, url } = await publish('nda-by-form');
		const pdf = readFileSync(join(ROOT, 'examples/stand-in/nda-with-tags.pdf'));
		const file = new File([new Uint8Array(pdf)], 'nda.pdf', { type: 'application/pdf' });
		await fillIn(url, [ANNA.name, ANNA.email, file]);
		await reached(id, 'waiting');
		const { signers } = documentsOf(real)['NDA, Anna Example'];
		expect(signers.map(({ name, widgets }) => [name, widgets?.map(({ type }) => type)])).toEqual([
			['Anna Example', ['signature', 'date']],
			['Olivia Owner', ['signature']],
		]);
	});

	example('offer-letter-from-row', async () => {
		const id = await importExample(real, 'offer-letter-from-row', chat.changes);
		const asleep = await real.n8n.runWorkflow(id);
		expect(problemOf(asleep)).toEqual({ status: 'waiting', error: undefined });
		await sign(real, 'Offer letter, Anna Example');
		const execution = await reached(id, 'success');
		expect(problemOf(execution)).toEqual(SUCCESS);
		expect(chat.texts).toEqual([expect.stringContaining('Anna Example has signed the offer')]);
	});

	example('consents-in-bulk', async () => {
		const people = Array.from({ length: 500 }, (_, k) => `person-${k}@example.com`);
		const list = `return ${JSON.stringify(people)}.map((email) => ({ json: { name: email, email } }));`;
		const asText = (code: string) => JSON.stringify(code).slice(1, -1);
		const wrong = await byHand('consents-in-bulk');
		expect(problemOf(wrong)).toEqual(SUCCESS);
		expect(outputOf(wrong, 'Record What Went Out')).toHaveLength(2);
		expect(outputOf(wrong, 'Record What Did Not')).toEqual([
			expect.objectContaining({
				name: 'Somebody Without Address',
				status: 'not sent',
				error: expect.stringContaining('no e-mail address') as string,
			}),
		]);
		const before = live().documents.size;
		const execution = await real.n8n.runWorkflow(
			await importExample(real, 'consents-in-bulk', { 'return [': asText(`${list} return [`) }),
			{ timeoutMs: 300_000 },
		);
		expect(problemOf(execution)).toEqual(SUCCESS);
		expect(live().documents.size - before).toBe(500);
		const record = outputOf(execution, 'Record What Went Out');
		expect(new Set(record.map(({ email }) => email))).toEqual(new Set(people));
		expect(record.every(({ signingLink }) => String(signingLink).startsWith('http'))).toBe(true);
	});

	example('renewal-reminders', async () => {
		const bert = { name: 'Bert Example', email: 'bert@example.com' };
		const signers = [
			{ ...ANNA, role: 'a', viewed: daysAgo(1), signed: daysAgo(1) },
			{ ...bert, role: 'b' },
		];
		live().documents.clear();
		live().addDocument({ title: 'Soon', signers, createdAt: daysAgo(13) });
		live().addDocument({ title: 'Later', signers, createdAt: daysAgo(3) });
		for (const [title, days] of [
			['Contract that ends', 350],
			['Contract that lasts', 100],
		] as const)
			live().addDocument({ title, status: 'completed', updatedAt: daysAgo(days) });
		const execution = await byHand('renewal-reminders', chat.changes);
		expect(problemOf(execution)).toEqual(SUCCESS);
		expect(outputOf(execution, 'Mail the Link Again')).toEqual([
			expect.objectContaining({ email: bert.email, resent: true }),
		]);
		expect(chat.texts).toEqual([expect.stringContaining('“Contract that ends”')]);
	});

	example('archive-signed', async () => {
		const archive = join(real.home, '.n8n-files');
		mkdirSync(archive, { recursive: true });
		const { id } = await publish('archive-signed', { '/home/node/.n8n-files': archive });
		await sendAndSign(live(), 'Lease');
		const execution = await reached(id, 'success');
		expect(problemOf(execution)).toEqual(SUCCESS);
		expect(
			readdirSync(archive)
				.map((name) => name.replace(/^\w+ /, ''))
				.sort(),
		).toEqual(['Lease (certificate).pdf', 'Lease (signed).pdf']);
		await real.n8n.deactivate(id);
	});

	example('declined-or-expired', async () => {
		const { id } = await publish('declined-or-expired', chat.changes);
		const title = 'Offer';
		const objectId = live().addDocument({
			title,
			signers: [{ ...ANNA, role: 'Candidate' }],
			options: {},
		});
		live().documents.get(objectId)!.templateId = 'exampleOffer';
		live().expire(objectId);
		const execution = await reached(id, 'success');
		expect(problemOf(execution)).toEqual(SUCCESS);
		expect(chat.texts).toEqual([expect.stringContaining('“Offer” is expired')]);
		expect(documentsOf(real)['Offer (second try)'].signers).toEqual([
			expect.objectContaining({ ...ANNA, role: 'Candidate' }),
		]);
		await real.n8n.deactivate(id);
	});

	example('ai-agent', async () => {
		model = await startModel([
			() => ({ tool: 'List_documents_in_progress', input: {} }),
			(request) => ({
				tool: 'Get_a_document',
				input: { documentId: answersOf(request)[0].documentId },
			}),
			() => ({
				tool: 'Send_the_agreement',
				input: { toolParameters: { ...ANNA, title: 'Agreement' }, hitlParameters: {} },
			}),
			(request) => ({ text: `Waiting: ${waitingOnes(request)}. Sent: ${toolAnswers(request)[2]}` }),
		]);
		await real.n8n.createCredential({
			name: CREDENTIALS.openAiApi,
			type: 'openAiApi',
			data: { apiKey: 'sk-test', url: model.url },
		});
		const id = await importExample(real, 'ai-agent');
		const chatInput = 'Who has not signed yet? And send Anna her agreement.';
		const items = [{ json: { sessionId: 'one', action: 'sendMessage', chatInput } }];
		const asleep = await real.n8n.runWorkflow(id, { trigger: 'Chat', items });
		expect(problemOf(asleep)).toEqual({ status: 'waiting', error: undefined });
		expect(documentsOf(real).Agreement).toBeUndefined();
		const sheet = documentsOf(real)['Sign-off: Send_the_agreement'];
		await live().signAs(sheet.objectId, 'olivia@example.com');
		await visit(String(sheet.options.redirect_url));
		const execution = await reached(id, 'success');
		const [{ output }] = outputOf(execution, 'Agent').slice(-1);
		expect(output).toContain('Waiting: Anna Example, Bert Example. Sent: ');
		expect(documentsOf(real).Agreement.signers[0]).toMatchObject(ANNA);
	});

	example('sandbox-to-live', async () => {
		const execution = await byHand('sandbox-to-live');
		expect(problemOf(execution)).toEqual(SUCCESS);
		const lines = outputOf(execution, 'Check-List');
		expect(lines.filter(({ ok }) => ok !== true)).toEqual([]);
		expect(lines).toHaveLength(5);
		expect(live().documents.size).toBe(1);
		expect(real.server.createRequests()).toEqual([]);
	});
});

test('every example was run that this n8n has the nodes for', () => {
	expect(EXAMPLES.filter((name) => !done.has(name))).toEqual(EXAMPLES.filter(lacks));
	const missing = EXAMPLES.filter(lacks).map((name) => `; not \`${name}\``);
	found('examples', `${done.size} of ${EXAMPLES.length}${missing.join('')}`);
});
