import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { World } from '../../harness/world';
import { put, type Path } from './places';
import type { Given } from './values';

/** What must stand in no message and no request: a value that was not read, or a mistake of ours. */
export const RAW =
	/Cannot read|is not a function|is not iterable|undefined|\[object|NaN|Unexpected token|Invalid (Date|time)|URI malformed/;

export interface Trial {
	parameters: IDataObject;
	path: Path;
	/** What messages call the input. */
	label: string;
	values: Given[];
	items: (count: number) => Promise<INodeExecutionData[]>;
}

/** Runs the node with each value in its place, and lists what has become of it otherwise than it must. */
export async function findFaults(world: World, trial: Trial): Promise<string[]> {
	world.server.requests.length = 0;
	const refused = trial.values.filter(({ outcome }) => outcome === 'refused');
	const others = trial.values.filter(({ outcome }) => outcome !== 'refused');
	const faults = await tryValues(world, trial, refused);
	const writes = world.server.requests.filter(({ method }) => method !== 'GET');
	faults.push(...writes.map(({ method, path }) => `${trial.label}: ${method} ${path} was sent`));
	return [...faults, ...(await tryValues(world, trial, others))];
}

async function tryValues(world: World, trial: Trial, values: Given[]): Promise<string[]> {
	const missing = values.filter(({ source }) => source === undefined);
	const present = values.filter(({ source }) => source !== undefined);
	return [
		...(await tryTogether(world, trial, missing, undefined)),
		...(await tryTogether(world, trial, present, toExpression(present))),
	];
}

/** Yields for each item another of the values. */
const toExpression = (values: Given[]) =>
	`={{ [${values.map(({ source }) => source).join(', ')}][$itemIndex] }}`;

async function tryTogether(
	world: World,
	{ parameters, path, label, items }: Trial,
	values: Given[],
	entered: string | undefined,
): Promise<string[]> {
	if (values.length === 0) return [];
	world.server.requests.length = 0;
	const sayings = await run(world, put(parameters, path, entered), await items(values.length));
	const place = path.join('.');
	const faults = values.flatMap(({ name, outcome }, item) => {
		const fault = judge(outcome, label, sayings(item));
		return fault === undefined ? [] : [`${place}, ${name}: ${fault}`];
	});
	const requests = world.server.requests.map(({ path: route, body }) =>
		JSON.stringify([route, body]),
	);
	const raw = requests.filter((request) => RAW.test(request));
	return [...faults, ...raw.map((request) => `${place}: ${request.slice(0, 300)} was sent`)];
}

/** What the node, or n8n before it, says about each item. */
async function run(world: World, parameters: IDataObject, items: INodeExecutionData[]) {
	try {
		const { items: output, error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items,
			node: { onError: 'continueRegularOutput' },
		});
		return (item: number) =>
			error?.message ?? output.find(({ pairedItem }) => isOf(pairedItem, item))?.json.error;
	} catch (error) {
		const { message } = error as Error;
		return () => message;
	}
}

const isOf = (pairedItem: INodeExecutionData['pairedItem'], item: number) =>
	(pairedItem as { item: number }).item === item;

/** What is wrong about what was said of a value; undefined if nothing is. */
export function judge(outcome: Given['outcome'], label: string, said: unknown): string | undefined {
	const says = said === undefined ? undefined : String(said);
	if (says !== undefined && RAW.test(says)) return `raw: ${says}`;
	const named = says !== undefined && says.includes(label);
	if (outcome === 'refused' && !named) return `not refused by name: ${says ?? 'taken'}`;
	if (outcome === 'taken' && says?.includes(`${label}: `)) return `refused: ${says}`;
	return undefined;
}
