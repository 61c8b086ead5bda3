import { contains } from '../core/contains';
import { filters, type Read } from '../core/inputs';
import { folderOption } from '../inputs/folder';
import { signerFilter, titleFilter } from '../inputs/many';
import { templateFilter } from '../inputs/template';
import { sameAddress } from '../opensign/address';
import type { DocumentEvent, Person } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';

/** Which documents start the workflow; what is empty lets everything through. */
export const filtersInput = filters(
	'filters',
	{
		displayName: 'Filters',
		placeholder: 'Add Filter',
		description: 'Only documents to which all of these apply start the workflow',
	},
	{
		folderId: folderOption('Only documents in this folder of OpenSign Drive'),
		signer: signerFilter,
		templateId: templateFilter,
		title: titleFilter('documents'),
	},
);

export type Filters = Read<{ filters: typeof filtersInput }>['filters'];

/** Whether something must be read from OpenSign before it is known if the filters let an event through. */
export function needsDocument({ templateId, folderId, signer }: Filters, event: DocumentEvent) {
	// A signature's event names nobody but the one who has signed.
	const lacksSigners = event.event === 'signed';
	return Boolean(templateId) || Boolean(folderId) || (Boolean(signer) && lacksSigners);
}

/** What an event itself says against the filters; the rest is for `passesDocument`. */
export function passesEvent({ title, signer }: Filters, event: DocumentEvent): boolean {
	const lacksSigners = event.event === 'signed';
	return contains(event.title, title) && (lacksSigners || isAmong(event.signers, signer));
}

/** Whether the filters let a document through, all of them. */
export function passesDocument(filters: Filters, document: OpenSignDocument): boolean {
	const { title, signer, templateId, folderId } = filters;
	return (
		contains(document.title, title) &&
		isAmong(document.signers, signer) &&
		(!templateId || document.templateId === templateId) &&
		(!folderId || document.folderId === folderId)
	);
}

/** Whether the address is one of these people's, or none. */
const isAmong = (people: Person[], address: string | undefined) =>
	!address || people.some(({ email }) => sameAddress(email, address));
