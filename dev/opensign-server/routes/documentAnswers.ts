import { statusOf } from './documents';
import type { Environment } from './environment';
import { OWNER, type StoredDocument } from './state';

/** A document as the lists show it: neither status nor file nor certificate, and signers without their fields. */
export function toListEntry({
	objectId,
	title,
	options,
	signers,
	templateId,
	createdAt,
	updatedAt,
}: StoredDocument) {
	return {
		objectId,
		title,
		note: options.note ?? '',
		folder: options.folderId
			? { objectId: options.folderId, name: 'Contracts' }
			: { objectId: '', name: '' },
		owner: OWNER.name,
		signers: signers.map(({ role, name, email, phone }) => ({ role, name, email, phone })),
		// The server takes no `false` on create.
		sendInOrder: true,
		send_in_order_strict: options.send_in_order_strict === true,
		allow_offline_sign: options.allow_offline_sign === true,
		enableTour: options.enableTour === true,
		redirect_url: options.redirect_url ?? '',
		allow_modifications: options.allow_modifications === true,
		...(templateId ? { template_id: templateId } : {}),
		auto_reminder: options.auto_reminder === true,
		remind_once_in_every: options.remind_once_in_every ?? 0,
		createdAt: createdAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
	};
}

/** A document as GET /document answers it. */
export function toAnswer(document: StoredDocument, environment: Environment) {
	const { options, signers } = document;
	return {
		...toListEntry(document),
		status: statusOf(document),
		file: environment.links.storageUrl(environment, () => document.current),
		certificate: document.certificate
			? environment.links.storageUrl(environment, () => document.certificate as Buffer)
			: '',
		signers: signers.map(({ role, name, email, phone, widgets }) => ({
			role,
			name,
			email,
			phone,
			widgets,
		})),
		audit_trail: signers
			.filter(({ viewed }) => viewed)
			.map(({ email, viewed, signed }) => ({
				email,
				viewed: viewed?.toISOString(),
				signed: signed?.toISOString() ?? '',
			})),
		pen_colors: options.pen_colors ?? [],
		bcc: options.bcc ?? [],
		cc: options.cc ?? [],
	};
}
