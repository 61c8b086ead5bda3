/** OpenSign's answers in this node's stable names, as workflows see them. Dates stay ISO 8601. */
import type { IDataObject } from 'n8n-workflow';

import { sameAddress } from './address';
import type { Contact } from './answers/contact';
import type { SigningLink } from './answers/creation';
import type { DocumentSigner, OpenSignDocument, TrailEntry } from './answers/document';
import type { Folder } from './answers/folder';
import type { Template, TemplateRole } from './answers/template';
import type { Widget } from './shapes';

/** The signing links by the signers' addresses. */
export const toSigningLinks = (links: SigningLink[]): Record<string, string | null> =>
	Object.fromEntries(links.map(({ email, url }) => [email, url ?? null]));

/**
 * A document, without the links to its files.
 *
 * @param links signing links, where they were read; else they are left out
 */
export function toDocument(
	document: Omit<OpenSignDocument, 'raw'>,
	links?: SigningLink[],
): IDataObject {
	const { signers, audit_trail: trail, certificate } = document;
	const json: IDataObject = {
		documentId: document.objectId,
		title: document.title,
		status: document.status ?? null,
		signers: signers.map((signer) => toSigner(signer, trail, links)),
		note: document.note ?? null,
		owner: document.owner ?? null,
		folderId: document.folderId ?? null,
		templateId: document.templateId ?? null,
	};
	// Lists do not say whether there is one.
	if (certificate !== undefined) json.hasCertificate = certificate !== '';
	json.createdAt = document.createdAt ?? null;
	json.updatedAt = document.updatedAt ?? null;
	return json;
}

function toSigner(
	{ role, name, email, phone }: DocumentSigner,
	trail: TrailEntry[] | undefined,
	links?: SigningLink[],
): IDataObject {
	const json: IDataObject = {
		role: role ?? null,
		name: name ?? null,
		email: email ?? null,
		phone: phone ?? null,
	};
	// Lists say nothing of who has done what: then these are left out.
	if (trail) {
		const done = trail.find((entry) => sameAddress(entry.email, email));
		json.viewedAt = done?.viewed ?? null;
		json.signedAt = done?.signed ?? null;
	}
	if (links) json.signingLink = links.find((link) => sameAddress(link.email, email))?.url ?? null;
	return json;
}

/** A template with its roles. Lists carry no fields; then `fields` and `prefill` are left out. */
export function toTemplate(template: Template): IDataObject {
	const { signers, prefill } = template;
	const json: IDataObject = {
		templateId: template.objectId,
		title: template.title,
		roles: signers.map(toRole),
	};
	if (prefill?.widgets) json.prefill = toFields(prefill.widgets);
	json.createdAt = template.createdAt ?? null;
	json.updatedAt = template.updatedAt ?? null;
	return json;
}

function toRole({ role, name, email, widgets }: TemplateRole): IDataObject {
	const json: IDataObject = { role: role ?? null, name: name || null, email: email || null };
	if (widgets) json.fields = toFields(widgets);
	return json;
}

/** The fields that have a name, by which they can be given a value. */
const toFields = (widgets: Widget[]): IDataObject[] =>
	widgets
		.filter(({ options }) => options?.name)
		.map(({ type, options }) => ({ name: options?.name, type }));

export const toContact = (contact: Contact): IDataObject => ({
	contactId: contact.objectId,
	name: contact.name ?? null,
	email: contact.email ?? null,
	phone: contact.phone ?? null,
	company: contact.company ?? null,
	jobTitle: contact.job_title ?? null,
	createdAt: contact.createdAt ?? null,
	updatedAt: contact.updatedAt ?? null,
});

/** A folder; `parentFolderId` is null for one at the top of the drive. */
export function toFolder(folder: Folder): IDataObject {
	const json: IDataObject = {
		folderId: folder.objectId,
		name: folder.folderName,
		parentFolderId: folder.parentFolderId || null,
	};
	if (folder.parentFolderName) json.parentFolderName = folder.parentFolderName;
	json.createdAt = folder.createdAt ?? null;
	json.updatedAt = folder.updatedAt ?? null;
	return json;
}
