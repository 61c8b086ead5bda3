/**
 * Whether OpenSign can mail to `address`. Deliberately simple: one @, no blanks, a domain with a dot. It finds what
 * people mistype; whether the mailbox exists only the mail can tell.
 */
export function isEmail(address: string): boolean {
	return (
		address.length <= 254 &&
		/^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.,;:<>()]+(\.[^\s@.,;:<>()]+)+$/.test(address) &&
		!/\.\.|^\.|\.@|\p{C}/u.test(address)
	);
}

/** Characters that are seen nowhere, and come along when an address is copied: soft hyphens, zero-width blanks, marks. */
const INVISIBLE = /\p{Cf}/gu;

/** An address as it was meant: without what is invisible in it, and without blanks around it. */
export const cleanAddress = (address: string) => address.replace(INVISIBLE, '').trim();
