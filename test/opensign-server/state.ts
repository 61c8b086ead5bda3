import { randomBytes } from 'node:crypto';

export type EnvironmentName = 'live' | 'liveEu' | 'sandbox' | 'selfHosted';

export interface Widget {
	type: string;
	page: number;
	x: number;
	y: number;
	w: number;
	h: number;
	options?: Record<string, unknown> & { name?: string };
}

export interface StoredSigner {
	contactId: string;
	role?: string;
	name?: string;
	email: string;
	phone?: string;
	signer_role: 'signer' | 'viewer' | 'approver';
	access_code?: string;
	widgets: Widget[];
	viewed?: Date;
	signed?: Date;
}

export interface StoredDocument {
	objectId: string;
	title: string;
	status: 'draft' | 'in-progress' | 'completed' | 'declined' | 'expired';
	/** The file exactly as it was decoded from base64. */
	original: Buffer;
	/** With prefilled values and the signatures made so far. */
	current: Buffer;
	certificate?: Buffer;
	signers: StoredSigner[];
	templateId?: string;
	/** The request's body without `file` and `signers`. */
	options: Record<string, unknown>;
	declined?: { by: string; reason: string };
	createdAt: Date;
	updatedAt: Date;
}

export interface TemplateInput {
	title: string;
	file: Buffer;
	signers: Array<{ role: string; name?: string; email?: string; phone?: string; signer_role?: StoredSigner['signer_role']; widgets: Widget[] }>;
	prefill?: Widget[];
	note?: string;
}
export interface StoredTemplate extends TemplateInput {
	objectId: string;
	updatedAt: Date;
}

/** Makes one following request go wrong. */
export interface Fault {
	/** Like `POST /createdocument`; any request if not given. */
	route?: string;
	/**
	 * `drop-before` and `drop-after` close the connection before or after the request is carried out; `stall` never
	 * answers; `drop-signer` leaves the last signer out.
	 */
	kind: 'status' | 'html' | 'drop-before' | 'drop-after' | 'stall' | 'redirect' | 'drop-signer';
	status?: number;
	body?: unknown;
	location?: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** An id as Parse makes them: ten letters and digits. */
export const newId = () => [...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** One of OpenSign's environments: an account of its own, with its own documents and templates. */
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

	constructor(readonly name: EnvironmentName) {}

	addTemplate(template: TemplateInput): string {
		const objectId = newId();
		this.templates.set(objectId, { ...template, objectId, updatedAt: new Date() });
		return objectId;
	}

	expireUrls(): void {
		this.urlGeneration += 1;
	}

	failNext(fault: Fault): void {
		this.faults.push(fault);
	}

	takeFault(route: string): Fault | undefined {
		const index = this.faults.findIndex((fault) => fault.route === undefined || fault.route === route);
		return index < 0 ? undefined : this.faults.splice(index, 1)[0];
	}

	/** The contact's id, or none: the server cannot use an address that it knows in another letter case. */
	contactFor(email: unknown, phone: unknown): string | undefined {
		if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return undefined;
		if (phone !== undefined && typeof phone !== 'string') return undefined;
		const known = this.contacts.get(email);
		if (known) return known;
		if ([...this.contacts.keys()].some((other) => other.toLowerCase() === email.toLowerCase())) return undefined;
		const id = newId();
		this.contacts.set(email, id);
		return id;
	}
}
