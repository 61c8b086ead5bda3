import { expire, revoke } from './documents';
import { Outbox, type Delivery } from './outbox';
import { SAMPLE_PDF } from './samplePdf';
import { decline, refuseToAct, refuseToView, sign, view } from './signing';
import {
	newId,
	type EnvironmentName,
	type Fault,
	type StoredDocument,
	type StoredSigner,
	type StoredTemplate,
	type TemplateInput,
} from './state';
import type { WebhookDates } from './webhooks';

/** Makes the links that answers and webhooks carry. */
export interface Links {
	storageUrl(environment: Environment, read: () => Buffer): string;
	signingUrl(documentId: string, email: string, contactId: string): string;
}

/** A document for `addDocument`; what is not given has a default. */
export interface DocumentInput {
	title?: string;
	status?: StoredDocument['status'];
	signers?: Array<Partial<StoredSigner> & { email: string }>;
	file?: Buffer;
	/** As in the body of a create: `note`, `folderId`, `timeToCompleteDays` and so on. */
	options?: Record<string, unknown>;
	updatedAt?: Date;
	createdAt?: Date;
}

const ANNA = {
	role: 'Tenant',
	name: 'Anna Example',
	email: 'anna@example.com',
	widgets: [{ type: 'signature', page: 1, x: 72, y: 640, w: 160, h: 48 }],
};

/** One of OpenSign's environments: an account of its own, with its own documents, templates and webhook. */
export class Environment {
	credits = 1000;
	subscriptionEnded = false;
	/** How long pre-signed links give access, in seconds. */
	urlLifetimeSeconds = 900;
	readonly documents = new Map<string, StoredDocument>();
	readonly templates = new Map<string, StoredTemplate>();
	/** Contact ids by address, as it was first written. */
	readonly contacts = new Map<string, string>();
	readonly faults: Fault[] = [];
	/** Links of an earlier generation have expired. */
	urlGeneration = 0;

	webhookUrl?: string;
	/** Set in OpenSign's console only: the API neither takes nor returns it. */
	webhookSecurityKey?: string;
	webhookDates: WebhookDates = 'IST';
	/** How long a webhook may take to answer, in milliseconds. */
	webhookTimeoutMs = 5000;
	/** What a revoke is announced as: the real service has done both. */
	revokeEvent: 'declined' | 'revoked' = 'declined';
	/** The HTTP status of GET /webhook while none is set: the hosted service's, or version 1's. */
	statusWithoutWebhook: 404 | 200 = 404;
	readonly outbox = new Outbox();

	constructor(
		readonly name: EnvironmentName,
		readonly links: Links,
	) {}

	/** The webhook messages tried so far, in order. */
	get deliveries(): Delivery[] {
		return this.outbox.deliveries;
	}

	/** Resolves when no webhook message is under way any more. */
	async settled(): Promise<void> {
		await this.outbox.settled();
	}

	addTemplate(template: TemplateInput): string {
		const objectId = newId();
		this.templates.set(objectId, { ...template, objectId, updatedAt: new Date() });
		return objectId;
	}

	/**
	 * Puts a document there as if it had long been: without a request, a credit or an event. Cheap enough for thousands.
	 * However old, one in progress does not expire unless its options say when.
	 *
	 * @returns its id
	 */
	addDocument({
		title = 'Rental agreement',
		status = 'in-progress',
		signers = [ANNA],
		file = SAMPLE_PDF,
		options = {},
		updatedAt = new Date(),
		createdAt = updatedAt,
	}: DocumentInput = {}): string {
		const objectId = newId();
		const done = status === 'completed' ? { viewed: updatedAt, signed: updatedAt } : {};
		const stored = signers.map((signer): StoredSigner => ({
			signer_role: 'signer',
			widgets: ANNA.widgets,
			...done,
			...signer,
			contactId: this.contacts.get(signer.email) ?? newId(),
		}));
		for (const { email, contactId } of stored) this.contacts.set(email, contactId);
		this.documents.set(objectId, {
			objectId,
			title,
			status,
			original: file,
			current: file,
			...(status === 'completed' ? { certificate: SAMPLE_PDF } : {}),
			signers: stored,
			options: { timeToCompleteDays: 36_500, ...options },
			createdAt,
			updatedAt,
		});
		return objectId;
	}

	/** Opens the signing page as a signer. */
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
		allow(refuseToAct(document, signer));
		await sign(this, document, signer, values);
	}

	declineAs(documentId: string, email: string, reason = ''): void {
		const { document, signer } = this.partOf(documentId, email);
		allow(refuseToAct(document, signer));
		decline(this, document, signer, reason);
	}

	/** Takes a document back, as its owner. */
	revoke(documentId: string, reason = ''): void {
		if (!revoke(this, this.documentOf(documentId), reason))
			throw new Error(`The document ${documentId} is not in progress.`);
	}

	/**
	 * Lets a document's time run out.
	 *
	 * @param updatedAt now, unless given: the real server goes by the date alone, so that its documents keep theirs
	 */
	expire(documentId: string, updatedAt = new Date()): void {
		if (!expire(this.documentOf(documentId), updatedAt))
			throw new Error(`The document ${documentId} is not in progress.`);
	}

	expireUrls(): void {
		this.urlGeneration += 1;
	}

	failNext(fault: Fault): void {
		this.faults.push(fault);
	}

	takeFault(route: string): Fault | undefined {
		const index = this.faults.findIndex(
			(fault) => fault.route === undefined || fault.route === route,
		);
		return index < 0 ? undefined : this.faults.splice(index, 1)[0];
	}

	/** The contact's id, or none: the server cannot use an address that it knows in another letter case. */
	contactFor(email: unknown, phone: unknown): string | undefined {
		if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return undefined;
		if (phone !== undefined && typeof phone !== 'string') return undefined;
		const known = this.contacts.get(email);
		if (known) return known;
		if ([...this.contacts.keys()].some((other) => other.toLowerCase() === email.toLowerCase()))
			return undefined;
		const id = newId();
		this.contacts.set(email, id);
		return id;
	}

	private documentOf(documentId: string): StoredDocument {
		const document = this.documents.get(documentId);
		if (!document) throw new Error(`There is no document ${documentId}.`);
		return document;
	}

	private partOf(
		documentId: string,
		email: string,
	): { document: StoredDocument; signer: StoredSigner } {
		const document = this.documentOf(documentId);
		const signer = document.signers.find((other) => other.email === email);
		if (!signer) throw new Error(`${email} is no signer of the document ${documentId}.`);
		return { document, signer };
	}
}

function allow(refusal: { sentence: string } | undefined): void {
	if (refusal) throw new Error(refusal.sentence);
}
