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
	signers: Array<{
		role: string;
		name?: string;
		email?: string;
		phone?: string;
		signer_role?: StoredSigner['signer_role'];
		widgets: Widget[];
	}>;
	prefill?: Widget[];
	note?: string;
	/** Made by `POST /drafttemplate`. */
	draft?: boolean;
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
export const newId = () =>
	[...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Whose account every environment is. */
export const OWNER = { name: 'Olivia Owner', email: 'olivia@example.com' };
