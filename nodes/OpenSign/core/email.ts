/**
 * Whether OpenSign can mail to `address`. Deliberately simple: one @, no blanks, a domain with a dot. It finds what
 * people mistype; whether the mailbox exists only the mail can tell.
 */
export function isEmail(address: string): boolean {
	const at = address.indexOf('@');
	return (
		at > 0 &&
		address.length <= 254 &&
		LOCAL.test(address.slice(0, at)) &&
		isDomain(address.slice(at + 1))
	);
}

/** Before the @. An apostrophe stands in names (o'neil), and before all where a spreadsheet has put it. */
const LOCAL = /^(?!['.])(?!.*\.\.)[^\s@<>(),;:"“”‘’[\]\\\p{C}]{1,64}(?<!\.)$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** At least two parts of letters, digits and dashes, the last one no number. */
function isDomain(domain: string): boolean {
	const labels = domain.split('.');
	const last = labels[labels.length - 1];
	return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(last);
}

/** Characters that are seen nowhere, and come along when an address is copied: soft hyphens, zero-width blanks, marks. */
const INVISIBLE = /\p{Cf}/gu;

/** An address as it was meant: without what is invisible in it, and without blanks around it. */
export const cleanAddress = (address: string) => address.replace(INVISIBLE, '').trim();
