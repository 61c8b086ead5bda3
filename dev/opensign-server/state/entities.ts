import { randomBytes } from 'node:crypto';

export type EnvironmentName = 'live' | 'liveEu' | 'sandbox' | 'selfHosted';

/** A field on a page: place and size in points, counted from the page's top left corner. */
export interface Widget {
	type: string;
	/** From 1 on. */
	page: number;
	x: number;
	y: number;
	w: number;
	h: number;
	options?: Record<string, unknown> & { name?: string };
}

export type SignerRole = 'signer' | 'viewer' | 'approver';

export interface StoredSigner {
	contactId: string;
	role?: string;
	name?: string;
	email: string;
	phone?: string;
	signer_role: SignerRole;
	access_code?: string;
	widgets: Widget[];
	viewed?: Date;
	signed?: Date;
}

export type DocumentStatus = 'draft' | 'in-progress' | 'completed' | 'declined' | 'expired';

export interface StoredDocument {
	objectId: string;
	title: string;
	status: DocumentStatus;
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

/** A role of a template, and the person who is named for it, if any. */
export interface TemplateRole {
	role: string;
	name?: string;
	email?: string;
	phone?: string;
	signer_role?: SignerRole;
	widgets: Widget[];
}

export interface TemplateInput {
	title: string;
	file: Buffer;
	signers: TemplateRole[];
	prefill?: Widget[];
	note?: string;
	/** As in the body of a create, for the documents that are made from it: `redirect_url`, `timeToCompleteDays` and so on. */
	options?: Record<string, unknown>;
	/** Made by `POST /drafttemplate`. */
	draft?: boolean;
}

export interface StoredTemplate extends TemplateInput {
	objectId: string;
	updatedAt: Date;
}

export interface ContactInput {
	name: string;
	email: string;
	phone?: string;
	company?: string;
	job_title?: string;
}

export interface Contact extends ContactInput {
	objectId: string;
	/** ISO 8601. */
	createdAt: string;
	updatedAt: string;
}

export interface FolderInput {
	folderName: string;
	/** Empty for a folder at the top. */
	parentFolderId?: string;
}

export interface Folder extends Required<FolderInput> {
	objectId: string;
	/** ISO 8601. */
	createdAt: string;
	updatedAt: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id as Parse makes them: ten letters and digits. */
export const newId = () =>
	[...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Whose account every environment is. */
export const OWNER = { name: 'Olivia Owner', email: 'olivia@example.com' };
