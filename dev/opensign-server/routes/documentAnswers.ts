import type { Account, Links } from '../state/account';
import { expiryOf, statusOf } from '../state/documents';
import { OWNER, type DocumentStatus, type StoredDocument } from '../state/entities';

const NO_FOLDER = { objectId: '', name: '' };

/** Of a folder that is not there: tests name any. */
const SOME_FOLDER = 'Contracts';

/** A document as the lists show it: neither status nor file nor certificate, and signers without their fields. */
export function toListEntry(document: StoredDocument, account: Account) {
	const { objectId, title, options, signers, templateId, createdAt, updatedAt } = document;
	return {
		objectId,
		title,
		note: options.note ?? '',
		folder: toFolder(options.folderId, account),
		owner: OWNER.name,
		signers: signers.map(({ role, name, email, phone }) => ({ role, name, email, phone })),
		// The server takes no `false` on create.
		sendInOrder: true,
		send_in_order_strict: options.send_in_order_strict === true,
		allow_offline_sign: options.allow_offline_sign === true,
		enableTour: options.enableTour === true,
		redirect_url: options.redirect_url ?? '',
		allow_modifications: options.allow_modifications === true,
		template_id: templateId,
		auto_reminder: options.auto_reminder === true,
		remind_once_in_every: options.remind_once_in_every ?? 0,
		createdAt: createdAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
	};
}

function toFolder(id: unknown, { folders }: Account) {
	if (typeof id !== 'string' || id === '') return NO_FOLDER;
	return { objectId: id, name: folders.get(id)?.folderName ?? SOME_FOLDER };
}

/** A document as GET /document answers it. */
export function toAnswer(document: StoredDocument, account: Account) {
	const { options, signers, certificate } = document;
	const { links } = account;
	return {
		...toListEntry(document, account),
		...toState(document, account),
		file: links.storageUrl(account, () => document.current),
		certificate: certificate ? links.storageUrl(account, () => certificate) : '',
		signers: signers.map(({ role, name, email, phone, widgets }) => ({
			role,
			name,
			email,
			phone,
			widgets,
		})),
		pen_colors: options.pen_colors ?? [],
		bcc: options.bcc ?? [],
		cc: options.cc ?? [],
	};
}

/** What has become of a document. */
function toState(document: StoredDocument, { quirks }: Account) {
	const status = statusOf(document);
	if (quirks.documentsLackStatus) return toOldState(document, status);
	return {
		status,
		audit_trail: document.signers
			.filter(({ viewed }) => viewed)
			.map(({ email, viewed, signed }) => ({
				email,
				viewed: viewed?.toISOString(),
				signed: signed?.toISOString() ?? '',
			})),
	};
}

/**
 * The same as version 1 has it, by the columns of its database. Their names are measured, their forms are what Parse
 * makes of such columns: a flag that was never set is not there, a date is an object. A draft does not show.
 */
function toOldState(document: StoredDocument, status: DocumentStatus) {
	const planned = expiryOf(document);
	const { updatedAt } = document;
	// A test can let it expire before its time.
	const expiry = status === 'expired' && planned > updatedAt ? updatedAt : planned;
	return {
		IsCompleted: status === 'completed' || undefined,
		IsDeclined: status === 'declined' || undefined,
		ExpiryDate: { __type: 'Date', iso: expiry.toISOString() },
	};
}

export const toSigningLinks = ({ objectId, signers }: StoredDocument, links: Links) =>
	signers.map(({ email, contactId }) => ({
		email,
		url: links.signingUrl(objectId, email, contactId),
	}));

/** What the signers have entered, as GET /formdata answers it. */
export function toFormData(document: StoredDocument) {
	return {
		objectId: document.objectId,
		title: document.title,
		sent_date: document.createdAt.toISOString(),
		status: statusOf(document),
		form_data: document.signers.map(({ name, email, widgets }) => ({
			name,
			email,
			widgets: widgets
				.filter(({ options }) => options?.name)
				.map(({ options }) => ({
					name: options?.name,
					response: String(options?.default ?? ''),
				})),
		})),
	};
}
