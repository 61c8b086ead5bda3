import { locator, operationsOf } from '../builders';
import { useWorld } from '../harness/world';

/** Inputs as people's workflows really give them, of what is not a send. */
const world = useWorld();

describe('Document Get Many', () => {
	const { message, outputs } = operationsOf(world, 'document');

	test.each([
		[0, 'Limit: 0 is not a whole number from 1.'],
		[-1, 'Limit: -1 is not a whole number from 1.'],
		['={{ null }}', 'Limit: nothing was entered. Enter a whole number from 1.'],
	])('limit %p', async (limit, says) => {
		expect(await message('getMany', { limit })).toBe(says);
		expect(world.server.requests).toEqual([]);
	});

	test('a limit as text', async () => {
		for (let k = 0; k < 2; k++) world.server.environment('selfHosted').addDocument();
		expect(await outputs('getMany', { limit: '={{ "1" }}' })).toHaveLength(1);
	});

	test.each([
		['15.06.2026', 'is not a date that can be understood'],
		['yesterday', 'is not a date that can be understood'],
	])('changed since %p', async (changedSince, says) => {
		expect(await message('getMany', { filters: { changedSince } })).toBe(
			`Changed Since: '${changedSince}' ${says}. Enter one like 2026-12-31 or 2026-12-31T09:00.`,
		);
	});

	test.each(['title', 'signer', 'folderId', 'changedSince'])(
		'a filter by %s that lets everything through is refused',
		async (filter) => {
			const said = await message('getMany', { filters: { [filter]: '={{ $json.nothing }}' } });
			expect(said).toMatch(/: nothing was entered, so this filter would let everything through\./);
			expect(world.server.requests).toEqual([]);
		},
	);

	test('a status as the node itself puts it out', async () => {
		const documentId = world.server.environment('selfHosted').addDocument();
		const found = await outputs('getMany', { status: '={{ "in-progress" }}' });
		expect(found).toMatchObject([{ documentId, status: 'in-progress' }]);
	});

	test('changed since, in seconds', async () => {
		const environment = world.server.environment('selfHosted');
		environment.addDocument({ title: 'Old', updatedAt: new Date('2026-01-01T00:00:00Z') });
		environment.addDocument({ title: 'New', updatedAt: new Date('2026-03-01T00:00:00Z') });
		const changedSince = Date.parse('2026-02-01T00:00:00Z') / 1000;
		const found = await outputs('getMany', { filters: { changedSince } });
		expect(found.map(({ title }) => title)).toEqual(['New']);
	});

	test('another route as status', async () => {
		expect(await message('getMany', { status: '={{ "inprogress/../../getuser" }}' })).toBe(
			"Status: 'inprogress/../../getuser' is not possible. Use one of: all, completed, declined, draft, expired, inprogress.",
		);
		expect(world.server.requests).toEqual([]);
	});
});

test('an address of OpenSign that is torn', async () => {
	const { message } = operationsOf(world, 'document');
	const documentId = locator('https://app.opensignlabs.com/login/%', 'url');
	expect(await message('get', { documentId })).toBe(
		"Document: 'https://app.opensignlabs.com/login/…' is not an address of OpenSign that names one. Paste the address from OpenSign, or enter the ID.",
	);
});

test('Update with a folder that an expression leaves empty changes nothing', async () => {
	const { message } = operationsOf(world, 'document');
	const documentId = locator(world.server.environment('selfHosted').addDocument());
	const updateFields = { folderId: locator('={{ $json.nothing }}') };
	expect(await message('update', { documentId, updateFields })).toMatch(/^Update Fields: nothing/);
});

test('Update with a blank title', async () => {
	const { message } = operationsOf(world, 'document');
	const documentId = locator(world.server.environment('selfHosted').addDocument());
	expect(await message('update', { documentId, updateFields: { title: '  ' } })).toBe(
		'Title: it cannot be empty.',
	);
});
