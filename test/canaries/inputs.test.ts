/**
 * Every input of every operation × a canary in what was entered. An error may quote a wrong e-mail address or a wrong
 * number, since people need it to find it; never what a link carries, a password, or JSON of which nobody knows what it
 * is.
 */
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { resources } from '../../nodes/OpenSign/resources';
import { adapt, fill, fillHidden, makeSamples, type Samples } from '../harness/fill';
import { OPERATIONS } from '../harness/required';
import { shown } from '../harness/shown';
import { useWorld } from '../harness/world';
import { placesOf, put, type Place } from '../inputs/kinds/places';

const world = useWorld();
const CANARY = 'c4na7y';

/** What a link carries must be in no error, whatever the input is for. */
const LINKS = [
	`https://user:${CANARY}@files.example.invalid/a.pdf`,
	`https://files.example.invalid/a.pdf?X-Amz-Signature=${CANARY}#${CANARY}`,
	`ftp://user:${CANARY}@files.example.invalid/a.pdf?${CANARY}`,
	`https://127.0.0.1:1/login/${encodeURIComponent(`%?${CANARY}`)}?${CANARY}`,
];
/** The same for what is no link at all, where one is to be entered. */
const BROKEN_LINKS = [
	`https://user:pass ${CANARY}@files example.invalid`,
	`user:${CANARY}@files.example.invalid/a.pdf`,
	`files.example.invalid/a.pdf?${CANARY}`,
];
/** What is in no error of an input that takes JSON, a whole form, or a secret. */
const JSON_TEXTS = [
	CANARY,
	`"${CANARY}"`,
	`["${CANARY}"]`,
	`[["${CANARY}"]]`,
	`{"${CANARY} ": 1}`,
	`{"signers": "${CANARY}"}`,
	`{"signers": ["${CANARY}"]}`,
	`{"signers": [{ "widgets": "${CANARY}" }]}`,
	`[{ "widgets": ["${CANARY}"] }]`,
	`{"prefill": {"widgets": ["${CANARY}"] }}`,
	`{"access_code": ${CANARY}`,
	`[{"access_code": "${CANARY}",}]`,
	`"page": ${CANARY}`,
];
/** What is in no error of any input: of an object or a list, only the kind is named. */
const THINGS = [{ a: CANARY, [`${CANARY} `]: 1 }, [{ a: CANARY }, [CANARY]]];

const isClosed = ({ type, typeOptions }: INodeProperties) =>
	['json', 'collection', 'fixedCollection', 'resourceMapper'].includes(type) ||
	typeOptions?.password === true;

function valuesFor(property: INodeProperties): unknown[] {
	const isLink = property.type === 'resourceLocator' || /url/i.test(property.name);
	const texts = isLink ? [...LINKS, ...BROKEN_LINKS] : LINKS;
	return isClosed(property) ? [...texts, ...JSON_TEXTS, ...THINGS] : [...texts, ...THINGS];
}

/** The inputs as a new node shows them, and once more for each other choice that shows others. */
function waysOf(properties: INodeProperties[]): INodeProperties[][] {
	const controls = properties.flatMap(({ displayOptions }) =>
		Object.keys(displayOptions?.show ?? {}),
	);
	const ways = properties
		.filter(({ name, type }) => controls.includes(name) && type === 'options')
		.flatMap(({ name, options = [], default: preset }) =>
			options
				.map((option) => ('value' in option ? option.value : undefined))
				.filter((value) => value !== preset)
				.map((value) =>
					properties.map((one) =>
						one.name === name ? ({ ...one, default: value } as INodeProperties) : one,
					),
				),
		);
	return [properties, ...ways];
}

function parametersOf(resource: string, operation: string, way: INodeProperties[], all: Samples) {
	const shownOnes: IDataObject = { ...fill(way, all), resource, operation };
	adapt(operation, shownOnes);
	return { shownOnes, parameters: { ...fillHidden(way, all), ...shownOnes } as IDataObject };
}

/** Runs the node once for each value in its place, as items of a run; what each item's error shows. */
async function run(
	parameters: IDataObject,
	{ path }: Place,
	values: unknown[],
	item: INodeExecutionData,
) {
	const items = values.map((value) => ({ ...item, json: { value } as IDataObject }));
	try {
		const { items: output, error } = await world.engine.runNode(
			put(parameters, path, '={{ $json.value }}'),
			{ credential: world.credential(), items, node: { onError: 'continueRegularOutput' } },
		);
		if (error) return [shown(error)];
		return output
			.filter(({ json }) => 'error' in json)
			.map(({ json, error: one }) => JSON.stringify(json) + shown(one));
	} catch (error) {
		return [shown(error)];
	}
}

let cells = 0;

test.each(OPERATIONS)(
	'%s %s',
	async (resource, operation) => {
		const { properties } = resources[resource].operations[operation];
		const samples = await makeSamples(world);
		const item = await world.engine.binaryItem(SAMPLE_PDF);
		const found: string[] = [];
		const done = new Set<string>();
		for (const way of waysOf(properties)) {
			const { shownOnes, parameters } = parametersOf(resource, operation, way, samples);
			for (const place of placesOf(way, shownOnes)) {
				const key = place.path.filter((part) => typeof part === 'string').join('.');
				if (done.has(key)) continue;
				done.add(key);
				const values = valuesFor(place.property);
				cells += values.length;
				const said = await run(parameters, place, values, item);
				found.push(
					...said
						.filter((text) => text.includes(CANARY))
						.map((text) => `${key}: ${text.slice(0, 300)}`),
				);
			}
		}
		expect(found).toEqual([]);
	},
	300_000,
);

test('the table is as large as it should be', () => {
	console.log(`${cells} cells`);
	expect(cells).toBeGreaterThan(2000);
});
