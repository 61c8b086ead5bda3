import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isEmail } from '../core/email';
import { Problems } from '../core/errors';
import { locatorField, readId } from './locator';
import { toPerson } from './readSigners';
import { personFields, signerDetails } from './signers';
import { NOTHING_TO_CHANGE, updateFields } from './updateFields';

/** Names a contact. */
export const contactField = locatorField({
	displayName: 'Contact',
	name: 'contactId',
	description: 'The contact of the contact book',
	searchListMethod: 'searchContacts',
});

export const readContactId = (context: IExecuteFunctions, i: number) =>
	readId(context, i, contactField);

const details = (signerDetails(false).options as INodeProperties[]).filter(
	({ name }) => name !== 'accessCode',
);

/** What a new contact is made of. */
export const newContactFields: INodeProperties[] = [
	{ ...personFields.name, required: true, description: 'Full name of the contact' },
	{
		...personFields.email,
		required: true,
		description: 'Address of the contact, different from all others in the contact book',
	},
	{
		displayName: 'Additional Fields',
		name: 'details',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: details,
	},
];

/** What can be changed of a contact. */
export const contactUpdateFields = updateFields([
	...details,
	personFields.email,
	personFields.name,
]);

/** @throws NodeOperationError when name or address are missing or wrong */
export function readNewContact(
	context: IExecuteFunctions,
	i: number,
): IDataObject & { email: string } {
	const [name, email, more] = ['name', 'email', 'details'].map((field) =>
		context.getNodeParameter(field, i),
	);
	const { email: address = '', ...rest } = toPerson({ name, email, details: more } as IDataObject);
	const problems = new Problems();
	problems.add(
		!rest.name && 'Name: nothing was entered.',
		!isEmail(address) && `Email: '${address}' is not an e-mail address.`,
	);
	problems.throwIfAny(context.getNode(), i);
	return { ...rest, email: address };
}

/** @throws NodeOperationError when there is nothing to change, or a wrong address */
export function readContactUpdate(context: IExecuteFunctions, i: number): IDataObject {
	const given = context.getNodeParameter('updateFields', i) as IDataObject;
	const { name, email, ...more } = given;
	const body = toPerson({ name, email, details: more });
	const problems = new Problems();
	problems.add(Object.keys(body).length === 0 && NOTHING_TO_CHANGE);
	problems.add(
		body.email !== undefined &&
			!isEmail(body.email) &&
			`Email: '${body.email}' is not an e-mail address.`,
	);
	problems.throwIfAny(context.getNode(), i);
	return { ...body };
}
