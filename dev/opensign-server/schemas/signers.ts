import { anything, closed, listOf, omit, text, type Properties } from './parts';
import { widgets, widgetValues } from './widgets';

/** `email` and `phone` are lenient: the server takes what it cannot use and drops the signer. */
const person: Properties = {
	role: text,
	email: anything,
	name: text,
	phone: anything,
	company: text,
	job_title: text,
	signer_role: { enum: ['signer', 'viewer', 'approver'] },
	access_code: text,
};

export const signers = listOf(closed({ ...person, widgets }));

/** Who are given for a template's roles. */
export const roleSigners = listOf(closed({ ...person, widgets: widgetValues }));

/** Whoever signs a document of their own. */
export const selfSigner = closed({ ...omit(person, 'access_code', 'signer_role'), widgets });
