import fc from 'fast-check';

import * as kinds from '../../../nodes/OpenSign/core/inputs';
import { WrongValue, type Reader } from '../../../nodes/OpenSign/core/inputs';
import { parseBoxes } from '../../../nodes/OpenSign/inputs/debugPage';
import { readDateText } from '../../../nodes/OpenSign/inputs/dateText';
import { pattern } from '../../../nodes/OpenSign/inputs/pattern';
import { signersForm, signersJson } from '../../../nodes/OpenSign/inputs/signers';
import { templateForm } from '../../../nodes/OpenSign/inputs/templateForm';
import { templateJson } from '../../../nodes/OpenSign/inputs/templateJson';
import { mailBody } from '../../../nodes/OpenSign/inputs/variables';
import { readWidgets } from '../../../nodes/OpenSign/inputs/widgets';
import { resources } from '../../../nodes/OpenSign/resources';

/** The reading of anything ends in a value or in sentences: 10,000 values in all, and 100,000 with `FUZZ=10`. */
const FACTOR = Number(process.env.FUZZ ?? 1);
const SEED = 20261126;

const about = { displayName: 'Input' };
const READERS: Record<string, Reader<unknown>> = {
	text: kinds.readText,
	address: kinds.readAddress,
	email: kinds.readEmail,
	emails: kinds.readEmails,
	url: kinds.readUrl,
	list: kinds.readList,
	flag: kinds.readFlag,
	number: kinds.readNumber({ min: 0 }),
	'whole number': kinds.readNumber({ whole: true }),
	date: kinds.readDate,
	'date as text': readDateText('dd mmm, yyyy'),
	choice: kinds.readChoice([{ name: 'Blue', value: 'blue' }]),
	choices: kinds.choices('a', {
		...about,
		options: [{ name: 'A', value: 'a' }],
		default: [],
	}).take,
	json: (value) => kinds.parseJson(value),
	boxes: (value, zone) => readWidgets(parseBoxes(value), zone),
	pattern: pattern('a', about).take,
	mail: mailBody('a', about).take,
	'signers by form': signersForm(true).take,
	'signers by JSON': signersJson.take,
	'template by form': templateForm.take,
	'template by JSON': templateJson.take,
};

/** Values that look as if they were right, besides just anything. */
const anything = fc.oneof(
	fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, withTypedArray: true }),
	fc.json(),
	fc.date({ noInvalidDate: false }),
	fc.string({ unit: 'binary' }),
	fc.stringMatching(/^[-+0-9.,eE :TZ/]{0,24}$/),
	fc.stringMatching(/^[[\]{}",:a-z0-9 ]{0,40}$/),
	signerLike(),
);

function signerLike() {
	const value = fc.anything();
	const widget = fc.record(
		{
			type: fc.oneof(value, fc.constantFrom('date', 'number')),
			page: value,
			x: value,
			options: value,
		},
		{ requiredKeys: [] },
	);
	const signer = fc.record(
		{ role: value, name: value, email: value, details: value, widgets: fc.array(widget) },
		{ requiredKeys: [] },
	);
	return fc.oneof(fc.array(signer), fc.record({ signer: fc.array(signer) }));
}

const RAW = /Cannot read|is not a function|is not iterable|undefined|\[object|NaN|Unexpected token/;

/** Throws where something else than sentences comes out. */
function readSafely(read: () => unknown): void {
	try {
		read();
	} catch (error) {
		if (!(error instanceof WrongValue)) throw error;
		// What was entered may well hold such words: it is quoted.
		const said = error.message.replace(/'[^]*?'/g, '');
		if (RAW.test(said)) throw new Error(`raw: ${error.message}`);
	}
}

test.each(Object.entries(READERS))('%s', (_name, read) => {
	fc.assert(
		fc.property(anything, (value) => readSafely(() => read(value, 'Europe/Berlin'))),
		{ numRuns: 400 * FACTOR, seed: SEED },
	);
});

test('every input of every operation, from parameters of just any values', () => {
	const all = Object.values(resources).flatMap(({ operations }) => Object.values(operations));
	const inputs = all.flatMap(({ inputs: some }) => Object.values(some));
	fc.assert(
		fc.property(anything, fc.constantFrom(...inputs), (value, input) => {
			readSafely(() => input.read({ get: () => value, zone: 'Europe/Berlin' }));
		}),
		{ numRuns: 2000 * FACTOR, seed: SEED },
	);
});
