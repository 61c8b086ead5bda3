/** Sign-Off: a message on a sheet, signed by a person. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

const anna = { signOffName: 'Anna Example', signOffEmail: 'anna@example.com' };
const parameters = (changes: IDataObject = {}) => ({
	resource: 'signOff',
	operation: 'sendAndWait',
	message: 'Approve the order of 12 chairs for 2,400 €, 名.',
	...anna,
	...changes,
});

async function ask(changes: IDataObject = {}) {
	const given = parameters(changes);
	const credential = world.credential();
	const ran = await world.engine.runNode(given, { credential });
	const [{ body }] = world.server.createRequests();
	const sent = body as IDataObject;
	const sleeper = world.engine.sleeper(ran.run, given, credential);
	return { ...ran, sent, sleeper, id: String(ran.items[0].json.documentId) };
}

test('x', async () => {
	const { sent, sleeper, id, error, items } = await ask();
	console.log(error, items, JSON.stringify(sent).slice(-900));
	require('fs').writeFileSync(process.env.OUT!, Buffer.from(String(sent.file), 'base64'));
	await live().signAs(id, 'anna@example.com');
	const { items: out = [] } = await sleeper.call(String(sent.redirect_url));
	console.log(JSON.stringify(out, null, 1));
});
