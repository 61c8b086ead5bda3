import { choice, flag, options, type Read } from '../core/inputs';
import { eventsInput } from './events';
import { filtersInput } from './filters';

type Files = 'none' | 'pdf' | 'both';

const FILES: Array<{ name: string; value: Files; description?: string }> = [
	{ name: 'None', value: 'none' },
	{
		name: 'PDF',
		value: 'pdf',
		description: 'The PDF as it is then, as the file pdf',
	},
	{
		name: 'PDF and Certificate',
		value: 'both',
		description: 'The certificate too, once there is one, as the file certificate',
	},
];

const files = choice('files', {
	displayName: 'Download Files',
	options: FILES,
	default: 'none',
	description: 'Which files of the document to put into the output, such as the signed PDF',
});

/** What the output holds besides the event itself. */
const outputOptions = {
	// For workflows that were stored before it had an input on the first level.
	downloadFiles: choice('downloadFiles', {
		displayName: 'Download Other Files',
		options: FILES,
		default: 'both',
		description: 'Which files to put into the output, in place of what Download Files says above',
	}),
	includeDocument: flag('includeDocument', {
		displayName: 'Include Document',
		default: true,
		description:
			'Whether to add the document as OpenSign has it now: its status, and who has viewed and signed it when',
	}),
};

/** On, unless it is added and turned off. */
const resumeWaiting = flag('resumeWaiting', {
	displayName: 'Resume Waiting Executions',
	default: true,
	description:
		'Whether to wake executions of this n8n that wait for a document with Send and Wait for Signature, once it is completed, declined or expired. Happens for all documents, whatever the events and filters here. On unless this option is added and turned off.',
});

export type OutputOptions = Partial<Read<typeof outputOptions>>;

interface WithFiles {
	files: Files;
	options: OutputOptions;
}

/** What was entered, with the files to download among the options, wherever they were chosen. */
export function withFiles<S extends WithFiles>(settings: S): S {
	const { files: downloadFiles, options: added } = settings;
	return { ...settings, options: { downloadFiles, ...added } };
}

/** What is entered in the OpenSign Status Trigger. */
export const statusTriggerInputs = {
	events: eventsInput(
		['completed', 'created', 'declined', 'expired', 'signed'],
		['completed', 'declined', 'expired'],
	),
	files,
	filters: filtersInput,
	options: options('options', { displayName: 'Options' }, { ...outputOptions, resumeWaiting }),
};

/** What is entered in the OpenSign Trigger. */
export const webhookTriggerInputs = {
	events: eventsInput(['completed', 'created', 'declined', 'signed', 'viewed'], ['completed']),
	files,
	filters: filtersInput,
	options: options(
		'options',
		{ displayName: 'Options' },
		{
			...outputOptions,
			replaceExisting: flag('replaceExisting', {
				displayName: 'Replace Existing Webhook',
				description:
					'Whether to take the place of another address that OpenSign sends events to. What listens there gets no more events; the address is put back when this workflow is deactivated.',
			}),
			resumeWaiting,
			verify: flag('verify', {
				displayName: 'Verify With OpenSign',
				default: true,
				description:
					'Whether to ask OpenSign about each event and to trust only what it says, if the credential has no Webhook Security Key. On unless this option is added and turned off.',
			}),
		},
	),
};

export type Settings = Read<typeof webhookTriggerInputs>;
