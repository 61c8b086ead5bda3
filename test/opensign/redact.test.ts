import { redactor } from '../../nodes/OpenSign/opensign/redact';

const TOKEN = 'opensign.a1b2c3d4e5f6a7b8c9d0';
const redact: ReturnType<typeof redactor> = (answer) => redactor(TOKEN)(answer);
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
	['alone', TOKEN],
	['in a sentence', `the token ${TOKEN} is wrong`],
	['as a header', `x-api-token: ${TOKEN}\r\nhost: a`],
	['in capitals', TOKEN.toUpperCase()],
	['cut off', `the token ${TOKEN.slice(0, -4)}… is wrong`],
	['as base64', base64(TOKEN)],
	['as base64 after a user name', base64(`u:${TOKEN}`)],
	['as base64 after another', base64(`us:${TOKEN}:x`)],
	['as base64 after a third', base64(`use:${TOKEN}`)],
])('%s', (_how, text) => {
	const shown = redact({ error: text, list: [{ [text]: text }] });
	expect(JSON.stringify(shown)).not.toContain('a1b2c3d4');
	// The first and last letters of base64 hang together with what stands before and after.
	const inside = base64(TOKEN).slice(4, -4);
	expect(JSON.stringify(shown)).not.toContain(inside);
	expect(JSON.stringify(shown)).toContain('***');
});

test('as part of a link', () => {
	const odd = redactor('test/+ a1b2c3d4e5');
	expect(odd(`https://h/?t=${encodeURIComponent('test/+ a1b2c3d4e5')}&u=1`)).toBe(
		'https://h/?t=***&u=1',
	);
});

test('as base64, and no more of it', () => {
	const [user, after] = ['user:', ', and more'];
	const shown = redact(base64(user + TOKEN + after));
	const [before, behind] = shown.split('***');
	expect(Buffer.from(before, 'base64').toString()).toBe(user.slice(0, before.length * 0.75));
	expect(before.length).toBeGreaterThanOrEqual(5);
	expect(behind.length).toBeGreaterThanOrEqual(11);
});

test('letters that mean something in patterns', () => {
	const odd = redactor('a+b.c=d/e');
	expect(odd('<a+b.c=d/e>')).toBe('<***>');
	expect(odd('<aab.c=d/e> <a+b-c=d/e>')).toBe('<aab.c=d/e> <a+b-c=d/e>');
});

test('everything else stays as it is', () => {
	const answer = { objectId: 'aB3dE5gH1j', list: [1, null, true, 'opensign.'], inside: { a: {} } };
	expect(redact(answer)).toEqual(answer);
	expect(redact('')).toBe('');
	expect(redact(undefined)).toBeUndefined();
});

test('what is too short to be a token spoils nothing', () => {
	expect(redactor('')('abc')).toBe('abc');
	expect(redactor('a')('abc')).toBe('abc');
	expect(redactor('1234567')('1234567')).toBe('1234567');
	expect(redactor('12345678')('12345678')).toBe('***');
});
