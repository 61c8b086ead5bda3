import { choices } from '../core/inputs';
import type { EventName } from '../opensign/events';

interface EventChoice {
	name: string;
	/** What the node panel calls it. */
	action: string;
	description: string;
	/** The events that it stands for. */
	covers: EventName[];
}

/** What can be chosen to start a workflow, by the value that is stored in it. */
const CHOICES = {
	completed: {
		name: 'Completed',
		action: 'Document completed',
		description: 'Everyone has signed',
		covers: ['completed'],
	},
	created: {
		name: 'Created',
		action: 'Document sent',
		description: 'A document was sent',
		covers: ['created'],
	},
	declined: {
		name: 'Declined or Revoked',
		action: 'Document declined or revoked',
		description: 'A signer has declined, or the document was withdrawn',
		covers: ['declined', 'revoked'],
	},
	expired: {
		name: 'Expired',
		action: 'Document expired',
		description: 'The time to sign has run out',
		covers: ['expired'],
	},
	signed: {
		name: 'Signed',
		action: 'Document signed by one person',
		description: 'One person has signed or approved',
		covers: ['signed'],
	},
	viewed: {
		name: 'Viewed',
		action: 'Document viewed by one person',
		description: 'One person has opened the document',
		covers: ['viewed'],
	},
} satisfies Record<string, EventChoice>;

export type ChosenEvent = keyof typeof CHOICES;

/**
 * Picks the events that start the workflow.
 *
 * @param offered what there is to choose from
 * @param preset what is chosen at first
 */
export const eventsInput = (offered: ChosenEvent[], preset: ChosenEvent[]) =>
	choices('events', {
		displayName: 'Events',
		options: offered.map((value) => {
			const { name, action, description } = CHOICES[value];
			return { name, value, action, description };
		}),
		default: preset,
		required: true,
		description: 'What starts the workflow',
	});

const ACTIONS = Object.fromEntries(
	Object.entries<EventChoice>(CHOICES).map(([value, { action }]) => [value, action]),
);

/** What stands below a trigger on the canvas: what starts it, in the words of the node panel. */
export const eventsSubtitle = `={{ $parameter.events.map((event) => (${JSON.stringify(ACTIONS)})[event]).join(", ") }}`;

/** Whether an event is among those that were chosen. */
export const covers = (chosen: ChosenEvent[], event: EventName): boolean =>
	chosen.some((choice) => {
		const { covers: covered }: EventChoice = CHOICES[choice];
		return covered.includes(event);
	});
