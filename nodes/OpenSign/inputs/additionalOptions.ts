import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { flag, mapField, number, options, wholeNumber, WrongValue } from '../core/inputs';
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
}

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

const lookUpSeconds = wholeNumber('lookUpSeconds', {
	displayName: 'Look for Lost Answers (Seconds)',
	min: 0,
	max: 120,
	default: 10,
	description:
		'How long to look in OpenSign for what was made, if the connection broke before the answer came. It is found by title, signers and time, and is never made a second time. 0 to look once.',
});

const notTwiceDays = wholeNumber('notTwiceDays', {
	displayName: 'Do Not Send Twice (Days)',
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
		notTwiceDays: sends ? notTwiceDays : undefined,
		prefill: hasPrefill ? prefillForm : undefined,
	};
	return mapField(options('additionalOptions', about, inside), toAdditionalOptions);
}

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
