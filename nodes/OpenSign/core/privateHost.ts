/**
 * Hosts that are not on the public internet: this machine, private networks, what providers of clouds tell their own
 * machines, and what is reserved. Judged by the name alone, as it stands in a URL that WHATWG's parser has read: that
 * has brought every spelling of an IPv4 address (`2130706433`, `0x7f.1`, `0177.0.0.1`) into four numbers already.
 */

/** Reserved in IPv4 (IANA's registry of special-purpose addresses; multicast; what was never given out). */
const RESERVED_4 = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/3',
].map(toRange);

/** Names that no public DNS has: of one's own machine, of a local network (RFC 6761, 6762, 8375), of a private cloud. */
const LOCAL_NAMES = /(^|\.)(localhost|local|localdomain|internal|home\.arpa)$/;

/** @param hostname of a URL, with the brackets of an IPv6 address */
export function isPrivateHost(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) return !isPublic6(toGroups(name.slice(1, -1)));
	if (/^\d+(\.\d+){3}$/.test(name)) return isReserved4(toNumber(name));
	// A name without a dot is one of a local network: of another container, for example.
	return !name.includes('.') || LOCAL_NAMES.test(name);
}

interface Range {
	start: number;
	/** How many addresses there are in it. */
	size: number;
}

function toRange(text: string): Range {
	const [address, bits] = text.split('/');
	return { start: toNumber(address), size: 2 ** (32 - Number(bits)) };
}

function toNumber(address: string): number {
	return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

const isReserved4 = (address: number) =>
	RESERVED_4.some(({ start, size }) => address >= start && address < start + size);

/** The eight groups of an IPv6 address. */
function toGroups(address: string): number[] {
	const [before, after] = address.split('::').map(toList);
	if (after === undefined) return before;
	return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const toList = (groups: string) =>
	groups === '' ? [] : groups.split(':').map((group) => parseInt(group, 16));

/** Only `2000::/3` has been given out, apart from forms that hold an IPv4 address: then that one counts. */
function isPublic6(groups: number[]): boolean {
	const [first, second, third] = groups;
	const within = groups.map((group, k) => group * 65536 + (groups[k + 1] ?? 0));
	const starts = (...wanted: number[]) => wanted.every((group, k) => groups[k] === group);
	// IPv4-mapped, IPv4-compatible, and NAT64.
	if (starts(0, 0, 0, 0, 0, 0xffff) || starts(0, 0, 0, 0, 0, 0)) return !isReserved4(within[6]);
	if (starts(0x64, 0xff9b, 0, 0, 0, 0)) return !isReserved4(within[6]);
	// 6to4.
	if (first === 0x2002) return !isReserved4(second * 65536 + third);
	// For protocols (Teredo among them), and for documentation.
	if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return false;
	return first >= 0x2000 && first < 0x3fff;
}
