/** An ISO 8601 date as milliseconds since 1970; 0 for none. */
export const toTime = (date: string | undefined) => new Date(date ?? 0).getTime();

/**
 * Whether a date can be the time of a change: it is one, and not later than now. n8n's clock decides. Where OpenSign's is
 * ahead of it, the changes of that time are looked at once more, and nothing is missed.
 */
export const isBelievable = (date: string | undefined): date is string =>
	date !== undefined && toTime(date) <= Date.now();

/**
 * Milliseconds between then and now by n8n's clock, also where that was set back meanwhile: what is measured so ends, and
 * is never waited for until the clock has caught up.
 */
export const timeSince = (then: number): number => Math.abs(Date.now() - then);

/** The newest of these ISO 8601 dates that can be believed; `least` where none is newer. */
export function newest(dates: Array<string | undefined>, least: string): string {
	let last = least;
	for (const date of dates) {
		if (isBelievable(date) && toTime(date) > toTime(last)) last = date;
	}
	return last;
}
