import { choices } from '../core/inputs';
import type { EventName } from '../opensign/events';

interface EventChoice {
	name: string;
	description: string;
	/** The events that it stands for. */
	covers: EventName[];
}

/** What can be chosen to start a workflow, by the value that is stored in it. */
const CHOICES = {
	completed: { name: 'Completed', description: 'Everyone has signed', covers: ['completed'] },
	created: { name: 'Created', description: 'A document was sent', covers: ['created'] },
	declined: {
		name: 'Declined or Revoked',
		description: 'A signer has declined, or the document was withdrawn',
		covers: ['declined', 'revoked'],
	},
	expired: { name: 'Expired', description: 'The time to sign has run out', covers: ['expired'] },
	signed: { name: 'Signed', description: 'One person has signed or approved', covers: ['signed'] },
	viewed: { name: 'Viewed', description: 'One person has opened the document', covers: ['viewed'] },
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
			const { name, description } = CHOICES[value];
			return { name, value, description };
		}),
		default: preset,
		required: true,
		description: 'What starts the workflow',
	});

/** Whether an event is among those that were chosen. */
export const covers = (chosen: ChosenEvent[], event: EventName): boolean =>
	chosen.some((choice) => {
		const { covers: covered }: EventChoice = CHOICES[choice];
		return covered.includes(event);
	});
