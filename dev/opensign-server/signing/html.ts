import { pageSizes } from '../pdf/open';
import type { Size } from '../pdf/shownPage';
import { passwordOf } from '../state/documents';
import type { StoredDocument, StoredSigner } from '../state/entities';
import { escape } from './escape';
import { field, isAskedFor } from './fields';
import { doneMark, isSeen, othersMarks, ownMark, placesOf, placeStyle, type Place } from './places';

/** What the button says that does a signer's task. */
const BUTTONS = { signer: 'Sign', approver: 'Approve', viewer: '' };

const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css"><script type="module" src="/assets/pages.mjs"></script>`;

const FOOT = '<p class="foot">Stand-in OpenSign server. Nothing here is legally binding.</p>';

const html = (title: string, parts: string[]) => `<!DOCTYPE html>
<html lang="en"><head>${HEAD}<title>${escape(title)}</title></head>
<body>
${[...parts, FOOT].join('\n')}
</body></html>`;

/** What opens one signer's view of a document. */
export interface Part {
	/** Of the signing link. */
	code: string;
	document: StoredDocument;
	signer: StoredSigner;
}

/** A page that says one thing. */
export const sentencePage = (sentence: string, back = '') =>
	html(sentence, [
		`<header><h1>${escape(sentence)}</h1>${back && `<p><a href="${back}">Back to the document</a></p>`}</header>`,
	]);

/** What OpenSign would mail: each document that is out, with the link of each signer. */
export function signAsPage(parts: Part[]): string {
	const documents = [...new Set(parts.map(({ document }) => document))];
	const lists = documents.map((document) => {
		const links = parts.filter((part) => part.document === document).map(signAsLink);
		return `<h2>${escape(document.title)}</h2><ul>${links.join('')}</ul>`;
	});
	const none = documents.length === 0 ? '<p>No document is out for signature.</p>' : '';
	return html('Sign as', [`<header><h1>Sign as</h1>${none}</header>`, ...lists]);
}

function signAsLink({ code, signer }: Part): string {
	const { name, email, role, signed } = signer;
	const who = `${escape(name)} &lt;${escape(email)}&gt;${role ? `, ${escape(role)}` : ''}`;
	return signed ? `<li>${who}: has signed</li>` : `<li><a href="/login/${code}">${who}</a></li>`;
}

/** The page on which a signer reads, fills in, and signs or declines. */
export async function signingPage({ code, document, signer }: Part): Promise<string> {
	const sizes = await pageSizes(document.current, passwordOf(document.options));
	const button = BUTTONS[signer.signer_role];
	const places = placesOf(signer);
	const asked = button ? places.filter(({ widget }) => isAskedFor(widget)) : [];
	const pages = sizes.map((size, k) => {
		const here = seenOn(k + 1, places, sizes);
		const marks = here.map((place) => ownMark(place, size, signer)).join('');
		const fields = here
			.filter((place) => asked.includes(place))
			.map(({ widget, number }) => field(widget, number, signer, placeStyle(widget, size)));
		return page({ number: k + 1, of: sizes.length, size }, [
			othersMarks(document, signer, k + 1, size) + marks,
			fields.join(''),
		]);
	});
	const elsewhere = asked
		.filter(({ widget }) => !isSeen(widget, sizes))
		.map(({ widget, number }) => field(widget, number, signer))
		.join('');
	const body = `${view(code, pages)}${elsewhere && `<div class="elsewhere">${elsewhere}</div>`}`;
	return html(document.title, [
		signingHeader({ code, document, signer }, asked.length),
		button ? forms(code, button, signer, body) : body,
	]);
}

const seenOn = (page: number, places: Place[], sizes: Size[]) =>
	places.filter(({ widget }) => widget.page === page && isSeen(widget, sizes));

function signingHeader({ code, document, signer }: Part, fields: number): string {
	const role = signer.role ? `, ${escape(signer.role)}` : '';
	const count = fields === 1 ? 'the field' : `the ${fields} fields`;
	const button = BUTTONS[signer.signer_role];
	const task = `Read it${fields > 0 ? `, fill in ${count},` : ''} and ${button.toLowerCase()}.`;
	return `<header><h1>${escape(document.title)}</h1>
<p>For <b>${escape(signer.name)}</b> &lt;${escape(signer.email)}&gt;${role}</p>
<p>${button ? task : 'You need not do anything.'} <a href="/login/${code}/pdf">Open the PDF</a></p></header>`;
}

function forms(code: string, button: string, signer: StoredSigner, body: string): string {
	const accessCode = signer.access_code
		? '<label>Access code <input name="access_code" autocomplete="off" required></label>'
		: '';
	return `<form method="post" action="/login/${code}/sign">${body}
<div class="actions">${accessCode}<button>${button}</button><a href="#decline">Decline …</a></div></form>
<form class="decline" id="decline" method="post" action="/login/${code}/decline"><label>Reason, if you decline <input name="reason"></label><button>Decline</button></form>`;
}

/** The pages, which the script draws from the PDF. */
const view = (code: string, pages: string[]) => `<main data-pdf="/login/${code}/pdf">
<p class="undrawn" hidden>The pages cannot be shown here. Please <a href="/login/${code}/pdf">open the PDF</a>.</p>
${pages.join('\n')}</main>`;

function page(
	{ number, of, size }: { number: number; of: number; size: Size },
	[marks, fields]: [marks: string, fields: string],
): string {
	const name = `Page ${number} of ${of}`;
	const over = fields && `<div class="fields">${fields}</div>`;
	const sheet = `<div class="sheet"><canvas role="img" aria-label="${name}"></canvas>${marks}</div>`;
	return `<section class="page" style="--width:${size.width};--height:${size.height}">${sheet}<h2>${name}</h2>${over}</section>`;
}

/** The page that says what has become of it, and shows where the signer's marks are. */
export async function signedPage(
	{ code, document, signer }: Part,
	sentence: string,
): Promise<string> {
	const sizes = await pageSizes(document.current, passwordOf(document.options));
	const places = placesOf(signer);
	const pages = sizes.map((size, k) => {
		const here = seenOn(k + 1, places, sizes);
		const marks = here.map((place) => doneMark(place, size)).join('');
		return page({ number: k + 1, of: sizes.length, size }, [marks, '']);
	});
	const file = document.status === 'completed' ? 'the signed PDF' : 'the PDF as signed so far';
	return html(sentence, [
		`<header class="signed"><h1>${escape(sentence)}</h1>
<p><a class="button" href="/login/${code}/pdf">Open ${file}</a></p>${whereTo(places.filter(({ widget }) => isSeen(widget, sizes)))}</header>`,
		view(code, pages),
	]);
}

/** Where the signature is, as links that lead there. */
function whereTo(places: Place[]): string {
	const links = places
		.filter(({ widget }) => !isAskedFor(widget))
		.map(
			({ widget: { type, page: at }, number }) =>
				`<a href="#place-${number}">${escape(type)}, page ${at}</a>`,
		);
	return links.length > 0 ? `<p class="where">Your ${links.join(' · ')}</p>` : '';
}
