import { SAMPLE_PDF } from '../pdf/samplePdf';
import {
	decline,
	refuseToAct,
	refuseToView,
	refuseValues,
	sign,
	view,
	type Refusal,
} from '../signing/signing';
import { Account } from './account';
import { expire, revoke } from './documents';
import {
	newId,
	type DocumentStatus,
	type StoredDocument,
	type StoredSigner,
	type Widget,
} from './entities';

/** A document for `addDocument`; what is not given has a default. */
export interface DocumentInput {
	title?: string;
	status?: DocumentStatus;
	signers?: Array<Partial<StoredSigner> & { email: string }>;
	file?: Buffer;
	/** As in the body of a create: `note`, `folderId`, `timeToCompleteDays` and so on. */
	options?: Record<string, unknown>;
	updatedAt?: Date;
	createdAt?: Date;
}

const SIGNATURE: Widget = { type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 };

const ANNA = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [SIGNATURE],
};

/** A hundred years, in days: nobody who says nothing about it wants a document to expire. */
const NEVER_DAYS = 36_500;

/** One of OpenSign's environments, with what people do in it: a test can do it without a request. */
export class Environment extends Account {
	/**
	 * Puts a document there as if it had long been: without a request, a credit or an event. Cheap enough for thousands.
	 * However old, one in progress does not expire unless its options say when.
	 *
	 * @returns its id
	 */
	addDocument(
		{
			title = 'Rental agreement',
			status = 'in-progress',
			signers = [ANNA],
			file = SAMPLE_PDF,
			options = {},
			updatedAt = new Date(),
			createdAt = updatedAt,
		}: DocumentInput = {},
		objectId = newId(),
	): string {
		const isCompleted = status === 'completed';
		const done = isCompleted ? { viewed: updatedAt, signed: updatedAt } : {};
		this.documents.set(objectId, {
			objectId,
			title,
			status,
			original: file,
			current: file,
			certificate: isCompleted ? SAMPLE_PDF : undefined,
			signers: signers.map((signer) => ({
				signer_role: 'signer',
				widgets: [SIGNATURE],
				...done,
				...signer,
				contactId: this.contacts.idFor(signer.email),
			})),
			options: { timeToCompleteDays: NEVER_DAYS, ...options },
			createdAt,
			updatedAt,
		});
		return objectId;
	}

	/**
	 * Opens the signing page as a signer.
	 *
	 * @throws an Error with the page's own sentence when the page would refuse it, as the two below
	 */
	viewAs(documentId: string, email: string): void {
		const { document, signer } = this.partOf(documentId, email);
		allow(refuseToView(document, signer));
		view(this, document, signer);
	}

	/**
	 * Signs or approves as a signer, without having opened the page: `viewed` is not announced.
	 *
	 * @param values what is entered into the fields, by name
	 */
	async signAs(
		documentId: string,
		email: string,
		values: Record<string, string | string[]> = {},
	): Promise<void> {
		const { document, signer } = this.partOf(documentId, email);
		allow(refuseToAct(document, signer) ?? refuseValues(signer, values));
		await sign(this, document, signer, values);
	}

	declineAs(documentId: string, email: string, reason = ''): void {
		const { document, signer } = this.partOf(documentId, email);
		allow(refuseToAct(document, signer));
		decline(this, document, signer, reason);
	}

	/** Takes a document back, as its owner. @throws when it is not in progress */
	revoke(documentId: string, reason = ''): void {
		if (!revoke(this, this.documentOf(documentId), reason))
			throw new Error(`The document ${documentId} is not in progress.`);
	}

	/**
	 * Lets a document's time run out.
	 *
	 * @param updatedAt now, unless given: the real server goes by the date alone, so that its documents keep theirs
	 * @throws when it is not in progress
	 */
	expire(documentId: string, updatedAt = new Date()): void {
		if (!expire(this.documentOf(documentId), updatedAt))
			throw new Error(`The document ${documentId} is not in progress.`);
	}

	private documentOf(documentId: string): StoredDocument {
		const document = this.documents.get(documentId);
		if (!document) throw new Error(`There is no document ${documentId}.`);
		return document;
	}

	private partOf(documentId: string, email: string) {
		const document = this.documentOf(documentId);
		const signer = document.signers.find((other) => other.email === email);
		if (!signer) throw new Error(`${email} is no signer of the document ${documentId}.`);
		return { document, signer };
	}
}

function allow(refusal: Refusal | undefined): void {
	if (refusal) throw new Error(refusal.sentence);
}
