import type { INodeProperties } from 'n8n-workflow';

import type { EventName } from '../opensign/events';

interface Choice {
	name: string;
	description: string;
	/** The events that it stands for. */
	covers: EventName[];
}

/** What can be chosen to start a workflow, by the value that is stored in it. */
const CHOICES: Record<string, Choice> = {
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
};

/**
 * Picks the events that start the workflow.
 *
 * @param choices names in `CHOICES`
 * @param preset those that are chosen at first
 */
export const eventsField = (choices: string[], preset: string[]): INodeProperties => ({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: choices.map((value) => ({
		name: CHOICES[value].name,
		value,
		description: CHOICES[value].description,
	})),
	default: [...preset],
	required: true,
	description: 'What starts the workflow',
});

/** Whether an event is among those that were chosen. */
export const covers = (chosen: string[], event: EventName) =>
	chosen.some((choice) => CHOICES[choice]?.covers.includes(event));
