import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { startOpenSignServer, type OpenSignServer } from '../../dev/opensign-server';
import { until, useN8n } from './n8n';
import { TRIGGER, triggerWorkflow } from './triggerWorkflow';

/** Whose address OpenSign has: the trigger's own, its own for a test, somebody else's, or nobody's. */
type Slot = 'production' | 'test' | 'foreign' | 'none';
type Step = 'activate' | 'deactivate' | 'listen' | 'cancel' | 'receive' | End;
/** n8n's end, politely or not, and its next start. */
type End = 'stop' | 'kill';

interface Plan {
	before: 'none' | 'production' | 'foreign';
	replaceExisting: boolean;
	steps: Step[];
	/** The slot after each step. */
	expected: Slot[];
}

const FOREIGN = 'https://example.com/hook?x=1';

/** What n8n itself takes part in; every other combination is in test/trigger/registration.test.ts, which needs no n8n. */
const plans: Plan[] = [
	{
		before: 'none',
		replaceExisting: false,
		steps: ['activate', 'deactivate'],
		expected: ['production', 'none'],
	},
	{
		before: 'production',
		replaceExisting: false,
		steps: ['activate', 'deactivate'],
		expected: ['production', 'none'],
	},
	{
		before: 'foreign',
		replaceExisting: true,
		steps: ['activate', 'deactivate'],
		expected: ['production', 'foreign'],
	},
	{
		before: 'none',
		replaceExisting: false,
		steps: ['activate', 'stop', 'deactivate'],
		expected: ['production', 'production', 'none'],
	},
	{
		before: 'foreign',
		replaceExisting: true,
		steps: ['activate', 'kill', 'deactivate'],
		expected: ['production', 'production', 'foreign'],
	},
	{
		before: 'none',
		replaceExisting: false,
		steps: ['activate', 'listen', 'cancel', 'deactivate'],
		expected: ['production', 'test', 'production', 'none'],
	},
	{
		before: 'foreign',
		replaceExisting: true,
		steps: ['activate', 'listen', 'receive', 'deactivate'],
		expected: ['production', 'test', 'production', 'foreign'],
	},
	{
		before: 'none',
		replaceExisting: false,
		steps: ['activate', 'listen', 'deactivate', 'cancel'],
		expected: ['production', 'test', 'none', 'none'],
	},
	{
		before: 'none',
		replaceExisting: false,
		steps: ['listen', 'cancel'],
		expected: ['test', 'none'],
	},
	{
		before: 'foreign',
		replaceExisting: true,
		steps: ['listen', 'cancel'],
		expected: ['test', 'foreign'],
	},
	// n8n 2.41 neither ends a test when it ends, nor asks a webhook trigger when it starts: only activating anew brings the address back.
	{
		before: 'foreign',
		replaceExisting: true,
		steps: ['activate', 'listen', 'kill', 'deactivate'],
		expected: ['production', 'test', 'test', 'foreign'],
	},
	{
		before: 'none',
		replaceExisting: false,
		steps: ['listen', 'kill', 'activate', 'deactivate'],
		expected: ['test', 'test', 'production', 'none'],
	},
	{
		before: 'foreign',
		replaceExisting: false,
		steps: ['listen', 'cancel'],
		expected: ['foreign', 'foreign'],
	},
	// Last: n8n goes on trying for a while.
	{
		before: 'foreign',
		replaceExisting: false,
		steps: ['activate', 'deactivate'],
		expected: ['foreign', 'foreign'],
	},
];

/** A plan on an account of its own, so that one start of n8n serves all. */
interface Row extends Plan {
	name: string;
	end?: End;
	server: OpenSignServer;
	workflowId: string;
	webhookId: string;
	/** The slot after each step, as it turned out. */
	found: string[];
	errors: string[];
}

const rows = plans.map((plan) => ({
	...plan,
	name: `${plan.steps.join(', ')}; before: ${plan.before}, Replace Existing Webhook ${plan.replaceExisting ? 'on' : 'off'}`,
	end: plan.steps.find((step) => step === 'stop' || step === 'kill'),
	webhookId: randomUUID(),
	found: [],
	errors: [],
})) as unknown as Row[];

describe("the account's one webhook", () => {
	const real = useN8n();
	beforeAll(async () => {
		for (const row of rows) await prepare(row);
		for (const end of ['stop', 'kill', undefined] as const) {
			const together = rows.filter((row) => row.end === end);
			for (const row of together) await walk(row, 0, row.steps.indexOf(end as Step));
			if (end === undefined) continue;
			await real[end]();
			await real.start();
			for (const row of together) await walk(row, row.steps.indexOf(end), row.steps.length);
		}
	}, 400_000);
	afterAll(async () => await Promise.all(rows.map(async ({ server }) => await server?.close())));

	it.each(rows)('$name', ({ before, replaceExisting, found, expected, errors, server }) => {
		expect(found).toEqual(expected);
		const refused = before === 'foreign' && !replaceExisting;
		expect(errors).toEqual(
			refused
				? [
						expect.stringContaining(
							'already sends the events of this account to https://example.com/hook. ',
						),
					]
				: [],
		);
		server.assertClean();
	});

	async function prepare(row: Row): Promise<void> {
		row.server = await startOpenSignServer();
		const credentials = await real.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: row.server.url,
			apiToken: row.server.tokens.selfHosted,
			webhookSecurityKey: '',
		});
		row.workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials,
				webhookId: row.webhookId,
				parameters: { events: ['viewed'], options: { replaceExisting: row.replaceExisting } },
			}),
		);
		row.server.environment('selfHosted').webhookUrl = {
			none: undefined,
			production: addressOf(row, 'webhook'),
			foreign: FOREIGN,
		}[row.before];
	}

	/** Does a row's steps `from` … `to` - 1; all when `to` is -1. */
	async function walk(row: Row, from: number, to: number): Promise<void> {
		for (const [k, step] of row.steps.entries()) {
			if (k < from || (to >= 0 && k >= to)) continue;
			await act(row, step).catch((error: Error) => row.errors.push(error.message));
			// n8n does much of it after it has answered.
			await until(
				'the slot is as it should be',
				async () => slotOf(row) === row.expected[k],
				15_000,
			).catch(() => {});
			row.found.push(slotOf(row));
		}
		// n8n answers before it has ended a test.
		if (row.end === undefined) await pause(1000);
	}

	async function act({ workflowId, server }: Row, step: Step): Promise<void> {
		const environment = server.environment('selfHosted');
		switch (step) {
			case 'activate':
			case 'deactivate':
				await real.n8n[step](workflowId);
				return;
			case 'listen':
				expect(
					await real.n8n.api.request('POST', `/rest/workflows/${workflowId}/run`, {
						triggerToStartFrom: { name: TRIGGER },
					}),
				).toEqual({ waitingForWebhook: true });
				return;
			case 'cancel':
				await real.n8n.api.request('DELETE', `/rest/test-webhook/${workflowId}`);
				return;
			case 'receive':
				environment.viewAs(environment.addDocument(), 'anna@example.com');
				await environment.settled();
				return;
		}
	}

	const addressOf = ({ webhookId }: Row, endpoint: 'webhook' | 'webhook-test') =>
		`${real.n8n.url}/${endpoint}/${webhookId}/webhook`;

	function slotOf(row: Row): string {
		const url = row.server.environment('selfHosted').webhookUrl;
		return (
			{
				[String(undefined)]: 'none',
				[FOREIGN]: 'foreign',
				[addressOf(row, 'webhook')]: 'production',
				[addressOf(row, 'webhook-test')]: 'test',
			}[String(url)] ?? String(url)
		);
	}
});
