/**
 * Every operation × what a server may answer with a secret in it: none comes out of the node, in an error or in what it
 * puts out. `CANARIES=all` asks with every input, too, and both ways of going on after an error.
 */
import type { IDataObject } from 'n8n-workflow';

import { OPERATIONS, prepare, toPattern } from '../harness/required';
import { shown } from '../harness/shown';
import { useWorld } from '../harness/world';
import { routeOf } from '../opensign/answers/judge';
import { ANSWERS } from '../opensign/answers/samples';
import { findCanaries, withSecrets } from './canaries';
import { faultsFor, type NamedFault } from './faults';

const world = useWorld();
const live = () => world.server.environment('selfHosted');
const token = () => world.server.tokens.selfHosted;

type Prepared = Awaited<ReturnType<typeof prepare>>;

interface Way {
	name: string;
	/** OpenSign's own answer comes out, with links to files in it. */
	raw: boolean;
	parameters: IDataObject;
	goesOn: boolean;
}

/** Simplified and raw, stopping and going on. */
function waysOf({ required, all }: Prepared): Way[] {
	const secret = withSecrets(all);
	const isCreate = 'additionalOptions' in secret;
	const toWay = (raw: boolean, goesOn: boolean): Way => {
		const parameters = { ...(raw || isCreate ? secret : required) };
		if ('simplify' in secret) parameters.simplify = !raw;
		if (isCreate) {
			// The same is sent again and again.
			const { notTwiceDays: _days, ...options } = secret.additionalOptions as IDataObject;
			parameters.additionalOptions = { ...options, lookUpSeconds: 0, includeRawResponse: raw };
		}
		const name = `${raw ? 'raw' : 'simplified'}, ${goesOn ? 'going on' : 'stopping'}`;
		return { name, raw, goesOn, parameters };
	};
	const ways = [toWay(false, false), toWay(true, true)];
	return process.env.CANARIES === 'all' ? [...ways, toWay(true, false), toWay(false, true)] : ways;
}

const runWay = async ({ run }: Prepared, { parameters, goesOn }: Way) =>
	await run(parameters, goesOn ? { onError: 'continueRegularOutput' } : {});

/** What an operation asks for when all goes well, each once. */
async function routesOf(prepared: Prepared, way: Way): Promise<string[]> {
	world.server.requests.length = 0;
	await runWay(prepared, way);
	return [...new Set(world.server.requests.map(({ method, path }) => `${method} ${path}`))];
}

/** The secrets that come out where one route answers so; nothing where it is not asked. */
async function tryOut(prepared: Prepared, way: Way, route: string, fault: NamedFault) {
	const ordered = live().failNext({ ...fault, route, times: Infinity });
	const { items, error } = await runWay(prepared, way);
	live().clearFaults();
	if (ordered.met === 0) return undefined;
	const output = items.map(({ json, error: inItem }) => [json, shown(inItem)]);
	const text = `${shown(error)} ${JSON.stringify(output)}`;
	const isRefused = error !== undefined || items.some(({ json }) => 'error' in json);
	// Raw is what OpenSign has said, with its links; the token is not in it either.
	return findCanaries(text, token()).filter(
		(what) => isRefused || !(way.raw && what === 'signature'),
	);
}

let cells = 0;

/** One way of an operation × its routes × what they may answer. */
async function tryAll(resource: string, operation: string, k: number): Promise<string[]> {
	const found: string[] = [];
	const anew = async () => await prepare(world, resource, operation, 1);
	const { ids, ...first } = await anew();
	const routes = await routesOf({ ids, ...first }, waysOf({ ids, ...first })[k]);
	for (const asked of routes) {
		const pattern = toPattern(asked, ids);
		const [method, path] = asked.split(' ');
		let prepared = await anew();
		for (const fault of faultsFor(ANSWERS[routeOf(method, path)], token())) {
			const tryIt = async () => {
				const way = waysOf(prepared)[k];
				const route = pattern.replace(/\{(\w+)\}/, (_all, name: string) => prepared.ids[name]);
				return await tryOut(prepared, way, route, fault);
			};
			let secrets = await tryIt();
			if (secrets === undefined) {
				// What the last one has deleted is not there any more.
				prepared = await anew();
				secrets = await tryIt();
			}
			const where = `${waysOf(prepared)[k].name}, ${pattern}, ${fault.name}`;
			found.push(...(secrets ?? ['not asked']).map((what) => `${where}: ${what}`));
			cells += 1;
		}
	}
	return found;
}

test.each(OPERATIONS)(
	'%s %s',
	async (resource, operation) => {
		const { length } = waysOf(await prepare(world, resource, operation, 1));
		for (let k = 0; k < length; k++) expect(await tryAll(resource, operation, k)).toEqual([]);
	},
	300_000,
);

test('the table is as large as it should be', () => {
	expect(cells).toBeGreaterThan(1000);
});
