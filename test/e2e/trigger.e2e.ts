import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { makePdf, readText } from '../harness/pdf';
import type { Execution } from '../../dev/n8n';
import { sendDocument } from '../../dev/opensign-server';
import { until, useN8n } from './n8n';
import { TRIGGER, triggerWorkflow } from './triggerWorkflow';

const anna = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }],
};
const parameters = {
	events: ['completed', 'signed', 'declined', 'viewed', 'created'],
	options: { downloadFiles: 'both', includeDocument: true },
};

describe('OpenSign Trigger, published', () => {
	const real = useN8n();

	it.each([
		{ verifiedBy: 'signature', webhookSecurityKey: 'whk_of_this_test' },
		{ verifiedBy: 'openSign', webhookSecurityKey: '' },
	])(
		'starts once for each event, verified by $verifiedBy',
		async ({ verifiedBy, webhookSecurityKey }) => {
			const environment = real.server.environment('selfHosted');
			environment.webhookSecurityKey = webhookSecurityKey || undefined;
			const { workflowId, url } = await publish(webhookSecurityKey);
			expect(environment.webhookUrl).toBe(url);

			const send = async (title: string) =>
				(
					await sendDocument(environment, {
						title,
						file: await makePdf(),
						signers: [anna],
						prefill: [],
						options: {},
					})
				).objectId;
			const signed = await send('Rental agreement');
			environment.viewAs(signed, anna.email);
			await environment.signAs(signed, anna.email);
			const declined = await send('Refused agreement');
			environment.declineAs(declined, anna.email, 'The rent is too high.');
			await environment.settled();
			expect(environment.deliveries.map(({ event, status }) => `${event} ${status}`)).toEqual([
				'created 200',
				'viewed 200',
				'signed 200',
				'completed 200',
				'created 200',
				'declined 200',
			]);

			const items = await until('all events have started an execution', async () => {
				const done = await real.n8n.executionsWithData({ workflowId, status: ['success'] });
				return done.length >= 6 && done.map(itemOf);
			});
			expect(items.map(({ json }) => json.eventKey).sort()).toEqual(
				[
					`${signed}:created`,
					`${signed}:viewed:${anna.email}`,
					`${signed}:signed:${anna.email}`,
					`${signed}:completed`,
					`${declined}:created`,
					`${declined}:declined`,
				].sort(),
			);
			expect(items.map(({ json }) => json.verifiedBy)).toEqual(Array(6).fill(verifiedBy));

			const completed = items.find(({ json }) => json.event === 'completed')!;
			expect(completed.json).toMatchObject({
				documentId: signed,
				title: 'Rental agreement',
				signers: [{ name: anna.name, email: anna.email }],
				document: { status: 'completed' },
			});
			expect(new Date(completed.json.occurredAt as string).getTime()).toBeLessThanOrEqual(
				Date.now(),
			);
			const file = await download(completed.binary!.pdf);
			expect(file.toString('latin1', 0, 5)).toBe('%PDF-');
			expect((await readText(file)).map(({ text }) => text)).toContain(
				'Signed by Anna Example anna@example.com',
			);
			expect(
				(await readText(await download(completed.binary!.certificate))).map(({ text }) => text),
			).toContain(`Document ID: ${signed}`);
			expect(items.find(({ json }) => json.event === 'declined')!.binary).not.toHaveProperty(
				'certificate',
			);

			await real.n8n.deactivate(workflowId);
			// n8n answers before it has asked the trigger to tidy up.
			await until('the address is gone', async () => environment.webhookUrl === undefined);
			environment.declineAs(await send('Too late'), anna.email);
			await environment.settled();
			expect(await real.n8n.executions({ workflowId })).toHaveLength(6);
		},
	);

	it('leaves an address alone that somebody has set meanwhile', async () => {
		const environment = real.server.environment('selfHosted');
		const { workflowId } = await publish('');
		environment.webhookUrl = 'https://example.com/newer';
		const asked = () =>
			real.server.requests.filter(({ method, path }) => method === 'GET' && path === '/webhook')
				.length;
		const before = asked();
		await real.n8n.deactivate(workflowId);
		await until('the trigger has looked', async () => asked() > before);
		// What it would have done next has had its time.
		await pause(500);
		expect(environment.webhookUrl).toBe('https://example.com/newer');
	});

	async function publish(webhookSecurityKey: string) {
		const credentials = await real.addCredential('openSignApi', {
			environment: 'selfHosted',
			baseUrl: real.server.url,
			apiToken: real.server.tokens.selfHosted,
			webhookSecurityKey,
		});
		const webhookId = randomUUID();
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({ type: 'openSignTrigger', credentials, webhookId, parameters }),
		);
		await real.n8n.activate(workflowId);
		return { workflowId, url: `${real.n8n.url}/webhook/${webhookId}/webhook` };
	}

	/** A binary field's file, as the editor fetches it. */
	async function download({ id }: IBinaryData): Promise<Buffer> {
		const { cookie = '', browserId } = real.n8n.api;
		const response = await fetch(
			`${real.n8n.url}/rest/binary-data?action=download&id=${encodeURIComponent(id!)}`,
			{ headers: { cookie, 'browser-id': browserId } },
		);
		expect(response.status).toBe(200);
		return Buffer.from(await response.arrayBuffer());
	}
});

const itemOf = ({ data }: Execution): INodeExecutionData =>
	data.resultData.runData[TRIGGER][0].data!.main[0]![0];
