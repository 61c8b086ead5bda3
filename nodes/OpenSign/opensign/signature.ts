import { createHmac, timingSafeEqual } from 'crypto';

/** A SHA-256 in hex. */
const FORM = /^[0-9a-f]{64}$/i;

/**
 * Whether `signature` is the hex HMAC-SHA256 of the body under the security key, compared in constant time.
 *
 * @param body the bytes as they came: a body that was parsed and written again may differ
 */
export function isSignatureRight(body: Buffer, signature: unknown, securityKey: string): boolean {
	if (typeof signature !== 'string' || !FORM.test(signature)) return false;
	const given = Buffer.from(signature, 'hex');
	const right = createHmac('sha256', securityKey).update(body).digest();
	return timingSafeEqual(given, right);
}
