import type { INodeProperties } from 'n8n-workflow';

import { contains } from '../core/values';
import { folderField, folderOption } from '../inputs/folder';
import { locatedId, locatorText } from '../inputs/locator';
import { titleFilter } from '../inputs/returnAll';
import { templateField } from '../inputs/template';
import { sameAddress } from '../opensign/address';
import type { DocumentEvent, Person } from '../opensign/events';
import type { OpenSignDocument } from '../opensign/shapes';

/** Which documents start the workflow; what is empty lets everything through. */
export interface Filters {
	/** Text in the title. */
	title?: string;
	/** E-mail address. */
	signer?: string;
	/** Value of a locator, like the next. */
	templateId?: unknown;
	folderId?: unknown;
}

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only documents to which all of these apply start the workflow',
	options: [
		folderOption('Only documents in this folder of OpenSign Drive'),
		{
			displayName: 'Signer Email',
			name: 'signer',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Only documents that this person signs, approves or views',
		},
		{ ...templateField, required: false, description: 'Only documents made from this template' },
		titleFilter('documents'),
	],
};

/** Whether something must be read from OpenSign before it is known if the filters let an event through. */
export function needsDocument({ templateId, folderId, signer }: Filters, event: DocumentEvent) {
	// A signature's event names nobody but the one who has signed.
	const lacksSigners = event.event === 'signed';
	return isChosen(templateId) || isChosen(folderId) || (Boolean(signer) && lacksSigners);
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
		isAmong(document.signers ?? [], signer) &&
		isThis(templateId, templateField, document.template_id) &&
		isThis(folderId, folderField, document.folder?.objectId)
	);
}

const isChosen = (locator: unknown) => locatorText(locator) !== '';

/** Whether the locator names this id, or nothing at all. */
const isThis = (locator: unknown, field: INodeProperties, id: string | undefined) =>
	!isChosen(locator) || locatedId(locator, field).id === id;

/** Whether the address is one of these people's, or none. */
const isAmong = (people: Person[], address: string | undefined) =>
	!address || people.some(({ email }) => sameAddress(email, address.trim()));
