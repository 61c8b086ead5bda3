import type { IDataObject, INodeProperties, INodeType } from 'n8n-workflow';

import { fill, makeSamples } from '../harness/fill';
import { useWorld } from '../harness/world';
import { judge } from '../inputs/kinds/check';
import { placesOf, put } from '../inputs/kinds/places';
import { valuesFor } from '../inputs/kinds/values';

/** Every input of the triggers × the values that expressions deliver. */
const world = useWorld();

/** n8n's own, which it reads itself. */
const OF_N8N = ['pollTimes'];

const TRIGGERS = {
	openSignTrigger: async (parameters: IDataObject) =>
		await world.engine.trigger('openSignTrigger', parameters, world.credential()).activate(),
	openSignStatusTrigger: async (parameters: IDataObject) =>
		await world.engine.trigger('openSignStatusTrigger', parameters, world.credential()).poll(),
};

async function messageOf(act: () => Promise<unknown>): Promise<string | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

test.each(Object.entries(TRIGGERS))(
	'%s: whatever comes is used, or refused by name',
	async (name, start) => {
		const { description } = world.engine.loader.getNode(name).type as INodeType;
		const properties = description.properties.filter(
			(property: INodeProperties) => property.type !== 'notice' && !OF_N8N.includes(property.name),
		);
		const parameters = fill(properties, await makeSamples(world));
		expect(await messageOf(async () => await start(parameters))).toBeUndefined();
		const faults: string[] = [];
		for (const { path, property, usual } of placesOf(properties, parameters)) {
			for (const { name: value, source, outcome } of valuesFor(property, usual)) {
				const entered = source === undefined ? undefined : `={{ ${source} }}`;
				const says = await messageOf(async () => await start(put(parameters, path, entered)));
				const fault = judge(outcome, property.displayName, says);
				if (fault !== undefined) faults.push(`${path.join('.')}, ${value}: ${fault}`);
			}
		}
		expect(faults).toEqual([]);
	},
);
