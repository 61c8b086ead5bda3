import { withoutAccess, withoutLinkAccess } from '../../nodes/OpenSign/core/links';

test.each([
	['https://example.com/a.pdf', 'https://example.com/a.pdf'],
	['https://example.com', 'https://example.com'],
	['https://example.com/a.pdf?SECRET=1', 'https://example.com/a.pdf?…'],
	['https://example.com/a.pdf#SECRET', 'https://example.com/a.pdf?…'],
	['https://me:SECRET@example.com/a.pdf', 'https://example.com/a.pdf'],
	['ftp://me:SECRET@example.com/a?SECRET', 'ftp://example.com/a?…'],
	['https://me:SEC/RET@example.com/a', 'https://…'],
	['https://me:SEC?RET@example.com/a', 'https://…'],
	['https://me:SEC RET@exa mple.com', 'https://…'],
	['me:SECRET@example.com', '…'],
	['example.com/a?SECRET', 'example.com/a?…'],
	['exa mple.com/a?x\nSECRET', 'exa mple.com/a?…'],
	['https://exa mple.com/a?mail=a@b&SECRET', 'https://…'],
	['contract.pdf', 'contract.pdf'],
	['https://app.example.com/login/SECRET', 'https://app.example.com/login/…'],
	['https://me:SECRET@app.example.com/login/SECRET?x', 'https://app.example.com/login/…'],
])('%s', (address, shown) => {
	expect(withoutAccess(address)).toBe(shown);
	expect(withoutAccess(shown)).toBe(shown);
});

test.each([
	['Please provide signers!', 'Please provide signers!'],
	['What is wrong? Nobody knows', 'What is wrong? Nobody knows'],
	[
		'cannot read https://s3.example.com/f.pdf?X-Amz-Expires=900&X-Amz-Signature=SECRET now',
		'cannot read https://s3.example.com/f.pdf?… now',
	],
	['"http://u:SECRET@h.example/x" and /f.pdf?sig=SECRET', '"http://h.example/x" and /f.pdf?…'],
])('in a text: %s', (text, shown) => {
	expect(withoutLinkAccess(text)).toBe(shown);
});
