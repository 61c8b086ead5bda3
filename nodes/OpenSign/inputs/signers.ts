import {
	anything,
	describeKind,
	field,
	isRecord,
	json,
	mapField,
	options,
	readEach,
	required,
	restyle,
	readKeys,
	rows,
	text,
	wholeNumber,
	within,
	WrongValue,
} from '../core/inputs';
import type { Read, Reader } from '../core/inputs';
import type { Recipient } from '../opensign/shapes';
import {
	accessCodeInput,
	emailInput,
	nameInput,
	personDetails,
	signerKeys,
	taskInput,
	toPerson,
} from './person';
import { mainSignature } from './mainSignature';
import type { Field } from './places';
import { readWidgets, widgetsInput } from './widgets';

/** A signer as it was entered: where the fields stand is not worked out yet. */
export interface EnteredSigner extends Recipient {
	widgets: Field[];
}

const order = wholeNumber('order', {
	displayName: 'Order',
	min: 0,
	default: 1,
	description:
		"When this person's turn is: those with smaller numbers come first. People without a number come after those with one, in the order of the list.",
});

/** A mail goes to everyone. */
const neededEmail = field(
	{ ...emailInput.property, displayName: 'Signer Email', required: true },
	required(emailInput.take),
);

/** What the form asks of a signer. The first label tells where a signer begins. @param isSent whether mails go out */
const signerInputs = (isSent: boolean) => ({
	name: restyle(nameInput, { displayName: 'Signer Name' }),
	email: isSent ? neededEmail : restyle(emailInput, { displayName: 'Signer Email' }),
	task: taskInput,
	signature: mainSignature,
	widgets: widgetsInput,
	role: text('role', {
		displayName: 'Role',
		placeholder: 'e.g. Tenant',
		description:
			'Free text that names this person inside the document. If empty: Signer 1, Signer 2 and so on.',
	}),
	details: options(
		'details',
		{ displayName: 'More About This Person', placeholder: 'Add Detail' },
		{ accessCode: accessCodeInput, order, ...personDetails },
	),
});

/** How errors name a signer: by number and, unless it was made up, by role. */
export function signerLabel(index: number, role?: unknown): string {
	const number = `Signer ${index + 1}`;
	const known = typeof role === 'string' && role.trim() !== '' && role.trim() !== number;
	return known ? `${number} (${role.trim()})` : number;
}

/** Shown above an entry where n8n has entries that fold. */
const TITLE = '={{ $collection.item.value.name || "Signer " + ($collection.item.index + 1) }}';

/**
 * The signers of an uploaded PDF by form, with their fields, in the order in which they are asked. Where mails go out a
 * new node has one to begin with: elsewhere there may be none.
 */
export const signersForm = (isSent: boolean) =>
	mapField(
		rows('signers', {
			displayName: 'Signers',
			typeOptions: {
				multipleValueButtonText: 'Add Signer',
				sortable: true,
				fixedCollection: { itemTitle: TITLE },
			},
			placeholder: 'Add Signer',
			default: isSent ? { signer: [{}] } : {},
			description: 'Who is asked to sign, approve or view. They are asked in this order.',
			entry: { name: 'signer', displayName: 'Signer' },
			place: (k, { role }) => signerLabel(k, role),
			inside: signerInputs(isSent),
		}),
		(entries) => inOrder(entries).map(toSigner),
	);

type SignerEntry = Read<ReturnType<typeof signerInputs>>;

/** Those with an order first, by it; the others as they stand. */
function inOrder(entries: SignerEntry[]): SignerEntry[] {
	const rank = ({ details }: SignerEntry) => details.order ?? Number.MAX_SAFE_INTEGER;
	return [...entries].sort((a, b) => rank(a) - rank(b));
}

/** An entry of the form as OpenSign's signer, without what is empty; so is the task Sign, which is OpenSign's default. */
function toSigner(
	{ role, name, email, task, signature, widgets, details }: SignerEntry,
	k: number,
): EnteredSigner {
	const person = toPerson({
		email,
		name,
		phone: details.phone,
		company: details.company,
		job_title: details.job_title,
		signer_role: task === 'signer' ? undefined : task,
		access_code: details.accessCode,
	});
	const fields = signature === undefined ? widgets : [...widgets, signature];
	return { ...person, role: role || `Signer ${k + 1}`, widgets: fields };
}

/** The signers of an uploaded PDF in OpenSign's own form. */
export const signersJson = json(
	'signersJson',
	{
		displayName: 'Signers (JSON)',
		typeOptions: { rows: 8 },
		default: `[
  {
    "name": "Anna Example",
    "email": "anna@example.com",
    "role": "Tenant",
    "widgets": [
      { "type": "signature", "page": 1, "x": 72, "y": 640, "w": 160, "h": 48 }
    ]
  }
]`,
		description:
			'Array of signers with name, email, role, phone, company, job_title, signer_role (signer, viewer or approver), access_code and widgets. Places are in points from the top left corner; pages count from 1, or from the end as -1. Instead of page, x and y, a widget can have a place: { "by": "text", "text": "Signature:" }, { "by": "corner", "page": "last", "corner": "bottomRight" }, { "by": "formField", "name": "signature" } or { "by": "allFormFields" }.',
	},
	(value, zone) =>
		readEach(toSignerList(value), (one, k) => {
			const role = isRecord(one) ? one.role : undefined;
			return within(signerLabel(k, role), () => readSigner(one, k, zone));
		}),
);

/** The list itself, or an object with nothing but it. */
function toSignerList(value: unknown): unknown[] {
	const isWrapped = isRecord(value) && 'signers' in value;
	const list = isWrapped
		? within('Signers (JSON)', () => readKeys(value, { signers: anything('signers') }, '').signers)
		: value;
	if (Array.isArray(list)) return list;
	throw new WrongValue(['this is not an array. Enter a list of signers in square brackets.']);
}

function readSigner(value: unknown, k: number, zone: string): EnteredSigner {
	if (!isRecord(value)) {
		throw new WrongValue([
			`${describeKind(value)} is not a signer. It must be an object with name, email and widgets.`,
		]);
	}
	const { widgets, role, ...person } = readKeys(value, signerKeys, zone);
	return {
		role: role || `Signer ${k + 1}`,
		...toPerson(person),
		widgets: readSignerWidgets(widgets, zone),
	};
}

const readSignerWidgets: Reader<Field[]> = (value, zone) => {
	if (value === undefined) return [];
	if (Array.isArray(value)) return readWidgets(value, zone);
	throw new WrongValue(['widgets is not a list of fields.']);
};
