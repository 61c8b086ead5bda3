import { resources } from '../nodes/OpenSign/resources';
import type { Samples } from './harness/fill';
import { OPERATIONS, prepare } from './harness/required';
import { useWorld } from './harness/world';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

const givesMany = (resource: string, operation: string) =>
	resources[resource].operations[operation].givesMany ?? false;

test.each(OPERATIONS)(
	'%s %s: with its required inputs alone, for two items, each linked to its output',
	async (resource, operation) => {
		const { required, run } = await prepare(world, resource, operation, 2);
		const { items, error } = await run(required);
		expect(error?.message).toBeUndefined();
		const links = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		const each = items.length / 2;
		// A list holds what was made for both items.
		if (givesMany(resource, operation)) expect(each).toBeGreaterThan(1);
		else expect(each).toBe(1);
		expect(links).toEqual([...Array<number>(each).fill(0), ...Array<number>(each).fill(1)]);
	},
);

test.each(OPERATIONS)('%s %s: with every input', async (resource, operation) => {
	const { all, run } = await prepare(world, resource, operation, 1);
	const { items, error } = await run(all);
	expect(error?.message).toBeUndefined();
	if (!givesMany(resource, operation)) expect(items).toHaveLength(1);
});

test.each(OPERATIONS)(
	'%s %s: what OpenSign refuses is an error in plain words, and asked for once',
	async (resource, operation) => {
		const { ids, required, run } = await prepare(world, resource, operation, 1);
		const [method, path] = toRoute(resources[resource].operations[operation].routes[0], ids);
		live().failNext({
			route: `${method} ${path}`,
			kind: 'status',
			status: 400,
			body: { error: 'Something went wrong, please try again later!' },
		});
		const { items, error } = await run(required);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^[A-Z][^\n]*\.$/);
		const shown = JSON.stringify([error?.message, error?.description, error?.context]);
		expect(shown).not.toContain(world.server.tokens.selfHosted);
		expect(shown).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.js\b/);
		expect(
			world.server.requests.filter((request) => request.method === method && request.path === path),
		).toMatchObject([{ status: 400 }]);
	},
);

/** `POST /document/{document_id}` with the sample's id in it. */
function toRoute(route: string, ids: Samples['ids']): [string, string] {
	const [method, path] = route.split(' ');
	return [
		method,
		path
			.replace('{doctype}', 'inprogress')
			.replace(/\{(\w+)_id\}/, (_all, thing: string) => ids[`${thing}Id`]),
	];
}
