/** A PDF for the tests. */
export interface Sample {
	file: string;
	producer: string;
	/** What it is for. */
	feature: string;
	bytes: Buffer;
	/** Opens it where it is encrypted; empty where it opens without one. */
	password?: string;
}

export const PASSWORD = 'secret';

/** In points, like all sizes of pages here. */
export type Size = [number, number];
export const A4: Size = [595, 842];

/** When every document says that it was made. */
export const DATE = new Date('2026-01-15T09:00:00Z');

export const TITLE = 'Sample agreement';

export const SENTENCES = [
	'This sample agreement is made between the first party and the second party.',
	'It has no legal meaning and serves to test software.',
	'Signed at: ____________________      Date: ____________________',
];
