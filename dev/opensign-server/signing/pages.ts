import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Environment } from './environment';
import type { Server } from './server';
import { decline, defaultOf, refuseToAct, refuseToView, sign, view, type Refusal } from './signing';
import type { StoredDocument, StoredSigner, Widget } from './state';

const escape = (text: unknown) =>
	String(text ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const html = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>
body{font:16px/1.5 system-ui,sans-serif;background:#eef2f4;color:#10344a;margin:0;padding:3rem 1rem}
main{max-width:34rem;margin:auto;background:#fff;padding:2rem;border-radius:.5rem;box-shadow:0 1px 6px #0002}
h1{font-size:1.4rem;margin:0 0 .5rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}
input,select{font:inherit;width:100%;padding:.5rem;border:1px solid #9fb4c0;border-radius:.25rem;box-sizing:border-box}
button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.25rem;background:#0a9d8f;color:#fff;margin:1.25rem .5rem 0 0;cursor:pointer}
button.decline{background:#fff;color:#a33;border:1px solid #a33}small{color:#5b7786}
</style></head><body><main>${body}</main></body></html>`;

const FILLABLE = [
	'name',
	'email',
	'job title',
	'company',
	'date',
	'textbox',
	'checkbox',
	'dropdown',
	'radio button',
	'number',
	'cells',
];

/** The page behind each signing link: what is to sign, and for whom, with a Sign and a Decline button. */
export function registerSigningPages(app: FastifyInstance, server: Server): void {
	app.get<{ Params: { code: string } }>('/login/:code', async ({ params }, reply) => {
		const found = open(server, params.code, refuseToView);
		if ('closed' in found) return await say(reply, found.closed.status, found.closed.sentence);
		const { environment, document, signer } = found;
		view(environment, document, signer);
		const button = { signer: 'Sign', approver: 'Approve', viewer: '' }[signer.signer_role];
		const inputs = signer.widgets
			.filter(({ type, options }) => FILLABLE.includes(type) && options?.readonly !== true)
			.map((widget) => toInput(widget, signer))
			.join('');
		return await reply.type('text/html').send(
			html(
				document.title,
				`<h1>${escape(document.title)}</h1><p>For <b>${escape(signer.name)}</b> &lt;${escape(signer.email)}&gt;${signer.role ? `, ${escape(signer.role)}` : ''}</p>
<p><a href="/login/${params.code}/pdf">Read the PDF</a></p>
${
	button
		? `<form method="post" action="/login/${params.code}/sign">${signer.access_code ? '<label>Access code<input name="access_code" autocomplete="off"></label>' : ''}${inputs}<button>${button}</button></form>
<form method="post" action="/login/${params.code}/decline"><label>Reason, if you decline<input name="reason"></label><button class="decline">Decline</button></form>`
		: '<p>You need not do anything.</p>'
}
<p><small>Stand-in OpenSign server. Nothing here is legally binding.</small></p>`,
			),
		);
	});

	app.get<{ Params: { code: string } }>('/login/:code/pdf', async ({ params }, reply) => {
		const found = find(server, params.code);
		return found
			? await reply.type('application/pdf').send(found.document.current)
			: await say(reply, NO_DOCUMENT.status, NO_DOCUMENT.sentence);
	});

	app.post<{ Params: { code: string }; Body?: Record<string, string | string[]> }>(
		'/login/:code/sign',
		async ({ params, body }, reply) => {
			const found = open(server, params.code, refuseToAct);
			if ('closed' in found) return await say(reply, found.closed.status, found.closed.sentence);
			const { environment, document, signer } = found;
			const { access_code: code, ...values } = body ?? {};
			if (signer.access_code && code !== signer.access_code)
				return await say(reply, 403, 'The access code is not right.');
			await sign(environment, document, signer, values);
			const { redirect_url: redirect } = document.options;
			return redirect
				? await reply.redirect(String(redirect))
				: await say(
						reply,
						200,
						`Thank you. "${document.title}" is ${document.status === 'completed' ? 'completed' : 'signed by you; others are still to sign'}.`,
					);
		},
	);

	app.post<{ Params: { code: string }; Body?: { reason?: string } }>(
		'/login/:code/decline',
		async ({ params, body }, reply) => {
			const found = open(server, params.code, refuseToAct);
			if ('closed' in found) return await say(reply, found.closed.status, found.closed.sentence);
			const { environment, document, signer } = found;
			decline(environment, document, signer, body?.reason ?? '');
			return await say(reply, 200, `You have declined "${document.title}".`);
		},
	);
}

const say = async (reply: FastifyReply, status: number, sentence: string) =>
	await reply
		.code(status)
		.type('text/html')
		.send(html(sentence, `<h1>${escape(sentence)}</h1>`));

interface Found {
	environment: Environment;
	document: StoredDocument;
	signer: StoredSigner;
}

function find(server: Server, code: string): Found | undefined {
	const [documentId, , contactId] = Buffer.from(code, 'base64url').toString().split('/');
	for (const environment of server.allEnvironments()) {
		const document = environment.documents.get(documentId);
		const signer = document?.signers.find((other) => other.contactId === contactId);
		if (document && signer) return { environment, document, signer };
	}
	return undefined;
}

const NO_DOCUMENT: Refusal = { status: 404, sentence: 'This link does not lead to a document.' };

/** What a link leads to; else why it is refused. */
function open(
	server: Server,
	code: string,
	refuse: (document: StoredDocument, signer: StoredSigner) => Refusal | undefined,
): Found | { closed: Refusal } {
	const found = find(server, code);
	if (!found) return { closed: NO_DOCUMENT };
	const closed = refuse(found.document, found.signer);
	return closed ? { closed } : found;
}

function toInput(widget: Widget, signer: StoredSigner): string {
	const { type, options = {} } = widget;
	const name = escape(options.name);
	const preset = defaultOf(widget, signer);
	const label = `<label for="${name}">${name}</label>`;
	if (!Array.isArray(options.values))
		return `${label}<input id="${name}" name="${name}" value="${escape(preset)}" placeholder="${escape(options.hint)}">`;
	if (type === 'checkbox') {
		const ticked = Array.isArray(preset) ? preset : [preset];
		return `${label}${options.values.map((choice) => `<span><input type="checkbox" style="width:auto" name="${name}" value="${escape(choice)}"${ticked.includes(choice) ? ' checked' : ''}> ${escape(choice)} </span>`).join('')}`;
	}
	return `${label}<select id="${name}" name="${name}">${options.values.map((choice) => `<option${choice === preset ? ' selected' : ''}>${escape(choice)}</option>`).join('')}</select>`;
}
