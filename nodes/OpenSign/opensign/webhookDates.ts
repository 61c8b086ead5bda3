import { DateTime, FixedOffsetZone } from 'luxon';

/**
 * Abbreviations that `Intl` writes for a zone in American English, in minutes from UTC, and IST, India: OpenSign's service
 * writes it so, and its help pages show `GMT+5:30` for the same zone. All other zones it writes as an offset.
 */
const ZONES: Record<string, number> = {
	UTC: 0,
	GMT: 0,
	Z: 0,
	IST: 330,
	AST: -240,
	ADT: -180,
	EST: -300,
	EDT: -240,
	CST: -360,
	CDT: -300,
	MST: -420,
	MDT: -360,
	PST: -480,
	PDT: -420,
	AKST: -540,
	AKDT: -480,
	HST: -600,
	HAST: -600,
	HADT: -540,
};

/** `Fri, 16 May 2025 15:02:42 IST`; the day of the week may be missing. */
const WRITTEN =
	/^(?:[a-z]{3},\s+)?(?<time>\d{1,2} [a-z]{3} \d{4} \d{1,2}:\d{2}:\d{2})\s+(?<zone>\S+)$/i;

/** `GMT+5:30`, `UTC-4`. */
const OFFSET = /^(?:GMT|UTC)(?<sign>[+-])(?<hours>\d{1,2})(?::(?<minutes>\d{2}))?$/i;

/** The end of an ISO date that says which instant it is. */
const ISO_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A date of a webhook as ISO 8601 in UTC: `Fri, 16 May 2025 15:02:42 IST`, `… GMT+5:30`, or ISO already.
 *
 * @returns null for anything else: no date is better than a wrong one
 */
export function toIso(text: unknown): string | null {
	if (typeof text !== 'string') return null;
	const date = parse(text.trim());
	return date?.isValid ? date.toUTC().toISO() : null;
}

function parse(text: string): DateTime | undefined {
	const written = WRITTEN.exec(text)?.groups;
	if (written === undefined) {
		return ISO_OFFSET.test(text) ? DateTime.fromISO(text, { zone: 'utc' }) : undefined;
	}
	const offset = minutesFromUtc(written.zone);
	if (offset === undefined) return undefined;
	return DateTime.fromFormat(written.time, 'd MMM yyyy H:mm:ss', {
		zone: FixedOffsetZone.instance(offset),
		locale: 'en',
	});
}

/** `IST`, `GMT+5:30`, `GMT-4` in minutes; nothing for a zone that is not known. */
function minutesFromUtc(zone: string): number | undefined {
	const offset = OFFSET.exec(zone)?.groups;
	if (offset === undefined) return ZONES[zone.toUpperCase()];
	const minutes = Number(offset.hours) * 60 + Number(offset.minutes ?? 0);
	return offset.sign === '-' ? -minutes : minutes;
}
