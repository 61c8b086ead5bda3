/** OpenSign's answers in this node's stable names, as workflows see them. Dates stay ISO 8601. */
import type { IDataObject } from 'n8n-workflow';

import { sameAddress } from './address';
import type { Contact, CreateAnswer, Folder, OpenSignDocument, Template, Widget } from './shapes';

type DocumentSigner = NonNullable<OpenSignDocument['signers']>[number];
type TemplateRole = NonNullable<Template['signers']>[number];

/** The signing links by the signers' addresses. */
export function toSigningLinks(signurl: CreateAnswer['signurl'] = []): Record<string, string> {
	const links: Record<string, string> = {};
	for (const { email, url } of signurl) links[email] = url;
	return links;
}

/**
 * A document, without the links to its files.
 *
 * @param links signing links by address, where they were read; else they are left out
 */
export function toDocument(
	document: OpenSignDocument,
	links?: Record<string, string>,
): IDataObject {
	const { signers = [], audit_trail: trail, certificate } = document;
	const json: IDataObject = {
		documentId: document.objectId,
		title: document.title,
		status: document.status,
		signers: signers.map((signer) => toSigner(signer, trail, links)),
		note: document.note ?? null,
		owner: document.owner ?? null,
		folderId: document.folder?.objectId ?? null,
		templateId: document.template_id ?? null,
	};
	// Lists do not say whether there is one.
	if (certificate !== undefined) json.hasCertificate = certificate !== '';
	json.createdAt = document.createdAt ?? null;
	json.updatedAt = document.updatedAt ?? null;
	return json;
}

/** The link of an address, letter case aside. */
const linkOf = (links: Record<string, string>, address: string | undefined) =>
	Object.entries(links).find(([email]) => sameAddress(email, address))?.[1];

function toSigner(
	{ role, name, email, phone }: DocumentSigner,
	trail: OpenSignDocument['audit_trail'],
	links?: Record<string, string>,
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
		json.viewedAt = done?.viewed || null;
		json.signedAt = done?.signed || null;
	}
	if (links) json.signingLink = linkOf(links, email) ?? null;
	return json;
}

/** A template with its roles. Lists carry no fields; then `fields` and `prefill` are left out. */
export function toTemplate(template: Template): IDataObject {
	const { signers = [], prefill } = template;
	const json: IDataObject = {
		templateId: template.objectId,
		title: template.title,
		roles: signers.map(toRole),
	};
	if (prefill?.widgets) json.prefill = toFields(prefill.widgets);
	json.createdAt = template.createdAt;
	json.updatedAt = template.updatedAt;
	return json;
}

function toRole({ role, name, email, widgets }: TemplateRole): IDataObject {
	const json: IDataObject = { role, name: name || null, email: email || null };
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
	name: contact.name,
	email: contact.email,
	phone: contact.phone,
	company: contact.company,
	jobTitle: contact.job_title,
	createdAt: contact.createdAt,
	updatedAt: contact.updatedAt,
});

/** A folder; `parentFolderId` is null for one at the top of the drive. */
export function toFolder(folder: Folder): IDataObject {
	const json: IDataObject = {
		folderId: folder.objectId,
		name: folder.folderName,
		parentFolderId: folder.parentFolderId || null,
	};
	if (folder.parentFolderName) json.parentFolderName = folder.parentFolderName;
	json.createdAt = folder.createdAt;
	json.updatedAt = folder.updatedAt;
	return json;
}
