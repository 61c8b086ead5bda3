import { field, withSigner, withSigners } from '../../../builders';
import { sendParameters, signer } from '../../../harness/world';
import type { BadInputs } from './badInput';

const noAddress = (email: string) => ({
	given: withSigner({ email }),
	says: `Signer 1 (Tenant): '${email}' is not an e-mail address.`,
});
const date = { widget: [field('date')] };
const boss = { role: 'Boss', email: 'boss@example.com' };

export const SIGNERS: BadInputs = {
	'no signers': {
		given: sendParameters({ signers: {} }),
		says: 'Signers: there are none. Add at least one person who signs.',
	},

	// Addresses
	'e-mail cut off': noAddress('anna@'),
	'e-mail without @': noAddress('anna.example.com'),
	'two e-mails in one': noAddress('a@example.com, b@example.com'),
	'e-mail with two dots': noAddress('anna@example..com'),
	'e-mail with its name': noAddress('Anna <anna@example.com>'),
	'e-mail with the apostrophe of a spreadsheet': noAddress("'anna@example.com"),
	'e-mail with a quote behind': noAddress("anna@example.com'"),
	'e-mail with a slash behind': noAddress('anna@example.com/'),
	'e-mail with a number in place of a domain': noAddress('anna@example.123'),
	'no e-mail': {
		// What is empty in the form itself, n8n refuses.
		given: withSigner({ email: '={{ "" }}' }),
		says: 'Signer 1 (Tenant), Signer Email: nothing was entered.',
	},
	'same e-mail twice, letter case aside': {
		given: withSigners(signer(), signer({ role: 'Owner', email: 'Anna@Example.com' })),
		says: "Signer 2 has the same e-mail address as signer 1 ('Anna@Example.com'). OpenSign needs a different address for each.",
	},

	// What each task may and must have
	'signer without signature': {
		given: withSigner({ widgets: date }),
		says: 'Signer 1 (Tenant) has no signature field. Enter the text of the PDF beside which they sign, or a place under Signature, or add a field; or set Asked To to Approve or View.',
	},
	'viewer with fields': {
		given: withSigners(signer(), signer({ ...boss, signerRole: 'viewer', widgets: date })),
		says: 'Signer 2 (Boss) only views the document and cannot have fields, but has 1. Remove them, or set Asked To to Sign.',
	},
	'approver with signature': {
		given: withSigner({ signerRole: 'approver' }),
		says: 'Signer 1 (Tenant) approves the document and cannot have a signature field. Remove it, or set Asked To to Sign.',
	},
	'only viewers': {
		given: withSigner({ signerRole: 'viewer', widgets: {} }),
		says: 'Signers: nobody is asked to sign or approve. Add a person who is asked to sign.',
	},
	'access code with letters behind': {
		given: withSigner({ role: 'Owner', details: { accessCode: '123abc' } }),
		says: 'Signer 1 (Owner): the access code must consist of digits only. Change it to digits, or leave it empty for none.',
	},
	'access code with letters': {
		given: withSigner({ details: { accessCode: 'abc123' } }),
		says: 'Signer 1 (Tenant): the access code must consist of digits only. Change it to digits, or leave it empty for none.',
	},
};
