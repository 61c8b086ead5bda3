/** Links may carry access: in a user name and password, in the query, behind the #. Nothing for people shows that. */

/** A link, or what was meant as one, without what may give access. */
export function withoutAccess(address: string): string {
	if (!/[@?#]/.test(address)) return address;
	const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0] ?? '';
	if (scheme !== '' && URL.canParse(address)) {
		const { protocol, host, pathname, search, hash } = new URL(address);
		return `${protocol}//${host}${pathname}${search || hash ? '?…' : ''}`;
	}
	// A password that was not encoded may hold anything: nobody can tell where it begins and ends.
	if (address.includes('@')) return `${scheme}…`;
	return `${address.slice(0, address.search(/[?#]/))}?…`;
}

/** A text of somebody else's, in which links and their queries may stand anywhere. */
export const withoutLinkAccess = (text: string): string =>
	text.replace(/\bhttps?:\/\/[^\s"'<>]+/gi, withoutAccess).replace(/\?[\w.~%-]+=[^\s"'<>]*/g, '?…');
