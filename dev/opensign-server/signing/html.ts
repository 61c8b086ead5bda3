import type { StoredDocument, StoredSigner, Widget } from '../state/entities';
import { defaultOf, FILLABLE, isRequired } from './signing';

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;background:#eef2f4;color:#10344a;margin:0;padding:3rem 1rem}
main{max-width:34rem;margin:auto;background:#fff;padding:2rem;border-radius:.5rem;box-shadow:0 1px 6px #0002}
h1{font-size:1.4rem;margin:0 0 .5rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}
input,select{font:inherit;width:100%;padding:.5rem;border:1px solid #9fb4c0;border-radius:.25rem;box-sizing:border-box}
button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.25rem;background:#0a9d8f;color:#fff;margin:1.25rem .5rem 0 0;cursor:pointer}
button.decline{background:#fff;color:#a33;border:1px solid #a33}small{color:#5b7786}
`;

/** What the button says that does a signer's task. */
const BUTTONS = { signer: 'Sign', approver: 'Approve', viewer: '' };

const escape = (text: unknown) =>
	String(text ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** A page that says one thing. */
export const sentencePage = (sentence: string) => page(sentence, `<h1>${escape(sentence)}</h1>`);

/** The page on which a signer reads, fills in, and signs or declines. `code` is that of the signing link. */
export function signingPage(code: string, document: StoredDocument, signer: StoredSigner): string {
	const { title } = document;
	const role = signer.role ? `, ${escape(signer.role)}` : '';
	const button = BUTTONS[signer.signer_role];
	return page(
		title,
		[
			`<h1>${escape(title)}</h1>`,
			`<p>For <b>${escape(signer.name)}</b> &lt;${escape(signer.email)}&gt;${role}</p>`,
			`<p><a href="/login/${code}/pdf">Read the PDF</a></p>`,
			button ? forms(code, button, signer) : '<p>You need not do anything.</p>',
			'<p><small>Stand-in OpenSign server. Nothing here is legally binding.</small></p>',
		].join('\n'),
	);
}

function forms(code: string, button: string, signer: StoredSigner): string {
	const accessCode = signer.access_code
		? '<label>Access code<input name="access_code" autocomplete="off"></label>'
		: '';
	const inputs = signer.widgets
		.filter(({ type, options }) => FILLABLE.includes(type) && options?.readonly !== true)
		.map((widget) => input(widget, signer))
		.join('');
	return [
		`<form method="post" action="/login/${code}/sign">${accessCode}${inputs}<button>${button}</button></form>`,
		`<form method="post" action="/login/${code}/decline"><label>Reason, if you decline<input name="reason"></label><button class="decline">Decline</button></form>`,
	].join('\n');
}

function input(widget: Widget, signer: StoredSigner): string {
	const { type, options = {} } = widget;
	const name = escape(options.name);
	const preset = defaultOf(widget, signer);
	const label = `<label for="${name}">${name}</label>`;
	const choices: unknown = options.values;
	if (!Array.isArray(choices)) {
		const hint = escape(options.hint);
		const required = isRequired(widget) ? ' required' : '';
		return `${label}<input id="${name}" name="${name}" value="${escape(preset)}" placeholder="${hint}"${required}>`;
	}
	return label + (type === 'checkbox' ? ticks : select)(name, choices, preset);
}

function ticks(name: string, choices: unknown[], preset: unknown): string {
	const ticked: unknown[] = Array.isArray(preset) ? preset : [preset];
	const tick = (choice: unknown) => {
		const checked = ticked.includes(choice) ? ' checked' : '';
		const value = escape(choice);
		return `<span><input type="checkbox" style="width:auto" name="${name}" value="${value}"${checked}> ${value} </span>`;
	};
	return choices.map(tick).join('');
}

function select(name: string, choices: unknown[], preset: unknown): string {
	const option = (choice: unknown) =>
		`<option${choice === preset ? ' selected' : ''}>${escape(choice)}</option>`;
	return `<select id="${name}" name="${name}">${choices.map(option).join('')}</select>`;
}
