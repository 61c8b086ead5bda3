import type { IDataObject } from 'n8n-workflow';

import { field, operationsOf, withSigners } from '../builders';
import { signer, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

const world = useWorld();
const { output } = operationsOf(world, 'contact');
const pdf = SAMPLE_PDF;

const owner = (email: string) =>
	signer({ role: 'Owner', email, widgets: { widget: [field('signature', { y: 700 })] } });

const send = async (parameters: IDataObject, count = 1) => {
	const item = await world.engine.binaryItem(pdf);
	return await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: Array<typeof item>(count).fill(item),
	});
};
const sentTo = () =>
	world.server.createRequests().map(({ body }) => {
		const { signers } = body as { signers: Array<{ email: string }> };
		return signers.map(({ email }) => email);
	});
const contactLists = () =>
	world.server.requests.filter(({ path }) => path === '/contactlist').length;

test("a signer whom the contact book knows in another letter case gets the contact book's spelling", async () => {
	await output('create', { name: 'Anna', email: 'Anna.Example@Example.com' });
	const { items, error } = await send(
		withSigners(signer({ email: 'anna.example@example.com' }), owner('otto@example.com')),
		2,
	);
	expect(error).toBeUndefined();
	const addresses = ['Anna.Example@Example.com', 'otto@example.com'];
	expect(sentTo()).toEqual([addresses, addresses]);
	expect(contactLists()).toBe(1);
	expect(items[0].json.warnings).toEqual([
		"Signer 1 (Tenant): OpenSign knows 'anna.example@example.com' as 'Anna.Example@Example.com', so that spelling was used.",
	]);
	expect(items[0].json.signers).toMatchObject([
		{ email: addresses[0], signingLink: expect.stringContaining('/login/') as string },
		{ email: addresses[1], signingLink: expect.stringContaining('/login/') as string },
	]);
});

test('without anything to change nothing is said', async () => {
	const { items } = await send(withSigners(signer()));
	expect(items[0].json).not.toHaveProperty('warnings');
});

test('a contact book that cannot be read keeps nothing from being sent', async () => {
	const environment = world.server.environment('selfHosted');
	environment.failNext({ route: 'GET /contactlist', kind: 'html', status: 502 });
	const { error } = await send(withSigners(signer()));
	expect(error).toBeUndefined();
	expect(sentTo()).toEqual([['anna@example.com']]);
});
