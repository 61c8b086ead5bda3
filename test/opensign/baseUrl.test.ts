import { readBaseUrl } from '../../nodes/OpenSign/opensign/baseUrl';

test.each([
	['sign.example.com', 'https://sign.example.com'],
	['sign.example.com:8443/', 'https://sign.example.com:8443'],
	[' https://sign.example.com/ ', 'https://sign.example.com'],
	['https://sign.example.com/dashboard/35KBoSgoAK', 'https://sign.example.com'],
	['https://sign.example.com/report/1MwEuxLEkF?page=2#top', 'https://sign.example.com'],
	['https://sign.example.com/sign/login', 'https://sign.example.com/sign'],
	['https://sign.example.com/recipientSignPdf/a/b', 'https://sign.example.com'],
	['https://sign.example.com/sign/api/v1.2/', 'https://sign.example.com/sign'],
	['https://sign.example.com//api//v1', 'https://sign.example.com'],
	['localhost:8080', 'https://localhost:8080'],
	['http://127.0.0.1:8080/drive', 'http://127.0.0.1:8080'],
	['http://127.0.0.10', 'http://127.0.0.10'],
	['http://localhost:8080', 'http://localhost:8080'],
	['http://sign.localhost', 'http://sign.localhost'],
	['http://[::1]:8080', 'http://[::1]:8080'],
	['sign.example.com?next=https://other.example.com', 'https://sign.example.com'],
	['https://sign.example.com/api', 'https://sign.example.com'],
	['https://sign.example.com/api/app/', 'https://sign.example.com'],
	['https://sign.example.com/api/v1.25', 'https://sign.example.com'],
	// Of another server's API, which is the path of this one.
	['https://sign.example.com/api/tools', 'https://sign.example.com/api/tools'],
	['https://sign.example.com/api/dev1', 'https://sign.example.com/api/dev1'],
	['https://sign.example.com/api/v1beta', 'https://sign.example.com/api/v1beta'],
])('%s', (baseUrl, server) => {
	expect(readBaseUrl({ baseUrl })).toEqual({ url: `${server}/api/v1.2` });
});

/** The first parts of its router's paths. */
const PAGES =
	'app changepassword dashboard debugpdf draftdocument drive forgetpassword form generatetoken load loadmf login managesign pdfrequestfiles placeholdersign preferences profile recipientSignPdf report signaturePdf success template users verify-document webhook';

test.each(PAGES.split(' '))('a page of the web app: %s', (page) => {
	const { url } = readBaseUrl({ baseUrl: `https://sign.example.com/sign/${page}/1` });
	expect(url).toBe('https://sign.example.com/sign/api/v1.2');
});

test('plain http to another machine, where that was allowed', () => {
	expect(readBaseUrl({ baseUrl: 'http://10.0.0.7', allowUnencryptedHttp: true })).toEqual({
		url: 'http://10.0.0.7/api/v1.2',
	});
});

test.each([undefined, 'my server', 'ftp://sign.example.com', 'https://me:secret@sign.example.com'])(
	'nothing can be sent to %s',
	(baseUrl) => expect(readBaseUrl({ baseUrl: baseUrl as string }).url).toBe(''),
);

test.each([
	[undefined as unknown as string, /^Base URL: '' is not a web address/],
	['', /is not a web address/],
	['my server', /is not a web address/],
	['ftp://sign.example.com', /'ftp:\/\/' cannot be used/],
	['https://me:secret@sign.example.com', /without user name and password/],
	['https://me@sign.example.com', /without user name and password/],
	['https://:secret@sign.example.com', /without user name and password/],
	['http://localhost.example.com', /over plain http/],
	['http://127.0.0.1.example.com', /over plain http/],
	['http://sign.example.com/dashboard/1', /over plain http/],
])('refused: %s', (baseUrl, says) => {
	const { problem } = readBaseUrl({ baseUrl });
	expect(problem).toMatch(says);
	expect(problem).not.toContain('secret');
});
