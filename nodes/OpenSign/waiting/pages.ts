/** What a signer's browser shows after signing, where no thank-you page is given. */
import { sameAddress } from '../opensign/address';
import type { OpenSignDocument } from '../opensign/shapes';
import type { Look } from './look';

export interface Page {
	status: number;
	heading: string;
	sentence: string;
}

/** For a link of an earlier round of a loop, or of none. */
export const EARLIER_ROUND: Page = {
	status: 410,
	heading: 'This link is not in use any more',
	sentence: 'What you have signed before is kept. You can close this page.',
};

/** For when OpenSign cannot be asked. */
export const UNAVAILABLE: Page = {
	status: 503,
	heading: 'Thank you',
	sentence:
		'What you have done is kept by OpenSign. The next steps follow a little later. You can close this page.',
};

/** What is to be said of a document to somebody who has just signed it. */
export function pageOf({ document, isGone, isUnknown }: Look): Page {
	if (isUnknown) return UNAVAILABLE;
	if (isGone || document === undefined) return say('This document is not there any more', '');
	const title = document.title === '' ? 'The document' : `“${document.title}”`;
	switch (document.status) {
		case 'completed':
			return say('Thank you', `${title} has been signed by everyone.`);
		case 'declined':
			return say('Declined', `${title} was declined or withdrawn. Nobody can sign it any more.`);
		case 'expired':
			return say('Expired', `${title} has expired. Nobody can sign it any more.`);
		default:
			return say('Thank you', [title, sayWho(document)].join(' '));
	}
}

const say = (heading: string, sentence: string): Page => ({
	status: 200,
	heading,
	sentence: `${sentence} You can close this page.`.trim(),
});

/** Names only: whoever has signed need not know the others' addresses. */
function sayWho({ signers, audit_trail: trail }: OpenSignDocument): string {
	if (trail === undefined) return 'is on its way to everyone who has to sign.';
	const hasSigned = (email: string | undefined) =>
		trail.some((entry) => entry.signed !== undefined && sameAddress(entry.email, email));
	const left = signers.filter(({ email }) => !hasSigned(email));
	const names = left.map(({ name, role }) => name || role || 'one more person');
	if (names.length === 0) return 'has been signed by everyone, and is being completed.';
	const list = new Intl.ListFormat('en').format(names);
	return `has still to be signed by ${list}.`;
}

/** Nothing of it comes from elsewhere, and nothing leads anywhere. */
export const PAGE_HEADERS = {
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
	'cache-control': 'no-store',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

export const toHtml = ({ heading, sentence }: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(heading)}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1f2937; background: #f3f4f6; margin: 0; }
main { max-width: 32rem; margin: 12vh auto; padding: 2.5rem; background: #fff; border-radius: 0.75rem; }
h1 { font-size: 1.75rem; margin: 0 0 0.75rem; }
p { margin: 0; }
@media (prefers-color-scheme: dark) {
body { color: #e5e7eb; background: #111827; }
main { background: #1f2937; }
}
</style>
</head>
<body><main><h1>${escape(heading)}</h1><p>${escape(sentence)}</p></main></body>
</html>`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]);
