/** Shapes of OpenSign's API v1.2, named as the API names them. Sizes and places are in PDF points. */

export const WIDGET_TYPES = [
	'attachments',
	'cells',
	'checkbox',
	'company',
	'date',
	'dropdown',
	'email',
	'image',
	'initials',
	'job title',
	'name',
	'number',
	'radio button',
	'signature',
	'stamp',
	'textbox',
] as const;
export type WidgetType = (typeof WIDGET_TYPES)[number];
export const isWidgetType = (type: string): type is WidgetType =>
	(WIDGET_TYPES as readonly string[]).includes(type);

export const PREFILL_TYPES = [
	'checkbox',
	'date',
	'dropdown',
	'image',
	'radio button',
	'textbox',
] as const;

export const SIGNER_ROLES = ['signer', 'viewer', 'approver'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];

/** One field on a page. Everything but its type is unchecked until `preflight/widgets.ts` has seen it. */
export interface Widget {
	type: string;
	/** Counted from 1. */
	page: number;
	/** Points from the page's left edge to the field's left edge. */
	x: number;
	/** Points from the page's top edge to the field's top edge. */
	y: number;
	/** Width, points. */
	w: number;
	/** Height, points. */
	h: number;
	options?: WidgetOptions;
}

export interface WidgetOptions {
	name?: string;
	values?: unknown;
	default?: unknown;
	selectedvalues?: unknown;
	response?: unknown;
	signing_date?: boolean;
	formula?: string;
	[option: string]: unknown;
}

/** A template's field, set by name. */
export interface NamedValue {
	name: string;
	default?: unknown;
	response?: unknown;
	[option: string]: unknown;
}

/** Who gets a document. */
export interface Recipient {
	role?: string;
	email?: string;
	name?: string;
	phone?: string;
	company?: string;
	job_title?: string;
	signer_role?: SignerRole;
	access_code?: string;
}
export interface Signer extends Recipient {
	widgets: Widget[];
}
export interface TemplateSigner extends Recipient {
	role: string;
	widgets?: NamedValue[];
}

/** What OpenSign answers: the shapes stand beside their readers. */
export type { Contact } from './answers/contact';
export type { DocumentSigner, OpenSignDocument, TrailEntry } from './answers/document';
export type { Folder } from './answers/folder';
export type { Template, TemplateRole } from './answers/template';
