import { anything, choice, field, readAddress, text } from '../core/inputs';

/** What can be told about a person who signs, or of the contact book. */
export const nameInput = text('name', {
	displayName: 'Name',
	placeholder: 'e.g. Anna Example',
	description: 'Full name, as it is shown in the e-mail and in the document',
});

/** Not checked as it is read: whether an address is needed, and that it is one, is said with the signer's number. */
export const emailInput = field(
	text('email', {
		displayName: 'Email',
		placeholder: 'name@email.com',
		description: 'Address that OpenSign mails the signing link to',
	}).property,
	readAddress,
);

export const taskInput = choice('signerRole', {
	displayName: 'Asked To',
	options: [
		{
			name: 'Sign',
			value: 'signer',
			description: 'Signs the document; needs at least one signature field',
		},
		{
			name: 'Approve',
			value: 'approver',
			description: 'Approves the document; may have fields, but no signature',
		},
		{
			name: 'View',
			value: 'viewer',
			description: 'Only gets the document to read; has no fields',
		},
	],
	default: 'signer',
	description: "What this person is asked to do (OpenSign's signer role)",
});

export const accessCodeInput = text('accessCode', {
	displayName: 'Access Code',
	placeholder: 'e.g. 482913',
	description:
		'Digits that this person must enter before seeing the document. Tell them by another way than this e-mail. Empty for none.',
});

/** Entries of the contact book. */
export const personDetails = {
	company: text('company', {
		displayName: 'Company',
		description: 'Company, for the contact book and for company fields. May be left empty.',
	}),
	job_title: text('jobTitle', {
		displayName: 'Job Title',
		description: 'Job title, for the contact book and for job title fields. May be left empty.',
	}),
	phone: text('phone', {
		displayName: 'Phone',
		placeholder: 'e.g. 4917612345678',
		description: 'Phone number, for the contact book. May be left empty.',
	}),
};

/** A signer in OpenSign's own form. Numbers become text: OpenSign drops a signer whose phone number is none. */
export const signerKeys = {
	role: text('role', { displayName: 'role' }),
	email: emailInput,
	name: nameInput,
	...personDetails,
	signer_role: taskInput,
	access_code: accessCodeInput,
	widgets: anything('widgets'),
};

/** What people are made of in requests, in this order, without what is empty or missing. */
export function toPerson<P extends object>(person: P): Partial<P> {
	const given = Object.entries(person).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(given) as Partial<P>;
}
