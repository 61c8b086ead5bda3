import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../core/inputs';
import { dateOf, datesOf, idOf, listOrNone, record, textOf, type Answer } from './read';

/** Who signs, approves or views a document. */
export interface DocumentSigner {
	role?: string;
	name?: string;
	email?: string;
	phone?: string;
}

/** What OpenSign has noted of one person: when they have viewed and signed. */
export interface TrailEntry {
	email?: string;
	viewed?: string;
	signed?: string;
}

/** `GET /document/{id}`. `file` and `certificate` are pre-signed links: 900 seconds of access for whoever has them. */
export interface OpenSignDocument {
	objectId: string;
	/** Lists have none, and neither have old servers: then nobody knows. */
	status?: string;
	/** Empty where there is none. */
	title: string;
	file?: string;
	/** Empty until there is one; lists do not say. */
	certificate?: string;
	note?: string;
	owner?: string;
	folderId?: string;
	templateId?: string;
	createdAt?: string;
	updatedAt?: string;
	signers: DocumentSigner[];
	/** Lists have none, and neither have old servers: then nobody knows who has signed. */
	audit_trail?: TrailEntry[];
	/** The answer as it came, for those who want it so. */
	raw: IDataObject;
}

/** @param name how messages call it, where it is an entry of a list */
export function readDocument(value: unknown, name?: string): OpenSignDocument {
	const answer = record(value, name);
	const { title, note, owner, folder, signers } = answer;
	return {
		objectId: idOf(answer, name),
		status: statusOf(answer),
		title: textOf(title) ?? '',
		file: textOf(answer.file),
		certificate: answer.certificate === null ? '' : textOf(answer.certificate),
		note: textOf(note),
		owner: textOf(owner),
		folderId: isRecord(folder) ? textOf(folder.objectId) : undefined,
		templateId: textOf(answer.template_id),
		...datesOf(answer),
		signers: listOrNone(signers, 'signers', readSigner),
		audit_trail: readTrail(answer.audit_trail),
		raw: answer as IDataObject,
	};
}

function readSigner(value: unknown, place: string): DocumentSigner {
	const { role, name, email, phone } = record(value, place);
	return { role: textOf(role), name: textOf(name), email: textOf(email), phone: textOf(phone) };
}

/**
 * All of the trail or nothing: who takes an odd entry for none would say that somebody has not signed who has.
 */
function readTrail(value: unknown): TrailEntry[] | undefined {
	if (!Array.isArray(value) || !value.every(isRecord)) return undefined;
	return value.map(({ email, viewed, signed }) => ({
		email: textOf(email),
		viewed: toMoment(viewed),
		signed: toMoment(signed),
	}));
}

/** When something was done. That it was done counts, however the time is written. */
function toMoment(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '' || value === false) return undefined;
	return dateOf(value) ?? textOf(value) ?? 'at an unknown time';
}

/** The status in OpenSign's word; of an old server, which has none, by what its database notes of a document. */
function statusOf({ status, IsCompleted, IsDeclined, ExpiryDate }: Answer): string | undefined {
	if (typeof status === 'string' && status !== '') return status;
	if (IsCompleted === true) return 'completed';
	if (IsDeclined === true) return 'declined';
	const expiry = dateOf(ExpiryDate);
	if (expiry !== undefined && Date.parse(expiry) < Date.now()) return 'expired';
	// Only who says of a document that it is not completed says that it is still out.
	return IsCompleted === false ? 'in-progress' : undefined;
}
