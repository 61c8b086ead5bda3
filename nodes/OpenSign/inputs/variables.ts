import { describe, mapField, text, WrongValue } from '../core/inputs';
import type { About, Field } from '../core/inputs';

/** What OpenSign fills in where it stands in double braces (its API documentation, POST /createdocument). */
const MAIL_VARIABLES = [
	'document_title',
	'sender_name',
	'sender_mail',
	'sender_phone',
	'receiver_name',
	'receiver_email',
	'receiver_phone',
	'expiry_date',
	'company_name',
	'signing_url',
	'note',
];

/** How variables are written, for descriptions. */
export const HOW_TO_WRITE =
	'in double brackets, which expressions leave alone: [[name]]; without an expression also {{name}}';

/** For descriptions. */
export const MAIL_VARIABLE_LIST = MAIL_VARIABLES.join(', ');

/**
 * OpenSign's variables are written in double braces, which n8n takes for its own in an expression: what stands in double
 * brackets becomes one of OpenSign's.
 */
export const toBraces = (entered: string) =>
	entered.replace(/\[\[([^[\]]*)\]\]/g, (_all, name: string) => `{{${name.trim()}}}`);

/** Text with variables in it, that is not read by people. */
export const withVariables = (name: string, about: About<string>): Field<string> =>
	mapField(text(name, about), toBraces);

/** Text of a mail: every variable in it must be one that OpenSign knows. */
export const mailText = (name: string, about: About<string>): Field<string> =>
	mapField(text(name, about), checkVariables);

/** The mail itself, as HTML: without the link nobody could sign. */
export const mailBody = (name: string, about: About<string>): Field<string> =>
	mapField(mailText(name, about), (body) => {
		if (body === '' || variablesOf(body).includes('signing_url')) return body;
		throw new WrongValue([
			'the link to sign is missing. Put [[signing_url]] into it, such as <a href="[[signing_url]]">Sign</a>: in an expression n8n takes {{signing_url}} for its own, and nothing is left of it.',
		]);
	});

const IN_BRACES = /\{\{([^{}]*)\}\}/g;

const variablesOf = (mail: string) =>
	[...mail.matchAll(IN_BRACES)].map(([, variable]) => variable.trim());

function checkVariables(entered: string): string {
	const mail = toBraces(entered).replace(IN_BRACES, (_all, name: string) => `{{${name.trim()}}}`);
	const unknown = variablesOf(mail).filter((variable) => !MAIL_VARIABLES.includes(variable));
	if (unknown.length === 0) return mail;
	const names = unknown.map(describe).join(', ');
	throw new WrongValue([`${names}: OpenSign has no such variable. It has ${MAIL_VARIABLE_LIST}.`]);
}
