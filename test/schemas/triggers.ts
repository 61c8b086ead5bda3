/** Everything that the two triggers put out of a document's life on the stand-in. */
import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import type { World } from '../harness/world';
import { KEY, openSignTrigger, PEOPLE } from '../trigger/calls';
import { useStatusTrigger } from '../trigger/statusTrigger';

const WITH_DOCUMENT = { options: { includeDocument: true } };

export async function triggerOutputs(world: World): Promise<IDataObject[]> {
	return [...(await byWebhook(world)), ...(await byPolling(world))];
}

async function byWebhook(world: World): Promise<IDataObject[]> {
	const environment = world.server.environment('selfHosted');
	environment.webhookSecurityKey = KEY;
	// A port where nobody listens: only what is sent matters.
	environment.webhookUrl = 'http://127.0.0.1:9/hook';
	const [anna, bert] = PEOPLE.map(({ email }) => email);
	const add = () => environment.addDocument({ title: 'Rent', signers: PEOPLE, file: SAMPLE_PDF });
	const signed = add();
	environment.viewAs(signed, anna);
	for (const email of [anna, bert]) await environment.signAs(signed, email);
	environment.declineAs(add(), anna);
	await world.server.settled();
	const one = openSignTrigger(world, WITH_DOCUMENT);
	const outputs = [];
	for (const { body, headers } of environment.deliveries) {
		const { items } = await one.call(Buffer.from(body), headers);
		outputs.push(...items.map(({ json }) => json));
	}
	return outputs;
}

async function byPolling(world: World): Promise<IDataObject[]> {
	const { environment, trigger, add, signAll } = useStatusTrigger(world);
	const one = trigger(WITH_DOCUMENT);
	await one.poll();
	await signAll(add());
	environment().expire(add('Expired'));
	return (await one.poll()).map(({ json }) => json);
}
