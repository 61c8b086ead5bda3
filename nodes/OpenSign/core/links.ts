/**
 * Links may carry access: in a user name and password, in the query, behind the #, and those that log somebody in, as
 * signing links do, in the path. Nothing for people shows that.
 */

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A link, or what was meant as one, without what may give access. */
export const withoutAccess = (link: string): string => withoutLogin(withoutQuery(link));

/** A link or its path, without what stands behind /login/. */
export function withoutLogin(link: string): string {
	const login = link.search(/\/login\//i);
	return login < 0 ? link : `${link.slice(0, login)}/login/…`;
}

function withoutQuery(link: string): string {
	if (!/[@?#]/.test(link)) return link;
	const [scheme] = SCHEME.exec(link) ?? [''];
	if (scheme !== '' && URL.canParse(link)) {
		const { protocol, host, pathname, search, hash } = new URL(link);
		return `${protocol}//${host}${pathname}${search || hash ? '?…' : ''}`;
	}
	// A password that was not encoded may hold anything: nobody can tell where it begins and ends.
	if (link.includes('@')) return `${scheme}…`;
	return `${link.slice(0, link.search(/[?#]/))}?…`;
}

/** A text in which links and their queries may stand anywhere; in quotation marks, also those that are none. */
export const withoutLinkAccess = (text: string): string =>
	text
		.split("'")
		.map((part) => (SCHEME.test(part) ? withoutAccess(part) : part))
		.join("'")
		.replace(/\b[a-z]{2,10}:\/\/[^\s"'<>)]+/gi, withoutAccess)
		.replace(/\?[\w.~%-]+=[^\s"'<>)]*/g, '?…');
