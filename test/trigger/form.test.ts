/** What the triggers' panels offer, and what is chosen in them at first. */
import type { IDataObject, INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import type { TriggerName } from '../../dev/engine';
import { useWorld } from '../harness/world';

const world = useWorld();
const typeOf = (name: TriggerName) => world.engine.loader.getNode(name).type as INodeType;
const valuesOf = ({ options }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

const subtitle = (name: TriggerName, events: unknown[]) =>
	world.engine.trigger(name, { events } as IDataObject, world.credential()).subtitle();

/** When it polls, which n8n adds. */
const OF_N8N = 'pollTimes';

/** The inputs by name: what is chosen at first, and what there is to choose from, if there is. */
function offered(properties: INodeProperties[]): IDataObject {
	const inputs = properties.filter(({ name, type }) => type !== 'notice' && name !== OF_N8N);
	return Object.fromEntries(
		inputs.map((input) => {
			const { name, type, default: preset } = input;
			if (type === 'collection') return [name, offered(input.options as INodeProperties[])];
			const hasChoices = type === 'options' || type === 'multiOptions';
			return [name, hasChoices ? [preset, valuesOf(input)] : preset];
		}),
	) as IDataObject;
}

const LOCATOR = { mode: 'list', value: '' };
const FILES = ['none', 'pdf', 'both'];
const COMMON = {
	files: ['none', FILES],
	filters: { folderId: LOCATOR, signer: '', templateId: LOCATOR, title: '' },
};
/** Added options begin as what they are added for, but for one that takes something from others. */
const OPTIONS = { downloadFiles: ['both', FILES], includeDocument: true, resumeWaiting: true };

test.each<[name: TriggerName, inputs: IDataObject]>([
	[
		'openSignTrigger',
		{
			...COMMON,
			events: [['completed'], ['completed', 'created', 'declined', 'signed', 'viewed']],
			options: { ...OPTIONS, replaceExisting: false, verify: true },
		},
	],
	[
		'openSignStatusTrigger',
		{
			...COMMON,
			events: [
				['completed', 'declined', 'expired'],
				['completed', 'created', 'declined', 'expired', 'signed'],
			],
			options: OPTIONS,
		},
	],
])('%s', (name, inputs) => {
	const ours = offered(typeOf(name).description.properties);
	expect(ours).toMatchObject(inputs);
	expect(Object.keys(ours).sort()).toEqual(Object.keys(inputs).sort());
	expect(Object.keys(ours.options as object).sort()).toEqual(
		Object.keys(inputs.options as object).sort(),
	);
});

test.each<TriggerName>(['openSignTrigger', 'openSignStatusTrigger'])(
	'%s: every label is there, and the canvas says what starts the workflow',
	(name) => {
		const { description } = typeOf(name);
		const labels = description.properties.flatMap((property) => [
			property.displayName,
			...(property.type === 'collection' ? (property.options as INodeProperties[]) : []).map(
				(option) => option.displayName,
			),
		]);
		expect(labels.filter((label) => !label)).toEqual([]);
		const events = description.properties.find((property) => property.name === 'events')!;
		const actions = (events.options as INodePropertyOptions[]).map(({ action }) => action);
		expect(subtitle(name, ['completed', 'declined'])).toBe(
			'Document completed, Document declined or revoked',
		);
		expect(subtitle(name, valuesOf(events))).toBe(actions.join(', '));
	},
);
