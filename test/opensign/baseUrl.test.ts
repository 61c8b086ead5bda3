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
])('%s', (baseUrl, server) => {
	expect(readBaseUrl({ baseUrl })).toEqual({ url: `${server}/api/v1.2` });
});

test.each([
	['', /is not a web address/],
	['my server', /is not a web address/],
	['ftp://sign.example.com', /'ftp:\/\/' cannot be used/],
	['https://me:secret@sign.example.com', /without user name and password/],
	['http://sign.example.com/dashboard/1', /over plain http/],
])('refused: %s', (baseUrl, says) => {
	const { problem } = readBaseUrl({ baseUrl });
	expect(problem).toMatch(says);
	expect(problem).not.toContain('secret');
});
