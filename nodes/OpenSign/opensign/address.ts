/**
 * The form of an e-mail address by which addresses are told apart, without letter case; empty for none.
 *
 * Answers and people's own JSON may hold something else than text where an address should stand: it must not break here.
 */
export const addressKey = (address: string | undefined) => String(address ?? '').toLowerCase();

/** Whether both are the same e-mail address, letter case aside. No address is the same as no other. */
export function sameAddress(one: string | undefined, other: string | undefined): boolean {
	const key = addressKey(one);
	return key !== '' && key === addressKey(other);
}
