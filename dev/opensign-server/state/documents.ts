import type { Environment } from './environment';
import { stamp } from './stamp';
import { newId, OWNER, type StoredDocument, type StoredSigner, type Widget } from './state';
import { announce } from './webhooks';

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

/** Makes a document and sends it to its signers. */
export async function sendDocument(
	environment: Environment,
	input: NewDocument,
): Promise<StoredDocument> {
	const document = await createDocument(environment, input);
	announce(environment, document, { event: 'created' });
	return document;
}

/** Makes a document, which nobody is told of; a signer whose contact cannot be made is left out without a word. */
export async function createDocument(
	environment: Environment,
	input: NewDocument,
): Promise<StoredDocument> {
	const taken = new Set<string>();
	const signers = input.signers.flatMap(
		({ email, phone, widgets = [], signer_role = 'signer', ...rest }): StoredSigner[] => {
			const contactId = environment.contactFor(email, phone);
			// A second signer of the same address would be the same contact.
			const usable = contactId !== undefined && !taken.has(contactId);
			if (contactId !== undefined) taken.add(contactId);
			return usable
				? [
						{
							...rest,
							contactId,
							email: email as string,
							phone: phone as string | undefined,
							signer_role,
							widgets,
						},
					]
				: [];
		},
	);
	const now = new Date();
	const document: StoredDocument = {
		objectId: newId(),
		title: input.title,
		status: 'in-progress',
		original: input.file,
		current: await stamp(
			input.file,
			input.prefill.map((widget) => ({ widget, text: toText(widget.options?.response) })),
			input.options.file_password as string | undefined,
		),
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

/**
 * Takes a document back, which then reads declined.
 *
 * @returns false when it is not in progress, and stays as it is
 */
export function revoke(
	environment: Environment,
	document: StoredDocument,
	reason: string,
): boolean {
	if (statusOf(document) !== 'in-progress') return false;
	Object.assign(document, {
		status: 'declined',
		declined: { by: OWNER.email, reason },
		updatedAt: new Date(),
	});
	announce(environment, document, { event: environment.revokeEvent });
	return true;
}

/**
 * Lets a document's time run out, of which nobody is told.
 *
 * @returns false when it is not in progress, and stays as it is
 */
export function expire(document: StoredDocument, updatedAt: Date): boolean {
	if (statusOf(document) !== 'in-progress') return false;
	Object.assign(document, { status: 'expired', updatedAt });
	return true;
}

/** What is written for a field's value. */
export const toText = (value: unknown) =>
	Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** Whether a signer still has something to do. */
export const isPending = ({ signer_role: task, signed }: StoredSigner) =>
	task !== 'viewer' && !signed;
