import { DateTime, FixedOffsetZone } from 'luxon';

/**
 * Abbreviations that `Intl` writes for a zone, in minutes from UTC. IST is India: OpenSign's service writes it so, and
 * its help pages show `GMT+5:30` for the same zone.
 */
const ZONES: Record<string, number> = {
	UTC: 0,
	GMT: 0,
	Z: 0,
	IST: 330,
	EST: -300,
	EDT: -240,
	CST: -360,
	CDT: -300,
	MST: -420,
	MDT: -360,
	PST: -480,
	PDT: -420,
};

/**
 * A date of a webhook as ISO 8601 in UTC: `Fri, 16 May 2025 15:02:42 IST`, `… GMT+5:30`, or ISO already.
 *
 * @returns null for anything else: no date is better than a wrong one
 */
export function toIso(text: unknown): string | null {
	if (typeof text !== 'string') return null;
	const [, written, zone] =
		/^(?:[a-z]{3},\s+)?(\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d{2}:\d{2})\s+(\S+)$/i.exec(text.trim()) ??
		[];
	if (written === undefined) {
		// Without an offset, an ISO date does not say which instant it is.
		const iso = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.trim())
			? DateTime.fromISO(text.trim(), { zone: 'utc' })
			: undefined;
		return iso?.isValid ? iso.toISO() : null;
	}
	const offset = minutesFromUtc(zone);
	const date =
		offset === undefined
			? undefined
			: DateTime.fromFormat(written, 'd MMM yyyy H:mm:ss', {
					zone: FixedOffsetZone.instance(offset),
					locale: 'en',
				});
	return date?.isValid ? date.toUTC().toISO() : null;
}

/** `IST`, `GMT+5:30`, `GMT-4` in minutes; nothing for a zone that is not known. */
function minutesFromUtc(zone: string): number | undefined {
	const [, sign, hours, minutes = '0'] =
		/^(?:GMT|UTC)([+-])(\d{1,2})(?::(\d{2}))?$/i.exec(zone) ?? [];
	if (sign === undefined) return ZONES[zone.toUpperCase()];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
