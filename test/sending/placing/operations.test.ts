import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { resources } from '../../../nodes/OpenSign/resources';
import { sendParameters, signature, signer, useWorld } from '../../harness/world';
import { agreement, form } from './pdfs';
import { spotOf, type Arrived } from './run';

const world = useWorld();

const propertyOf = (resource: string, operation: string, name: string) =>
	resources[resource].operations[operation].properties.some((one) => one.name === name);

/** Every operation that has fields of people to place. */
const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations)
		.filter((operation) => propertyOf(resource, operation, 'signers'))
		.map((operation): [string, string] => [resource, operation]),
);

interface Way {
	pdf: () => Promise<Buffer>;
	form: IDataObject;
	json: IDataObject;
	/** The pages that it puts fields on. */
	pages: number[];
}

/** Each way to place a field, by form and in JSON. */
const WAYS: Record<string, Way> = {
	coordinates: {
		pdf: agreement,
		form: { ...signature, page: -1 },
		json: { ...signature, page: -1 },
		pages: [3],
	},
	text: {
		pdf: agreement,
		form: { placeBy: 'text', anchorText: 'Initials:', occurrence: 'every', position: 'below' },
		json: { place: { by: 'text', text: 'Initials:', occurrence: 'every', position: 'below' } },
		pages: [1, 2, 3],
	},
	corner: {
		pdf: agreement,
		form: { placeBy: 'corner', onPages: 'list', pageList: '2-3' },
		json: { place: { by: 'corner', page: '2-3', corner: 'bottomRight' } },
		pages: [2, 3],
	},
	formField: {
		pdf: form,
		form: { placeBy: 'formField', formFieldName: 'tenant.signature' },
		json: { place: { by: 'formField', name: 'tenant.signature' } },
		pages: [2],
	},
	allFormFields: {
		pdf: form,
		form: { placeBy: 'allFormFields' },
		json: { place: { by: 'allFormFields' } },
		pages: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2],
	},
};

const CASES = OPERATIONS.flatMap(([resource, operation]) =>
	Object.keys(WAYS).map((way): [string, string, string] => [resource, operation, way]),
);

/** What was sent last, before anything was asked about it; Preview puts out what would be. */
const bodyOf = ({ json }: INodeExecutionData) =>
	(json.body ?? world.server.requests.findLast(({ body }) => body)?.body) as IDataObject;

async function arrived(parameters: IDataObject, pdf: Buffer): Promise<Arrived[]> {
	world.server.requests.length = 0;
	const { items, error } = await world.engine.runNode(sendParameters(parameters), {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf)],
	});
	expect(error?.message).toBeUndefined();
	const body = bodyOf(items[0]);
	const { signers = [], signer: self } = body as Record<string, Array<{ widgets: Arrived[] }>>;
	const [person] = [...signers, self].flat();
	return person.widgets;
}

test('operations with fields', () => {
	expect(OPERATIONS.map((names) => names.join(' '))).toEqual([
		'document send',
		'document sendAndWait',
		'document preview',
		'document createDraft',
		'document selfSign',
		'template create',
		'template createDraft',
		'template createPublic',
	]);
});

test.each(CASES)('%s %s: %s, by form and in JSON', async (resource, operation, name) => {
	const way = WAYS[name];
	const pdf = await way.pdf();
	const person = signer();
	const byForm = { signers: { signer: [{ ...person, widgets: { widget: [way.form] } }] } };
	const pasted = { widgetsInput: 'json', widgetsJson: JSON.stringify([way.json]) };
	const byPaste = { signers: { signer: [{ ...person, ...pasted }] } };
	const list = JSON.stringify([{ ...person, widgets: [way.json] }]);
	const byJson = { signersInput: 'json', signersJson: list };
	const ways = [byForm, byPaste, byJson];
	const sent: Arrived[][] = [];
	for (const given of ways) sent.push(await arrived({ resource, operation, ...given }, pdf));
	expect(sent[0].map(({ page }) => page)).toEqual(way.pages);
	for (const other of sent.slice(1)) expect(other).toEqual(sent[0]);
	const spots = sent[0].map((field) => JSON.stringify(spotOf(field)));
	expect(new Set(spots).size).toBe(spots.length);
});

/** Prefilled fields, where the operation has them. */
test.each(
	CASES.filter(([, operation, way]) => operation !== 'selfSign' && way !== 'allFormFields'),
)('%s %s: prefilled by %s', async (resource, operation, name) => {
	const way = WAYS[name];
	const entry = { ...way.form, type: 'textbox', name: 'who', response: 'Anna' };
	world.server.requests.length = 0;
	const { items, error } = await world.engine.runNode(
		sendParameters({
			resource,
			operation,
			additionalOptions: { prefill: { widget: [entry] } },
		}),
		{
			credential: world.credential(),
			items: [await world.engine.binaryItem(await way.pdf())],
		},
	);
	expect(error?.message).toBeUndefined();
	const { prefill } = bodyOf(items[0]) as { prefill: { widgets: Arrived[] } } & IDataObject;
	expect(prefill.widgets.map(({ page }) => page)).toEqual(way.pages);
});
