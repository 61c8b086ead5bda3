/** `eventKey` is the same for the same happening, whoever tells of it: what Remove Duplicates goes by. */
import type { INodeExecutionData } from 'n8n-workflow';

import { sendDocument } from '../../dev/opensign-server';
import { makePdf } from '../harness/pdf';
import { useWorld } from '../harness/world';
import { KEY, openSignTrigger } from './calls';

const world = useWorld();
const environment = () => world.server.environment('selfHosted');
const SIGNERS = ['Anna@Example.com', 'bert@example.com'].map((email) => ({
	email,
	name: email,
	role: email,
	widgets: [],
}));

async function send(): Promise<string> {
	const file = await makePdf();
	const input = { title: 'Rent', file, signers: SIGNERS, prefill: [], options: {} };
	return (await sendDocument(environment(), input)).objectId;
}

test.each(['declined', 'revoked'] as const)(
	'by webhook with a key and without, and by polling; a revoke comes as %s',
	async (revokeEvent) => {
		const EVENTS = ['completed', 'created', 'declined', 'signed'];
		const poll = world.engine.trigger(
			'openSignStatusTrigger',
			{ events: EVENTS },
			world.credential(),
		);
		await poll.poll();
		Object.assign(environment(), {
			revokeEvent,
			webhookSecurityKey: KEY,
			// A port where nobody listens: only what is sent matters.
			webhookUrl: 'http://127.0.0.1:9/hook',
		});
		const [completed, declined, revoked] = [await send(), await send(), await send()];
		for (const { email } of SIGNERS) await environment().signAs(completed, email);
		environment().declineAs(declined, SIGNERS[0].email);
		environment().revoke(revoked);
		await environment().settled();

		const webhook = async (key: string) => {
			const one = openSignTrigger(world, { events: EVENTS }, key);
			const items: INodeExecutionData[] = [];
			for (const { body, headers } of environment().deliveries)
				items.push(...(await one.call(Buffer.from(body), headers)).items);
			return keysOf(items);
		};
		const keys = [
			...[completed, declined, revoked].map((id) => `${id}:created`),
			`${completed}:signed:anna@example.com`,
			`${completed}:signed:bert@example.com`,
			`${completed}:completed`,
			`${declined}:declined`,
			`${revoked}:declined`,
		].sort();
		expect(await webhook(KEY)).toEqual(keys);
		expect(await webhook('')).toEqual(keys);
		expect(keysOf(await poll.poll())).toEqual(keys);
	},
);

const keysOf = (items: INodeExecutionData[]) =>
	items.map(({ json }) => String(json.eventKey)).sort();
