import { append, makeCertificate } from '../pdf/certificate';
import { SIGNATURES, stamp } from '../pdf/stamp';
import type { Account } from '../state/account';
import { isPending, passwordOf, statusOf, toText } from '../state/documents';
import type { StoredDocument, StoredSigner, Widget } from '../state/entities';
import { announce } from '../webhooks/messages';

/** Why the signing page refuses something: an HTTP status, and what the page says. */
export interface Refusal {
	status: number;
	sentence: string;
}

/** The types of widgets that a signer can fill in. */
export const FILLABLE = [
	'name',
	'email',
	'job title',
	'company',
	'date',
	'textbox',
	'checkbox',
	'dropdown',
	'radio button',
	'number',
	'cells',
];

/** What was entered into the fields, by name. */
export type Values = Record<string, string | string[]>;

/** Who must act before this signer, where the order is strict. */
function blockedBy(document: StoredDocument, signer: StoredSigner): StoredSigner | undefined {
	if (document.options.send_in_order_strict !== true) return undefined;
	const before = document.signers.slice(0, document.signers.indexOf(signer));
	return before.find(isPending);
}

/** Why a signer cannot open the page any more, or not yet. */
export function refuseToView(document: StoredDocument, signer: StoredSigner): Refusal | undefined {
	const { title } = document;
	// Asked first: it lets a document expire whose time has run out.
	const status = statusOf(document);
	if (signer.signed) return { status: 409, sentence: `You have already signed "${title}".` };
	if (status !== 'in-progress') return { status: 410, sentence: `"${title}" is ${status}.` };
	const before = blockedBy(document, signer);
	if (!before) return undefined;
	const name = before.name ?? before.email;
	return { status: 403, sentence: `It is not your turn yet: ${name} is to sign first.` };
}

/** Why a signer can neither sign nor decline. */
export function refuseToAct(document: StoredDocument, signer: StoredSigner): Refusal | undefined {
	const refusal = refuseToView(document, signer);
	if (refusal || signer.signer_role !== 'viewer') return refusal;
	return { status: 403, sentence: 'You need not do anything.' };
}

/** A signer opens the page; only the first time changes anything. */
export function view(account: Account, document: StoredDocument, signer: StoredSigner): void {
	if (signer.viewed) return;
	signer.viewed = new Date();
	document.updatedAt = signer.viewed;
	announce(account, document, { event: 'viewed', signer });
}

/** Whether a signer must enter something: into a signature the page does, and pictures it does not ask for. */
export const isRequired = ({ type, options = {} }: Widget) =>
	FILLABLE.includes(type) && options.required === true && options.formula === undefined;

/** Why what was entered is not enough. */
export function refuseValues(signer: StoredSigner, values: Values): Refusal | undefined {
	const missing = signer.widgets.find(
		(widget) => isRequired(widget) && markText(widget, signer, values) === '',
	);
	if (!missing) return undefined;
	return { status: 400, sentence: `Please fill in "${missing.options?.name ?? missing.type}".` };
}

/** The signature under way of each document. */
const turns = new WeakMap<StoredDocument, Promise<void>>();

/**
 * A signer signs or approves: the marks go into the PDF, and with the last of them the document is completed and gets
 * its certificate.
 *
 * @param values read-only fields keep their own
 */
export async function sign(
	account: Account,
	document: StoredDocument,
	signer: StoredSigner,
	values: Values,
): Promise<void> {
	signer.signed = new Date();
	signer.viewed ??= signer.signed;
	// One after the other, so that none takes away another's marks.
	const before = turns.get(document) ?? Promise.resolve();
	const turn = before.then(() => write(account, document, signer, values));
	turns.set(document, turn);
	await turn;
	// Another signature has begun meanwhile: the last one completes.
	if (turns.get(document) !== turn || document.signers.some(isPending)) return;
	await complete(account, document);
}

async function write(
	account: Account,
	document: StoredDocument,
	signer: StoredSigner,
	values: Values,
): Promise<void> {
	const marks = signer.widgets.map((widget) => ({
		widget,
		text: markText(widget, signer, values),
	}));
	document.current = await stamp(document.current, marks, passwordOf(document.options));
	document.updatedAt = new Date();
	announce(account, document, { event: 'signed', signer });
}

async function complete(account: Account, document: StoredDocument): Promise<void> {
	document.status = 'completed';
	const certificate = await makeCertificate(document);
	if (document.options.merge_certificate === true)
		document.current = await append(document.current, certificate);
	else document.certificate = certificate;
	announce(account, document, { event: 'completed' });
}

/** A signer declines, which ends it for all. */
export function decline(
	account: Account,
	document: StoredDocument,
	signer: StoredSigner,
	reason: string,
): void {
	document.status = 'declined';
	document.declined = { by: signer.email, reason };
	document.updatedAt = new Date();
	announce(account, document, { event: 'declined' });
}

function markText(widget: Widget, signer: StoredSigner, values: Values): string {
	if (SIGNATURES.includes(widget.type)) return `Signed by ${signer.name ?? ''} ${signer.email}`;
	const { name = '', readonly } = widget.options ?? {};
	const entered = readonly === true ? undefined : values[name];
	return toText(entered ?? defaultOf(widget, signer));
}

/** What a field holds before the signer has entered anything. */
export function defaultOf({ type, options = {} }: Widget, signer: StoredSigner): unknown {
	const own: Record<string, string | undefined> = {
		email: signer.email,
		name: signer.name,
		date: new Date().toISOString().slice(0, 10),
	};
	const preset = options.default ?? options.selectedvalues;
	const isEmpty = preset === undefined || preset === '';
	return isEmpty ? (own[type] ?? '') : preset;
}
