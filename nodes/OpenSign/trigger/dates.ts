/** An ISO 8601 date as milliseconds since 1970; 0 for none. */
export const toTime = (date: string | undefined) => new Date(date ?? 0).getTime();

/** The newest of these ISO 8601 dates; the beginning of 1970 if there is none. */
export function newest(dates: Array<string | undefined>): string {
	let last = new Date(0).toISOString();
	for (const date of dates) {
		if (date !== undefined && toTime(date) > toTime(last)) last = date;
	}
	return last;
}
