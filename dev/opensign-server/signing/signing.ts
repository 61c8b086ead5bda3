import { isPending, statusOf, toText } from './documents';
import type { Environment } from './environment';
import { append, makeCertificate, stamp } from './stamp';
import type { StoredDocument, StoredSigner, Widget } from './state';
import { announce } from './webhooks';

/** Why the signing page refuses something: an HTTP status, and what the page says. */
export interface Refusal {
	status: number;
	sentence: string;
}

type Values = Record<string, string | string[]>;

/** Who must act before this signer, where the order is strict. */
function blockedBy(document: StoredDocument, signer: StoredSigner): StoredSigner | undefined {
	if (document.options.send_in_order_strict !== true) return undefined;
	return document.signers.slice(0, document.signers.indexOf(signer)).find(isPending);
}

/** Why a signer cannot open the page any more, or not yet. */
export function refuseToView(document: StoredDocument, signer: StoredSigner): Refusal | undefined {
	const status = statusOf(document);
	if (signer.signed)
		return { status: 409, sentence: `You have already signed "${document.title}".` };
	if (status !== 'in-progress')
		return { status: 410, sentence: `"${document.title}" is ${status}.` };
	const before = blockedBy(document, signer);
	return (
		before && {
			status: 403,
			sentence: `It is not your turn yet: ${before.name ?? before.email} is to sign first.`,
		}
	);
}

/** Why a signer can neither sign nor decline. */
export function refuseToAct(document: StoredDocument, signer: StoredSigner): Refusal | undefined {
	return (
		refuseToView(document, signer) ??
		(signer.signer_role === 'viewer'
			? { status: 403, sentence: 'You need not do anything.' }
			: undefined)
	);
}

/** A signer opens the page; only the first time changes anything. */
export function view(
	environment: Environment,
	document: StoredDocument,
	signer: StoredSigner,
): void {
	if (signer.viewed) return;
	signer.viewed = new Date();
	document.updatedAt = signer.viewed;
	announce(environment, document, { event: 'viewed', signer });
}

/** The signature under way of each document. */
const turns = new WeakMap<StoredDocument, Promise<void>>();

/**
 * A signer signs or approves: the marks go into the PDF, and with the last of them the document is completed and gets
 * its certificate.
 *
 * @param values what was entered into the fields, by name; read-only fields keep their own
 */
export async function sign(
	environment: Environment,
	document: StoredDocument,
	signer: StoredSigner,
	values: Values,
): Promise<void> {
	signer.signed = new Date();
	signer.viewed ??= signer.signed;
	// One after the other, so that none takes away another's marks.
	const turn = (turns.get(document) ?? Promise.resolve()).then(async () => {
		const marks = signer.widgets.map((widget) => ({
			widget,
			text: markText(widget, signer, values),
		}));
		document.current = await stamp(
			document.current,
			marks,
			document.options.file_password as string | undefined,
		);
		document.updatedAt = new Date();
		announce(environment, document, { event: 'signed', signer });
	});
	turns.set(document, turn);
	await turn;
	// Another signature has begun meanwhile: the last one completes.
	if (turns.get(document) !== turn || document.signers.some(isPending)) return;
	document.status = 'completed';
	const certificate = await makeCertificate(document);
	if (document.options.merge_certificate === true)
		document.current = await append(document.current, certificate);
	else document.certificate = certificate;
	announce(environment, document, { event: 'completed' });
}

/** A signer declines, which ends it for all. */
export function decline(
	environment: Environment,
	document: StoredDocument,
	signer: StoredSigner,
	reason: string,
): void {
	Object.assign(document, {
		status: 'declined',
		declined: { by: signer.email, reason },
		updatedAt: new Date(),
	});
	announce(environment, document, { event: 'declined' });
}

function markText(widget: Widget, signer: StoredSigner, values: Values): string {
	if (['signature', 'initials', 'stamp'].includes(widget.type))
		return `Signed by ${signer.name ?? ''} ${signer.email}`;
	const { name = '', readonly } = widget.options ?? {};
	return toText(
		readonly === true ? defaultOf(widget, signer) : (values[name] ?? defaultOf(widget, signer)),
	);
}

/** What a field holds before the signer has entered anything. */
export function defaultOf({ type, options = {} }: Widget, signer: StoredSigner): unknown {
	const own: Record<string, string | undefined> = {
		email: signer.email,
		name: signer.name,
		date: new Date().toISOString().slice(0, 10),
	};
	const preset = options.default ?? options.selectedvalues;
	return preset === undefined || preset === '' ? (own[type] ?? '') : preset;
}
