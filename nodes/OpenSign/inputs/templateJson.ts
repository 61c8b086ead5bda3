import {
	anything,
	isRecord,
	json,
	readEach,
	readKeys,
	text,
	within,
	WrongValue,
} from '../core/inputs';
import type { NamedValue, TemplateSigner } from '../opensign/shapes';
import { signerKeys, toPerson } from './person';
import { signerLabel } from './signers';

/** A template's signers and prefill as they were given; what their values mean, only the template says. */
export interface TemplateJson {
	signers: TemplateSigner[];
	prefill: NamedValue[];
}

const SHAPE =
	'enter an object with the arrays signers and prefill, or an array of signers. Every entry must be an object.';
const WIDGETS = 'widgets must be an array of objects, each with name and default.';
const PREFILL = 'prefill must be an array of objects, each with name and response.';
const NAME = 'Signers and Values (JSON)';

/** The people and values of a template as JSON, for a number of them that changes from item to item. */
export const templateJson = json<TemplateJson>(
	'templateJson',
	{
		displayName: NAME,
		typeOptions: { rows: 8 },
		default: `{
  "signers": [
    {
      "role": "Tenant",
      "name": "Anna Example",
      "email": "anna@example.com",
      "widgets": [{ "name": "move-in date", "default": "2026-12-01" }]
    }
  ],
  "prefill": [{ "name": "rent", "response": "900" }]
}`,
		description:
			"Object with signers (each with role, name, email, and widgets of name and default), and prefill (each with name and response), in OpenSign's own form. A plain array is taken as the signers.",
	},
	(value, zone) => {
		const { signers = [], prefill = [] } = toParts(value, zone);
		return {
			signers: readEach(toRecords(signers, SHAPE), (signer, k) =>
				within(signerLabel(k, signer.role), () => readSigner(signer, zone)),
			),
			prefill: readEach(toRecords(unwrap(prefill, zone), PREFILL), (one, k) =>
				within(`Prefill value ${k + 1}`, () => readNamed(one, zone)),
			),
		};
	},
);

function toParts(value: unknown, zone: string) {
	if (Array.isArray(value)) return { signers: value };
	if (!isRecord(value)) throw new WrongValue([SHAPE]);
	const parts = { signers: anything('signers'), prefill: anything('prefill') };
	return within(NAME, () => readKeys(value, parts, zone));
}

/** The prefilled values, as OpenSign has them: an object with nothing but `widgets`. A plain array is taken as well. */
function unwrap(prefill: unknown, zone: string): unknown {
	if (!isRecord(prefill)) return prefill;
	const { widgets } = within('prefill', () =>
		readKeys(prefill, { widgets: anything('widgets') }, zone),
	);
	return widgets ?? [];
}

/** @throws WrongValue with `shape`, which says what is wanted */
function toRecords(value: unknown, shape: string): Array<Record<string, unknown>> {
	if (Array.isArray(value) && value.every(isRecord)) return value;
	throw new WrongValue([shape]);
}

function readSigner(signer: Record<string, unknown>, zone: string): TemplateSigner {
	const { role = '', widgets, ...person } = readKeys(signer, signerKeys, zone);
	const read: TemplateSigner = { ...toPerson(person), role };
	if (widgets === undefined) return read;
	const values = readEach(toRecords(widgets, WIDGETS), (one, k) =>
		within(`widget ${k + 1}`, () => readNamed(one, zone)),
	);
	return { ...read, widgets: values };
}

const nameKey = text('name', { displayName: 'name' });

/** Everything but the name stays as it is: what it means depends on the template's field. */
function readNamed({ name, ...rest }: Record<string, unknown>, zone: string): NamedValue {
	return { ...rest, name: nameKey.take(name, zone) };
}
