import type { Environment } from './environment';
import type { Explanation } from './explain';

/** What each route is for: its method and the first part of its path. */
const PURPOSES: Record<string, string> = {
	'GET /getuser': 'tell whose account it is',
	'GET /getcredits': 'tell the credits of the account',
	'POST /createcontact': 'create contacts',
	'GET /contact': 'get a contact',
	'PUT /contact': 'change contacts',
	'PUT /contact-by-email': 'change contacts by their address',
	'DELETE /contact': 'delete contacts',
	'GET /contactlist': 'list contacts',
	'POST /selfsign': 'make documents to sign oneself',
	'POST /draftdocument': 'make drafts of documents',
	'POST /createdocument': 'send documents',
	'GET /document': 'get a document',
	'PUT /document': 'change documents',
	'POST /document': 'revoke documents',
	'DELETE /document': 'delete documents',
	'GET /documentlist': 'list documents',
	'POST /resendmail': 'resend e-mails',
	'GET /signerips': "tell the signers' IP addresses",
	'GET /formdata': "give out the signers' entries (form data)",
	'GET /signinglinks': 'give out signing links',
	'POST /drafttemplate': 'make drafts of templates',
	'POST /createtemplate': 'create templates',
	'POST /publictemplate': 'create public templates',
	'GET /template': 'get a template',
	'PUT /template': 'change templates',
	'DELETE /template': 'delete templates',
	'GET /templatelist': 'list templates',
	'GET /webhook': 'tell its webhook',
	'POST /webhook': 'set a webhook',
	'DELETE /webhook': 'delete its webhook',
	'POST /createfolder': 'create folders',
	'GET /folder': 'get a folder',
	'PUT /folder': 'change folders',
	'DELETE /folder': 'delete folders',
	'GET /folderlist': 'list folders',
};

/** A route that one server does not have, while it answers others. */
export function explainMissingRoute(
	method: string,
	path: string,
	{ apiUrl, name }: Environment,
): Explanation {
	const route = `${method} /${path.split('/')[1]}`;
	const purpose = PURPOSES[route] ?? `answer ${route}`;
	return {
		message: `This OpenSign has no way to ${purpose}: it does not know ${route}.`,
		description:
			name === 'selfHosted'
				? `The server at ${new URL(apiUrl).host} is too old for it, or of an edition without it. Update OpenSign, or do without.`
				: 'A proxy between n8n and OpenSign may be in the way, or OpenSign has taken it out of service.',
	};
}
