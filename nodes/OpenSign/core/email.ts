/**
 * Whether OpenSign can mail to `address`. Deliberately simple: one @, no blanks, a domain with a dot. It finds what
 * people mistype; whether the mailbox exists only the mail can tell.
 */
export function isEmail(address: string): boolean {
	return (
		address.length <= 254 &&
		/^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@.,;:<>()]+(\.[^\s@.,;:<>()]+)+$/.test(address) &&
		!/\.\.|^\.|\.@/.test(address)
	);
}

/** A sentence for each of `addresses` that is none. `field` is the input's name for people, like "CC". */
export function checkAddresses(field: string, addresses: string[]): string[] {
	return addresses
		.filter((address) => !isEmail(address))
		.map((address) => `${field}: '${address}' is not an e-mail address.`);
}
