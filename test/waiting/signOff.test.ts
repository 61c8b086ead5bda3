/** Sign-Off: a message on a sheet, signed by a person. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { openPdf } from '../../nodes/OpenSign/pdf/read';

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

/** The text of each page, without blanks. */
async function textOf({ file }: IDataObject): Promise<string[]> {
	const content = Buffer.from(String(file), 'base64');
	const { pages } = await openPdf(content, { password: '', text: true });
	return pages.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
}

test('the sheet says what is approved, by whom; other letters by their numbers', async () => {
	const { sent } = await ask();
	const [page] = await textOf(sent);
	expect(page).toContain('Approvetheorderof12chairsfor2,400€,\\u540d.');
	expect(page).toContain('Bysigning,AnnaExample(anna@example.com)approvesthis.');
	expect(sent).toMatchObject({
		title: 'Sign-off',
		signers: [{ name: 'Anna Example', email: 'anna@example.com', role: 'Approver' }],
	});
});

test('a long message goes on, and is signed on the last page', async () => {
	const { sent } = await ask({ message: 'A line of the message.\n'.repeat(120) + 'x'.repeat(500) });
	const pages = await textOf(sent);
	expect(pages.length).toBe(3);
	const [{ widgets }] = sent.signers as Array<{ widgets: IDataObject[] }>;
	expect(widgets).toEqual([expect.objectContaining({ type: 'signature', page: 3 })]);
	expect(pages.join('')).toContain('xxx');
});

test.each<[string, (id: string) => void | Promise<void>, boolean]>([
	['signed', async (id) => await live().signAs(id, 'anna@example.com'), true],
	['declined', (id) => live().declineAs(id, 'anna@example.com'), false],
	['expired', (id) => live().expire(id), false],
])('%s', async (_name, end, approved) => {
	const { sent, sleeper, id } = await ask();
	await end(id);
	const { items = [] } = await sleeper.call(String(sent.redirect_url));
	expect(items[0].json).toMatchObject({ documentId: id, approved });
	expect(items[0].binary).toBeUndefined();
});

test('at the time limit it is not approved', async () => {
	const { sleeper, id } = await ask({ limitWait: 'amount', waitAmount: 2, waitUnit: 'hours' });
	const [{ json }] = sleeper.atTheLimit;
	expect(json).toMatchObject({ documentId: id, approved: false, status: 'timedOut' });
	expect(sleeper.until!.getTime() - Date.now()).toBeGreaterThan(7_190_000);
});

test.each<[string, IDataObject, string]>([
	[
		'no message',
		{ message: '={{ null }}' },
		'Message: nothing was entered. Say what is to be approved.',
	],
	['an object', { message: '=Order {{ { a: 1 } }}' }, 'Message: an expression in this text yields'],
	['a book', { message: 'word '.repeat(20_001) }, 'longer than 100 pages or 100000 letters'],
	['a message of many lines', { message: `x${'\n'.repeat(50_000)}x` }, 'longer than 100 pages'],
	['no name', { signOffName: '={{ "" }}' }, 'Name: nothing was entered.'],
	['no address', { signOffEmail: 'anna' }, "Email: 'anna' is not an e-mail address."],
])('%s is refused, and nothing is sent', async (_name, changes, message) => {
	const credential = world.credential();
	const { error } = await world.engine.runNode(parameters(changes), { credential });
	expect(error?.message).toContain(message);
	expect(world.server.createRequests()).toEqual([]);
});
