/** An option that is added changes something at once: a switch begins as what it is added for. */
import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';

import { useWorld } from '../harness/world';

const world = useWorld();

/** Switches that are off when they are added, or on as without them, and why. */
const OTHERWISE: Record<string, string> = {
	sendEmail: 'off: OpenSign mails without it',
	sendInOrder: 'off: one after the other without it',
	replaceExisting: 'off: it takes the place of somebody else, which is to be meant',
	required: 'on as without it, which its description says',
	resumeWaiting: 'on as without it, which its description says',
	verify: 'on as without it, which its description says',
};

/** All switches that can be added, wherever they stand. */
function switchesIn(properties: INodeProperties[], isAdded = false): INodeProperties[] {
	return properties.flatMap((property) => {
		const { type, options = [] } = property;
		if (type === 'collection') return switchesIn(options as INodeProperties[], true);
		if (type === 'fixedCollection')
			return (options as INodePropertyCollection[]).flatMap(({ values }) => switchesIn(values));
		return isAdded && type === 'boolean' ? [property] : [];
	});
}

test.each(['openSign', 'openSignTrigger', 'openSignStatusTrigger'])('%s', (name) => {
	const { description } =
		name === 'openSign' ? world.engine : (world.engine.loader.getNode(name).type as INodeType);
	const switches = switchesIn(description.properties);
	expect(switches.length).toBeGreaterThan(1);
	for (const { name: option, default: preset, description: says = '' } of switches) {
		const reason = OTHERWISE[option] ?? 'on, as which it is added';
		expect([option, preset]).toEqual([option, !reason.startsWith('off')]);
		expect([option, says.includes('On unless this option is added')]).toEqual([
			option,
			reason.startsWith('on as without it'),
		]);
	}
});
