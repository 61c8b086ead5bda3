import { stamp } from '../pdf/stamp';
import { announce } from '../webhooks/messages';
import type { Account } from './account';
import {
	newId,
	OWNER,
	type DocumentStatus,
	type SignerRole,
	type StoredDocument,
	type StoredSigner,
	type Widget,
} from './entities';
import type { Quirks } from './quirks';

/** A signer as a request's body names one. */
export interface SignerInput {
	role?: string;
	email?: unknown;
	name?: string;
	phone?: unknown;
	signer_role?: SignerRole;
	access_code?: string;
	widgets?: Widget[];
}

export interface NewDocument {
	title: string;
	file: Buffer;
	signers: SignerInput[];
	prefill: Widget[];
	options: Record<string, unknown>;
	templateId?: string;
}

const DAY_MS = 86_400_000;

/** Makes a document and sends it to its signers. */
export async function sendDocument(account: Account, input: NewDocument): Promise<StoredDocument> {
	const document = await createDocument(account, input);
	announce(account, document, { event: 'created' });
	return document;
}

/** Makes a document, which nobody is told of; a signer whose contact cannot be made is left out without a word. */
export async function createDocument(
	account: Account,
	input: NewDocument,
): Promise<StoredDocument> {
	const { title, file, options, templateId } = input;
	const prefilled = input.prefill.map((widget) => ({
		widget,
		text: toText(widget.options?.response),
	}));
	const now = new Date();
	const document: StoredDocument = {
		objectId: newId(),
		title,
		status: 'in-progress',
		original: file,
		current: await stamp(file, prefilled, passwordOf(options)),
		signers: toSigners(account, input.signers),
		templateId,
		options,
		createdAt: now,
		updatedAt: now,
	};
	account.documents.set(document.objectId, document);
	account.credits -= 1;
	return document;
}

function toSigners(account: Account, inputs: SignerInput[]): StoredSigner[] {
	const signers: StoredSigner[] = [];
	for (const { email, phone, signer_role = 'signer', widgets = [], ...rest } of inputs) {
		const known = account.contacts.lookUp(email, phone);
		// A second signer of the same address would be the same contact.
		const isTaken = signers.some(({ contactId }) => contactId === known?.contactId);
		if (known && !isTaken)
			signers.push({
				...rest,
				...known,
				signer_role,
				widgets: asStored(widgets, account.quirks),
			});
	}
	return signers;
}

/** A signer's fields with what the server adds to them. */
export const asStored = (widgets: Widget[], { fieldsAreOptional }: Quirks): Widget[] =>
	widgets.map(({ options, ...widget }) => {
		if (fieldsAreOptional || widget.type === 'signature') return { ...widget, options };
		return { ...widget, options: { required: true, ...options } };
	});

/** The password that opens the document's file, if it was given. */
export function passwordOf(options: Record<string, unknown>): string | undefined {
	const { file_password: password } = options;
	return typeof password === 'string' ? password : undefined;
}

/** When a document expires that is in progress until then. */
export const expiryOf = ({ createdAt, options }: StoredDocument) =>
	new Date(createdAt.getTime() + Number(options.timeToCompleteDays ?? 15) * DAY_MS);

/** The status as of now: a document that nobody finished in time expires by itself. */
export function statusOf(document: StoredDocument): DocumentStatus {
	const isOverdue = new Date() > expiryOf(document);
	if (document.status === 'in-progress' && isOverdue) document.status = 'expired';
	return document.status;
}

/**
 * Takes a document back, which then reads declined.
 *
 * @returns false when it is not in progress, and stays as it is
 */
export function revoke(account: Account, document: StoredDocument, reason: string): boolean {
	if (statusOf(document) !== 'in-progress') return false;
	document.status = 'declined';
	document.declined = { by: OWNER.email, reason };
	document.updatedAt = new Date();
	announce(account, document, { event: account.revokeEvent });
	return true;
}

/**
 * Lets a document's time run out, of which nobody is told.
 *
 * @returns false when it is not in progress, and stays as it is
 */
export function expire(document: StoredDocument, updatedAt: Date): boolean {
	if (statusOf(document) !== 'in-progress') return false;
	document.status = 'expired';
	document.updatedAt = updatedAt;
	return true;
}

/** What is written for a field's value. */
export const toText = (value: unknown) =>
	Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** Whether a signer still has something to do. */
export const isPending = ({ signer_role: task, signed }: StoredSigner) =>
	task !== 'viewer' && !signed;
