/** What the generations of n8n might differ in, in the one that runs: the short form of all tests in a real n8n. */
import { randomUUID } from 'node:crypto';

import type { Execution } from '../../dev/n8n';
import { sendDocument } from '../../dev/opensign-server';
import { makePdf } from '../harness/pdf';
import { found, lacks } from './generations';
import { until, useN8n } from './n8n';
import { output as sent, SendWorkflow } from './sendWorkflow';
import { everySixSeconds, startSink, triggerWorkflow, type Sink } from './triggerWorkflow';
import { documentsOf, output, sign, WaitWorkflow } from './waitWorkflow';

const anna = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }],
};

/** What n8n tells its editor. */
interface Settings {
	versionCli: string;
	nodeJsVersion: string;
}

describe('this n8n', () => {
	const real = useN8n();
	const environment = () => real.server.environment('selfHosted');
	let sink: Sink;
	beforeAll(async () => {
		sink = await startSink();
	});
	afterAll(() => sink.close());

	it('has all nodes, the tool, and the credential', async () => {
		const names = (await real.n8n.nodeTypes()).map(({ name }) => name);
		const ours = names.filter((name) => name.startsWith('n8n-nodes-opensign.'));
		expect(ours).toEqual(
			expect.arrayContaining(
				['openSign', 'openSignTrigger', 'openSignStatusTrigger', 'openSignTool'].map(
					(name) => `n8n-nodes-opensign.${name}`,
				),
			),
		);
		const review = ours.includes('n8n-nodes-opensign.openSignHitlTool');
		expect(review).toBe(!lacks('human review'));
		found('human review', review ? 'yes' : 'no');
		const credentials = (await real.n8n.credentialTypes()).map(({ name }) => name);
		expect(credentials).toContain('openSignApi');
		found('nodes', 'yes');
		const settings = await real.n8n.api.get<Settings>('/rest/settings');
		found('n8n', settings.versionCli);
		found('Node.js', settings.nodeJsVersion);
	});

	it('has the fields of the output before the first run', async () => {
		const path = '/schemas/n8n-nodes-opensign.openSign/1.0.0/document/send.json';
		const { properties } = await real.n8n.api.get<{ properties: object }>(path);
		expect(Object.keys(properties)).toEqual(expect.arrayContaining(['documentId', 'signers']));
		found('output fields', 'yes');
	});

	it("tests the credential, and shows what is wrong with another one's token", async () => {
		const data = { environment: 'selfHosted', baseUrl: real.server.url };
		const test = async (apiToken: string) => {
			const credential = { name: apiToken, type: 'openSignApi', data: { ...data, apiToken } };
			const id = await real.n8n.createCredential(credential);
			return await real.n8n.testCredential({ id, ...credential });
		};
		expect(await test(real.server.tokens.selfHosted)).toMatchObject({ status: 'OK' });
		expect(await test('wrong')).toEqual({
			status: 'Error',
			message: expect.stringMatching(/token/) as string,
		});
		found('credential', 'yes');
	});

	it('shows an error with what to do', async () => {
		const workflow = await SendWorkflow.publish(real, {});
		const good = await real.n8n.waitForExecution(await workflow.start(['Agreement']));
		expect(sent(good)).toEqual([expect.objectContaining({ title: 'Agreement' })]);
		const { status, data } = await real.n8n.waitForExecution(await workflow.start(['']));
		expect(status).toBe('error');
		const { message, description } = data.resultData.error ?? {};
		expect({ message, description }).toEqual({
			message: expect.stringContaining('Title: nothing was entered') as string,
			description: expect.anything() as string,
		});
		found('errors', 'yes');
	});

	it('starts by both triggers, with files, and by nothing forged', async () => {
		const options = { downloadFiles: 'both' };
		const parameters = { events: ['completed'], options };
		const credentials = real.credentials;
		const workflowId = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials,
				parameters,
				others: [
					{
						type: 'openSignStatusTrigger',
						credentials,
						parameters: { ...parameters, pollTimes: everySixSeconds },
					},
				],
				sink,
			}),
		);
		await real.n8n.activate(workflowId);
		const input = { file: await makePdf(), signers: [anna], prefill: [], options: {} };
		const { objectId } = await sendDocument(environment(), { title: 'Lease', ...input });
		await environment().signAs(objectId, anna.email);
		const key = `${objectId}:completed`;
		await until('both have told', async () => sink.keys.length >= 2, 60_000);
		expect(sink.keys).toEqual([key, key]);
		const executions = await real.n8n.executionsWithData({ workflowId });
		for (const { data } of executions) {
			const [[items]] = Object.values(data.resultData.runData).map(([run]) => run.data!.main);
			expect(Object.keys(items![0].binary ?? {})).toEqual(['pdf', 'certificate']);
		}
		found('triggers', 'yes');
		await real.n8n.deactivate(workflowId);
	});

	it('sleeps until the signer has signed, or has declined', async () => {
		const id = await real.n8n.importWorkflow(
			triggerWorkflow({
				type: 'openSignTrigger',
				credentials: real.credentials,
				webhookId: randomUUID(),
				parameters: { events: ['declined'] },
			}),
		);
		await real.n8n.activate(id);
		const workflow = await WaitWorkflow.publish(real);
		const signed = await workflow.start([{ title: 'Signed' }]);
		const declined = await workflow.start([{ title: 'Declined' }]);
		const page = await sign(real, 'Signed');
		expect(await page?.text()).toContain('“Signed” has been signed by everyone.');
		environment().declineAs(documentsOf(real).Declined.objectId, 'anna@example.com');
		const ends = [await hasGoneOn(workflow, signed), await hasGoneOn(workflow, declined)];
		expect(ends).toEqual([
			expect.objectContaining({ k: 0, status: 'completed', files: ['pdf'] }),
			expect.objectContaining({ k: 0, status: 'declined' }),
		]);
		found('waiting', 'yes');
		await real.n8n.deactivate(id);
	});
});

/** What has come out behind the node. n8n 1 says that an execution has ended before it has written down its data. */
async function hasGoneOn(workflow: WaitWorkflow, id: string) {
	return await until('the node behind has run', async () => {
		const { status, data } = await workflow.end(id);
		if (status !== 'success') throw new Error(data.resultData.error?.message ?? status);
		return output({ data } as Execution)[0];
	});
}
