import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { choice, flag, mapField, number, options, wholeNumber, WrongValue } from '../core/inputs';
import type { Field } from '../core/inputs';
import type { Field as PlacedField } from './places';
import { prefillForm } from './prefill';
import { GROUPS, type OptionsOf } from './sendOptions';

/** What was added under "Additional Options". */
export interface AdditionalOptions {
	/** Part of the request's body, by the API's names. */
	body: IDataObject;
	/** Opens the PDF, if it is encrypted. */
	password: string;
	/** Written into the PDF before anyone gets it. */
	prefill: PlacedField[];
	/** Whether people cannot change the values that are given for their fields. */
	lockValues: boolean;
	includeRawResponse: boolean;
	/** How long to look for what was made where OpenSign's answer did not come, seconds. */
	lookUpSeconds?: number;
	/** How far back to look for a document of the same title and signers before one is sent, days. */
	notTwiceDays?: number;
	/** Largest PDF to let through, MB of 1,048,576 bytes, where the standard limit is not to hold. */
	maxFileMb?: number;
	/** Largest PDF to look into, MB of 1,048,576 bytes, where the usual limit is not to hold. */
	openedMb?: number;
	/** When tags in the PDF are read as fields. */
	tags?: TagReading;
	/** Whether tags that were read are covered in white. */
	coverTags?: boolean;
}

/** "auto": where somebody who signs has no fields. */
export type TagReading = 'auto' | 'always' | 'never';

const lockValues = flag('lockValues', {
	displayName: 'Lock Given Values',
	default: true,
	description:
		"Whether people cannot change the values that are given here for their fields. By JSON, set a field's readonly.",
});

const includeRawResponse = flag('includeRawResponse', {
	displayName: 'Include Raw Response',
	default: true,
	description: "Whether to add OpenSign's own answer to the output, as rawResponse",
});

export const lookUpSeconds = wholeNumber('lookUpSeconds', {
	displayName: 'Find Lost Answers (Seconds)',
	hint: 'How long to look, once the connection has broken',
	min: 0,
	max: 120,
	default: 30,
	description:
		'How long to look in OpenSign for what was made, if the connection broke before the answer came. It is found by title, signers and time, and is never made a second time. 0 to look once; 10 without this option.',
});

const notTwiceDays = wholeNumber('notTwiceDays', {
	displayName: 'Do Not Send Twice (Days)',
	hint: 'How far back to look for the same title and signers',
	min: 1,
	max: 365,
	default: 7,
	description:
		'Before it sends, the node looks for a document of the same title and signers, in progress or completed, of so many days, and puts that out instead, marked as alreadySent. For executions that are run again after n8n was stopped in the middle. Needs a title that is the same each time.',
});

const maxFileMb = number('maxFileMb', {
	displayName: 'Maximum PDF Size (MB)',
	min: 1,
	max: 100,
	default: 100,
	description:
		"Largest PDF that this node lets through, in megabytes of 1,048,576 bytes, where OpenSign has raised your account's limit. Only for Live (10 without this option) and Self-Hosted (80).",
});

const openedMb = number('openedMb', {
	displayName: 'Look Into PDFs Up To (MB)',
	min: 1,
	max: 100,
	default: 50,
	description:
		'Largest PDF that is opened before it is sent, in megabytes of 1,048,576 bytes: to check where the fields stand, to place them by text, and to make one document of several. Takes several times as much memory for a moment. 20 without this option.',
});

const tags = choice('tags', {
	displayName: 'Tags in the PDF',
	options: [
		{ name: 'Read If Somebody Has No Fields', value: 'auto' },
		{ name: 'Always Read', value: 'always' },
		{ name: 'Never Read', value: 'never' },
	],
	default: 'always',
	description:
		'Whether text of the PDF such as {{signature;role=Tenant}} becomes a field of the person with that role. Tags of Documenso, DocuSeal, Dropbox Sign and SignatureAPI are understood as well.',
});

const coverTags = flag('coverTags', {
	displayName: 'Cover Tags',
	default: true,
	description:
		'Whether tags that become fields are covered in white. The PDF is written anew for it; otherwise its bytes stay untouched.',
});

/** A group of options as a collection, whose value is part of a request's body. */
function groupFor(kind: OptionsOf, name: keyof typeof GROUPS): Field<IDataObject> {
	const { displayName, options: all } = GROUPS[name];
	const fitting = all.filter(({ not = [] }) => !not.includes(kind));
	const inside = Object.fromEntries(fitting.map(({ api, input }) => [api, input]));
	return mapField(options(name, { displayName }, inside), toBody);
}

/** What was added, as OpenSign has it. A folder that was not picked, and a day that was not entered, set nothing. */
function toBody({ folderId, completeBy, ...given }: Record<string, unknown>): IDataObject {
	const body = given as IDataObject;
	if (typeof folderId === 'string' && folderId !== '') body.folderId = folderId;
	if (!DateTime.isDateTime(completeBy)) return body;
	if (body.timeToCompleteDays !== undefined) {
		throw new WrongValue(['enter Complete By or Days to Complete, not both. Remove one.']);
	}
	return { ...body, timeToCompleteDays: daysUntil(completeBy) };
}

/** Whole days from today, in the time zone of the day. */
function daysUntil(day: DateTime): number {
	const today = DateTime.now().setZone(day.zone).startOf('day');
	const days = Math.round(day.startOf('day').diff(today, 'days').days);
	if (days >= 1) return days;
	throw new WrongValue([
		`Complete By: ${day.toISODate() ?? ''} is not after today, ${today.toISODate() ?? ''}. Enter a later day.`,
	]);
}

/** The "Additional Options" of a send, a draft, or a new template. */
export function additionalOptions(kind: OptionsOf): Field<AdditionalOptions> {
	const isFromTemplate = kind === 'fromTemplate';
	const about = {
		displayName: 'Additional Options',
		description: isFromTemplate ? 'What is not added here stays as the template has it' : undefined,
	};
	const sends = isFromTemplate || kind === 'document';
	const hasPrefill = !isFromTemplate && kind !== 'selfSign';
	const ofUpload = isFromTemplate ? {} : { coverTags, tags };
	const inside = {
		copies: groupFor(kind, 'copies'),
		deadline: groupFor(kind, 'deadline'),
		document: groupFor(kind, 'document'),
		email: groupFor(kind, 'email'),
		signing: groupFor(kind, 'signing'),
		includeRawResponse,
		lookUpSeconds,
		lockValues: isFromTemplate ? lockValues : undefined,
		maxFileMb,
		openedMb,
		notTwiceDays: sends ? notTwiceDays : undefined,
		prefill: hasPrefill ? prefillForm : undefined,
		...ofUpload,
	};
	return mapField(options('additionalOptions', about, inside, FOR_EXPERTS), toAdditionalOptions);
}

/** Offered last: what developers need. */
const FOR_EXPERTS = ['includeRawResponse', 'lookUpSeconds', 'maxFileMb', 'openedMb'] as const;

interface Added extends Partial<Omit<AdditionalOptions, 'body' | 'password'>> {
	copies?: IDataObject;
	deadline?: IDataObject;
	document?: IDataObject;
	email?: IDataObject;
	signing?: IDataObject;
}

function toAdditionalOptions(added: Added): AdditionalOptions {
	const { copies, deadline, document, email, signing, ...others } = added;
	const body = { ...copies, ...deadline, ...document, ...email, ...signing };
	const password = typeof body.file_password === 'string' ? body.file_password : '';
	return {
		prefill: [],
		lockValues: false,
		includeRawResponse: false,
		...others,
		body,
		password,
	};
}
