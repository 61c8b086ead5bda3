import { isPrivateHost } from '../../nodes/OpenSign/core/privateHost';

/** Spellings as people and redirects write them, which WHATWG's parser brings into one form. */
const hostOf = (host: string) => new URL(`http://${host}/`).hostname;

const PRIVATE: Record<string, string[]> = {
	'this machine': ['127.0.0.1', '127.255.255.254', '127.0.0.1.', '[::1]', 'localhost'],
	'its names': ['LOCALHOST', 'localhost.', 'a.localhost', 'a.LocalHost.', 'localhost.localdomain'],
	'other spellings of IPv4': [
		'2130706433',
		'0x7f000001',
		'0x7F.1',
		'0177.0.0.1',
		'127.1',
		'127.0.1',
		'%31%32%37.0.0.1',
		'①②⑦.0.0.1',
		'127。0。0。1',
	],
	unspecified: ['0.0.0.0', '0', '0.1.2.3', '[::]'],
	'private networks': [
		'10.0.0.1',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.1',
		'[fc00::1]',
		'[fdab:cd::1]',
	],
	'link-local': ['169.254.169.254', '[fe80::1]', '[febf::1]', '[fec0::1]'],
	'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
	multicast: ['224.0.0.1', '239.255.255.255', '[ff02::1]'],
	'reserved, and for documentation': [
		'192.0.0.1',
		'192.0.2.1',
		'198.18.0.1',
		'198.19.255.255',
		'198.51.100.1',
		'203.0.113.1',
		'240.0.0.1',
		'255.255.255.255',
		'[2001:db8::1]',
		'[100::1]',
		'[3fff::1]',
	],
	'IPv4 in IPv6': [
		'[::ffff:127.0.0.1]',
		'[::ffff:7f00:1]',
		'[::ffff:10.0.0.1]',
		'[0:0:0:0:0:ffff:a9fe:a9fe]',
		'[::127.0.0.1]',
		'[64:ff9b::10.0.0.1]',
		'[64:ff9b:1::1]',
		'[2002:7f00:1::]',
		'[2001:0:1234::1]',
	],
	'names of local networks': [
		'redis',
		'nas.local',
		'a.b.internal',
		'metadata.google.internal',
		'x.home.arpa',
	],
};

const PUBLIC = [
	'example.com',
	'example.com.',
	'localhost.example.com',
	'mylocalhost.com',
	'internal.example.com',
	'1.1.1.1',
	'9.255.255.255',
	'11.0.0.0',
	'100.63.255.255',
	'100.128.0.0',
	'126.255.255.255',
	'128.0.0.1',
	'169.253.255.255',
	'172.15.255.255',
	'172.32.0.0',
	'192.167.255.255',
	'198.17.255.255',
	'198.20.0.0',
	'223.255.255.255',
	'[2606:4700:4700::1111]',
	'[2001:4860:4860::8888]',
	'[2001:200::1]',
	'[::ffff:1.1.1.1]',
	'[64:ff9b::1.1.1.1]',
	'[2002:101:101::]',
];

describe.each(Object.entries(PRIVATE))('%s', (_what, hosts) => {
	test.each(hosts)('%s', (host) => expect(isPrivateHost(hostOf(host))).toBe(true));
});

describe('public', () => {
	test.each(PUBLIC)('%s', (host) => expect(isPrivateHost(hostOf(host))).toBe(false));
});
