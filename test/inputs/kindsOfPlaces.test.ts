import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/OpenSign/resources';
import { sendParameters, signature, signer, useWorld } from '../harness/world';
import { form } from '../sending/placing/pdfs';
import { findFaults } from './kinds/check';
import { placesOf } from './kinds/places';
import { valuesFor } from './kinds/values';

/** The inputs of the ways to place a field, which are shown beside one of them only × values of all kinds. */
const world = useWorld();

const TEXT = {
	type: 'initials',
	name: 'initials',
	placeBy: 'text',
	anchorText: 'Signature of tenant:',
	occurrence: 'nth',
	occurrenceNumber: 1,
	position: 'below',
	width: 50,
	height: 20,
	offsetX: 5,
	offsetY: 5,
};
const CORNER = {
	type: 'stamp',
	name: 'stamp',
	placeBy: 'corner',
	onPages: 'list',
	pageList: '1',
	corner: 'topRight',
	margin: 36,
	width: 50,
	height: 20,
};
const BY_FORM = {
	placeBy: 'formField',
	name: 'iban',
	formFieldName: 'iban',
	formFieldType: 'asInForm',
	formFieldOptions: { hint: 'a', readOnly: false, required: true },
};
const FILLED = { type: 'textbox', response: 'a' };

const signers = { signer: [signer({ widgets: { widget: [signature, TEXT, CORNER, BY_FORM] } })] };
const prefill = {
	widget: [
		TEXT,
		{ ...CORNER, corner: 'topLeft' },
		{ placeBy: 'formField', formFieldName: 'contract' },
	].map((entry, k): IDataObject => ({ ...entry, ...FILLED, name: `prefilled ${k}`, offsetY: 60 })),
};

const NEW = new Set([TEXT, CORNER, BY_FORM].flatMap((entry) => Object.keys(entry)));
for (const name of ['type', 'name']) NEW.delete(name);

const parameters = sendParameters({ signers, additionalOptions: { prefill } });
const { properties } = resources.document.operations.send;
const places = placesOf(properties, parameters).filter(({ path }) =>
	path.some((part) => NEW.has(String(part))),
);

test('all of them', () => {
	const found = places.map(({ path }) => String(path[path.length - 1]));
	expect([...NEW].filter((name) => !found.includes(name))).toEqual([]);
});

test.each(places.map((place) => ({ ...place, where: place.path.join('.') })))(
	'$where: whatever comes is used, or refused by name',
	async ({ path, property, usual }) => {
		const item = await world.engine.binaryItem(await form());
		const faults = await findFaults(world, {
			parameters,
			path,
			label: property.displayName,
			values: valuesFor(property, usual),
			items: async (count) => Array<typeof item>(count).fill(item),
		});
		expect(faults).toEqual([]);
	},
);
