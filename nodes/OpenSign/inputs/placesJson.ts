/** Where a field stands, in JSON. */
import {
	choice,
	describeKind,
	field,
	isRecord,
	naming,
	number,
	points,
	readKeys,
	text,
	WrongValue,
} from '../core/inputs';
import type { Field as InputField, Read, Reader } from '../core/inputs';
import { CORNERS, POSITIONS } from './placeChoices';
import { readPages } from './pageRanges';
import type { Occurrence, Place } from './places';

type ByKind<K extends Place['by']> = Extract<Place, { by: K }>;

/** A key of an object in JSON, which is shown in no form. */
const key = <T>(name: string, take: Reader<T>): InputField<T> =>
	field({ displayName: name, name, type: 'json', default: '' }, take);

const WORDS = ['only', 'first', 'last', 'every'] as const;

const readOccurrence: Reader<Occurrence> = (value) => {
	const word = WORDS.find((one) => one === value);
	if (word !== undefined) return word;
	const count = Number(value);
	const isCount = typeof value === 'number' || typeof value === 'string';
	if (isCount && Number.isSafeInteger(count) && count >= 1) return count;
	throw new WrongValue([
		`${describeKind(value)} is not possible. Use one of: ${WORDS.join(', ')}, or a whole number from 1.`,
	]);
};

/** Which of several files is meant. */
export const fileKey = { file: text('file', { displayName: 'file' }) };

const words = (name: string) => text(name, { displayName: name, required: true });
const length = (name: string) => number(name, { displayName: name, unit: 'points' });

const BY = choice('by', {
	displayName: 'by',
	options: (['text', 'corner', 'formField', 'allFormFields'] as const).map((one) => ({
		name: one,
		value: one,
	})),
	default: 'text',
});

/** What each way asks for: what must be there, and what may be. */
const textKeys = {
	needed: { by: BY, text: words('text') },
	more: {
		occurrence: key('occurrence', readOccurrence),
		position: choice('position', { displayName: 'position', options: POSITIONS, default: 'on' }),
		dx: length('dx'),
		dy: length('dy'),
		...fileKey,
	},
};
const cornerKeys = {
	needed: {
		by: BY,
		page: key('page', readPages),
		corner: choice('corner', {
			displayName: 'corner',
			options: CORNERS,
			default: 'bottomRight',
		}),
	},
	more: { margin: points('margin', { displayName: 'margin', min: 0 }), ...fileKey },
};
const formFieldKeys = { by: BY, name: words('name') };

/** Width and height: points; what is not given is the usual one of the field's type. */
export const sizeKeys = {
	w: points('w', { displayName: 'w', above: 0 }),
	h: points('h', { displayName: 'h', above: 0 }),
};

/**
 * The `place` of a field in JSON.
 *
 * @throws WrongValue that names the keys that are wrong, missing or not known
 */
export function readPlace(
	value: unknown,
	size: Partial<Read<typeof sizeKeys>>,
	zone: string,
): Place {
	if (!isRecord(value)) {
		throw new WrongValue([
			`${describeKind(value)} is no place. It must be an object, such as { "by": "text", "text": "Signature:" }.`,
		]);
	}
	switch (naming('by', () => BY.take(value.by, zone))) {
		case 'text':
			return textPlace(value, size, zone);
		case 'corner': {
			const { page: pages, ...corner } = readKeys(value, cornerKeys.more, zone, cornerKeys.needed);
			return { margin: 36, ...size, ...corner, by: 'corner', pages };
		}
		case 'formField':
			return { ...readKeys(value, fileKey, zone, formFieldKeys), by: 'formField' };
		case 'allFormFields':
			return { ...readKeys(value, fileKey, zone, { by: BY }), by: 'allFormFields' };
	}
}

function textPlace(
	value: Record<string, unknown>,
	size: Partial<Read<typeof sizeKeys>>,
	zone: string,
): ByKind<'text'> {
	const read = readKeys(value, textKeys.more, zone, textKeys.needed);
	const usual = { occurrence: 'only', position: 'on', dx: 0, dy: 0 } as const;
	return { ...usual, ...size, ...read, by: 'text' };
}
