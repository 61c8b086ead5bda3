import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { resources } from '../../nodes/OpenSign/resources';
import { adapt, fill, makeSamples, type Samples } from '../harness/fill';
import { useWorld } from '../harness/world';
import { RAW } from './kinds/check';
import { put, type Path } from './kinds/places';

/**
 * Every key of the JSON inputs × values of other kinds. The JSON is what the form sends: OpenSign's own form, with each
 * key that there is.
 */
const world = useWorld();

const OBJECT = { a: 1 };
const VALUES = [4711, true, null, '', '  ', 'a', ['a'], [], OBJECT, [OBJECT], undefined];

const inputsOf = (resource: string, operation: string, samples: Samples): IDataObject => {
	const inputs = { ...fill(resources[resource].operations[operation].properties, samples) };
	adapt(operation, inputs);
	return { ...inputs, resource, operation };
};

/** Runs the node once for each of the texts, as items of a run. */
async function runWith(parameters: IDataObject, input: string, texts: string[]) {
	const items = await Promise.all(
		texts.map(async (text) => await world.engine.binaryItem(SAMPLE_PDF, { json: { text } })),
	);
	const { items: output } = await world.engine.runNode(
		{ ...parameters, signersInput: 'json', [input]: '={{ $json.text }}' },
		{ credential: world.credential(), items, node: { onError: 'continueRegularOutput' } },
	);
	return output.map(({ json }) => json.error);
}

/** The path of every value in JSON. */
function pathsOf(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const inside = Object.entries(value).flatMap(([key, one]) => {
		return pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]);
	});
	return path.length === 0 ? inside : [path, ...inside];
}

let cells = 0;
async function findFaults(parameters: IDataObject, input: string, right: IDataObject) {
	const sound = await runWith(parameters, input, [JSON.stringify(right)]);
	expect(sound).toEqual([undefined]);
	const faults: string[] = [];
	for (const path of pathsOf(right)) {
		world.server.requests.length = 0;
		const texts = VALUES.map((value) => JSON.stringify(put(right, path, value)));
		const says = await runWith(parameters, input, texts);
		cells += VALUES.length;
		VALUES.forEach((value, k) => {
			const said = String(says[k] ?? '');
			const place = `${path.join('.')} ${JSON.stringify(value)}`;
			if (RAW.test(said)) faults.push(`${place}: raw: ${said}`);
			if (value === OBJECT && said === '') faults.push(`${place}: taken`);
		});
		const sent = world.server.requests.map(({ path: route, body }) =>
			JSON.stringify([route, body]),
		);
		faults.push(...sent.filter((request) => RAW.test(request)).map((one) => `${one} was sent`));
	}
	return faults;
}

const bodyOf = async (parameters: IDataObject) => {
	const { error } = await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(SAMPLE_PDF)],
	});
	expect(error?.message).toBeUndefined();
	return world.server.createRequests()[0].body as IDataObject;
};

test('Signers (JSON): every key', async () => {
	const parameters = inputsOf('document', 'send', await makeSamples(world));
	const { signers } = await bodyOf(parameters);
	const prefill = { additionalOptions: {} };
	const faults = await findFaults({ ...parameters, ...prefill }, 'signersJson', { signers });
	expect(faults).toEqual([]);
}, 300_000);

test('Signers and Values (JSON): every key', async () => {
	const parameters = inputsOf('document', 'sendFromTemplate', await makeSamples(world));
	const { signers, prefill } = await bodyOf(parameters);
	const faults = await findFaults(parameters, 'templateJson', { signers, prefill });
	expect(faults).toEqual([]);
}, 300_000);

afterAll(() => console.log(`${cells} cells`));
