import { append, makeCertificate, stamp } from './stamp';
import { newId, type Environment, type StoredDocument, type StoredSigner, type Widget } from './state';

interface SignerInput {
	role?: string;
	email?: unknown;
	name?: string;
	phone?: unknown;
	signer_role?: StoredSigner['signer_role'];
	access_code?: string;
	widgets?: Widget[];
}

interface NewDocument {
	title: string;
	file: Buffer;
	signers: SignerInput[];
	prefill: Widget[];
	options: Record<string, unknown>;
	templateId?: string;
}

/** Makes a document and sends it; a signer whose contact cannot be made is left out without a word. */
export async function createDocument(environment: Environment, input: NewDocument): Promise<StoredDocument> {
	const taken = new Set<string>();
	const signers = input.signers.flatMap(({ email, phone, widgets = [], signer_role = 'signer', ...rest }): StoredSigner[] => {
		const contactId = environment.contactFor(email, phone);
		// A second signer of the same address would be the same contact.
		const usable = contactId !== undefined && !taken.has(contactId);
		if (contactId !== undefined) taken.add(contactId);
		return usable ? [{ ...rest, contactId, email: email as string, phone: phone as string | undefined, signer_role, widgets }] : [];
	});
	const now = new Date();
	const document: StoredDocument = {
		objectId: newId(),
		title: input.title,
		status: 'in-progress',
		original: input.file,
		current: await stamp(input.file, input.prefill.map((widget) => ({ widget, text: toText(widget.options?.response) })), input.options.file_password as string | undefined),
		signers,
		templateId: input.templateId,
		options: input.options,
		createdAt: now,
		updatedAt: now,
	};
	environment.documents.set(document.objectId, document);
	environment.credits -= 1;
	return document;
}

const daysToComplete = ({ options }: StoredDocument) => Number(options.timeToCompleteDays ?? 15);

/** The status as of now: a document that nobody finished in time expires by itself. */
export function statusOf(document: StoredDocument): StoredDocument['status'] {
	const expires = document.createdAt.getTime() + daysToComplete(document) * 86_400_000;
	if (document.status === 'in-progress' && Date.now() > expires) document.status = 'expired';
	return document.status;
}

const toText = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

const isPending = ({ signer_role: task, signed }: StoredSigner) => task !== 'viewer' && !signed;

/** Who must act before this signer, where the order is strict. */
export function blockedBy(document: StoredDocument, signer: StoredSigner): StoredSigner | undefined {
	if (document.options.send_in_order_strict !== true) return undefined;
	return document.signers.slice(0, document.signers.indexOf(signer)).find(isPending);
}

/**
 * A signer signs or approves: the marks go into the PDF, and with the last of them the document is completed and gets
 * its certificate.
 *
 * @param values what was entered into the fields, by name; read-only fields keep their own
 */
export async function sign(document: StoredDocument, signer: StoredSigner, values: Record<string, string | string[]>): Promise<void> {
	signer.signed = new Date();
	signer.viewed ??= signer.signed;
	const marks = signer.widgets.map((widget) => ({ widget, text: markText(widget, signer, values) }));
	document.current = await stamp(document.current, marks, document.options.file_password as string | undefined);
	document.updatedAt = new Date();
	if (document.signers.some(isPending)) return;
	document.status = 'completed';
	const certificate = await makeCertificate(document);
	if (document.options.merge_certificate === true) document.current = await append(document.current, certificate);
	else document.certificate = certificate;
}

function markText(widget: Widget, signer: StoredSigner, values: Record<string, string | string[]>): string {
	if (['signature', 'initials', 'stamp'].includes(widget.type)) return `Signed by ${signer.name ?? ''} ${signer.email}`;
	const { name = '', readonly } = widget.options ?? {};
	return toText(readonly === true ? defaultOf(widget, signer) : (values[name] ?? defaultOf(widget, signer)));
}

/** What a field holds before the signer has entered anything. */
export function defaultOf({ type, options = {} }: Widget, signer: StoredSigner): unknown {
	const own: Record<string, string | undefined> = { email: signer.email, name: signer.name, date: new Date().toISOString().slice(0, 10) };
	const preset = options.default ?? options.selectedvalues;
	return preset === undefined || preset === '' ? (own[type] ?? '') : preset;
}
