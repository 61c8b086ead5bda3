import type { IDataObject } from 'n8n-workflow';

import { withSigner } from '../../../builders';
import { sendParameters, signature } from '../../../harness/world';
import type { BadInputs } from './badInput';

const withText = (signersJson: string) => sendParameters({ signersInput: 'json', signersJson });
const withJson = (signers: unknown) => withText(JSON.stringify(signers));
const person = (changes: IDataObject = {}) => ({
	name: 'Anna',
	email: 'anna@example.com',
	role: 'Tenant',
	widgets: [signature],
	...changes,
});
const withPerson = (changes: IDataObject) => withJson([person(changes)]);
/** One person, whose only field is a signature with something more. */
const withSignature = (changes: IDataObject) =>
	withPerson({ widgets: [{ ...signature, ...changes }] });

export const JSON_INPUTS: BadInputs = {
	// The list
	'signers no JSON': {
		given: withText('={{ "[{" }}'),
		says: 'Signers (JSON): this is not valid JSON (line 1, column 3).',
	},
	'signers no array': {
		given: withJson({ email: 'a@example.com' }),
		says: 'Signers (JSON): this is not an array. Enter a list of signers in square brackets.',
	},

	'a key beside the signers': {
		given: withJson({ signers: [person()], send_email: false }),
		says: 'Signers (JSON), send_email: unknown here. Use one of: signers.',
	},

	// Signers
	'signer no object': {
		given: withJson(['anna@example.com']),
		says: 'Signer 1: a text is not a signer. It must be an object with name, email and widgets.',
	},
	'signer null': {
		given: withJson([null, person()]),
		says: 'Signer 1: null is not a signer. It must be an object with name, email and widgets.',
	},
	'signer with an unknown key': {
		given: withPerson({ e_mail: 'x' }),
		says: 'Signer 1 (Tenant), e_mail: unknown here. Use one of: role, email, name, company, job_title, phone, signer_role, access_code, widgets.',
	},
	'unknown task': {
		given: withPerson({ signer_role: 'witness' }),
		says: "Signer 1 (Tenant), signer_role: 'witness' is not possible. Use one of: signer, approver, viewer.",
	},

	// Fields
	'fields no list': {
		given: withPerson({ widgets: 'signature' }),
		says: 'Signer 1 (Tenant): widgets is not a list of fields.',
	},
	'field null': {
		given: withJson([person({ widgets: [signature, null] as IDataObject[] })]),
		says: 'Signer 1 (Tenant), field 2: null is not a field. It must be an object with type, page, x, y, w and h.',
	},
	'unknown field type': {
		given: withPerson({ widgets: [signature, { ...signature, type: 'autograph' }] }),
		says: "Signer 1 (Tenant), field 2, type: 'autograph' is not possible. Use one of: attachments, cells, checkbox, company, date, dropdown, email, image, initials, job title, name, number, radio button, signature, stamp, textbox.",
	},
	'field with an unknown key': {
		given: withSignature({ width: 10 }),
		says: 'Signer 1 (Tenant), field 1, width: unknown here. Use one of: type, page, x, y, w, h, file, options, place.',
	},
	'option that the type has not': {
		given: withSignature({ options: { decimalplaces: 2 } }),
		says: 'Signer 1 (Tenant), field 1, options, decimalplaces: unknown here. Use one of: name, hint.',
	},
	'x no number': {
		given: withSignature({ x: '72 pt' }),
		says: "Signer 1 (Tenant), field 1, x: '72 pt' is not a number of points from 0.",
	},
	'pasted fields unreadable': {
		given: withSigner({ widgetsInput: 'json', widgetsJson: 'page 1' }),
		says: "Signer 1 (Tenant), Copied Fields: this cannot be read. Paste the lines that OpenSign's debug page copies, or a JSON array.",
	},
};
