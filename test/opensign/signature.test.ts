import { createHmac } from 'node:crypto';

import { isSignatureRight } from '../../nodes/OpenSign/opensign/signature';

const body = Buffer.from('{"event":"signed","name":"Größe 1.0"}');
const sign = (content: Buffer, key = 'key') =>
	createHmac('sha256', key).update(content).digest('hex');

test('right, in lower and upper case', () => {
	expect(isSignatureRight(body, sign(body), 'key')).toBe(true);
	expect(isSignatureRight(body, sign(body).toUpperCase(), 'key')).toBe(true);
});

test.each<[string, unknown]>([
	['another key', sign(body, 'other')],
	['another body', sign(Buffer.from('{}'))],
	['too short', sign(body).slice(2)],
	['too long', `${sign(body)}00`],
	['no hex', 'g'.repeat(64)],
	['base64', createHmac('sha256', 'key').update(body).digest('base64')],
	['empty', ''],
	['missing', undefined],
	['twice', [sign(body), sign(body)]],
])('wrong: %s', (_name, signature) => expect(isSignatureRight(body, signature, 'key')).toBe(false));
