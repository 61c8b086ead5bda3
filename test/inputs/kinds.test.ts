import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { resources } from '../../nodes/OpenSign/resources';
import { adapt, fill, fillHidden, makeSamples } from '../harness/fill';
import { useWorld } from '../harness/world';
import { findFaults } from './kinds/check';
import { placesOf } from './kinds/places';
import { valuesFor } from './kinds/values';

/** Every input of every operation × the values that spreadsheets, databases, forms and expressions deliver. */
const world = useWorld();

const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation): [string, string] => [resource, operation]),
);

let cells = 0;
test.each(OPERATIONS)(
	'%s %s: whatever comes is used, or refused by name',
	async (resource, operation) => {
		// Notices hold nothing.
		const properties = resources[resource].operations[operation].properties.filter(
			({ type }) => type !== 'notice',
		);
		const samples = await makeSamples(world);
		const shown: IDataObject = { ...fill(properties, samples), resource, operation };
		adapt(operation, shown);
		const parameters = { ...fillHidden(properties, samples), ...shown };
		const item = await world.engine.binaryItem(SAMPLE_PDF);
		const faults = [];
		for (const { path, property, usual } of placesOf(properties, shown)) {
			const values = valuesFor(property, usual);
			cells += values.length;
			faults.push(
				...(await findFaults(world, {
					parameters,
					path,
					label: property.displayName,
					values,
					items: async (count) => Array<typeof item>(count).fill(item),
				})),
			);
		}
		expect(faults).toEqual([]);
	},
	300_000,
);

afterAll(() => console.log(`${cells} cells`));
