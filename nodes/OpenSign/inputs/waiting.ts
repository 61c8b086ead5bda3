/** What an operation takes that waits for signatures, besides what it sends. */
import { DateTime } from 'luxon';

import { choice, date, mapField, notice, url, variants, wholeNumber } from '../core/inputs';
import { WrongValue, type Read } from '../core/inputs';

/** How early the end may lie: n8n looks once a minute whose time has come, and misses shorter waits. */
const LEAST_MS = 60_000;

const MINUTES = { minutes: 1, hours: 60, days: 24 * 60 };

export const waitNotice = notice(
	'waitNotice',
	'All input items are sent, then the execution sleeps until every document is final, whatever n8n says about a single item. It wakes up when signers come back from signing. Declines, expiry and closed browser tabs are noticed at once only where an OpenSign Trigger or OpenSign Status Trigger is active in some workflow of this n8n; without one, at the time limit.',
);

/** How long to wait at the longest. */
export const waitLimit = variants('limitWait', {
	displayName: 'Limit Wait Time',
	default: 'expiry',
	description: 'When the workflow goes on even if not everything is signed',
	variants: {
		amount: {
			name: 'After Time Interval',
			inputs: {
				amount: wholeNumber('waitAmount', {
					displayName: 'Wait Amount',
					min: 1,
					max: 525_600,
					default: 7,
					description: 'How long to wait at the longest',
				}),
				unit: choice('waitUnit', {
					displayName: 'Wait Unit',
					options: [
						{ name: 'Minutes', value: 'minutes' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Days', value: 'days' },
					],
					default: 'days',
					description: 'What Wait Amount counts',
				}),
			},
		},
		date: {
			name: 'At Specified Time',
			inputs: {
				at: mapField(
					date('waitUntil', {
						displayName: 'Wait Until',
						description: "Date and time to go on at, in the workflow's time zone",
					}),
					checkFuture,
				),
			},
		},
		none: { name: 'Never', description: 'The workflow may sleep for ever', inputs: {} },
		expiry: {
			name: 'When the Document Has Expired',
			description: 'After the days that the document can be signed in, and one more',
			inputs: {},
		},
	},
});

function checkFuture(at: DateTime | undefined): DateTime {
	if (at === undefined) throw new WrongValue(['nothing was entered. Enter a date and time.']);
	if (at.toMillis() - Date.now() >= LEAST_MS) return at;
	throw new WrongValue([
		`${at.toISO() ?? ''} is not at least a minute from now. Enter a later time.`,
	]);
}

type WaitLimit = Read<{ limit: typeof waitLimit }>['limit'];

/**
 * When to go on at the latest, milliseconds since 1970; null for never.
 *
 * @param days in which the document can be signed
 */
export function endOf(limit: WaitLimit, days: number): number | null {
	switch (limit.kind) {
		case 'amount':
			return Date.now() + limit.amount * MINUTES[limit.unit] * 60_000;
		case 'date':
			return limit.at.toMillis();
		case 'none':
			return null;
		default:
			return DateTime.utc()
				.plus({ days: days + 1 })
				.toMillis();
	}
}

export const thanksPage = url('thankYouPage', {
	displayName: 'Thank-You Page',
	placeholder: 'e.g. https://example.com/thanks',
	description:
		'Web page that people are led to after signing. Without one they see a plain page that says who has still to sign.',
});

/** @param preset what a new node has */
export const filesOf = (preset: 'none' | 'pdf') =>
	choice('waitFiles', {
		displayName: 'Download Files',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'Signed PDF', value: 'pdf', description: 'As the file pdf of the output' },
			{
				name: 'Signed PDF and Certificate',
				value: 'both',
				description: 'The certificate as the file certificate',
			},
		],
		default: preset,
		description: 'Which files of a completed document to put into the output',
	});
