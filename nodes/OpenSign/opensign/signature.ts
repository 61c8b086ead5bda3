import { createHmac, timingSafeEqual } from 'crypto';

/**
 * Whether `signature` is the hex HMAC-SHA256 of the body under the security key, compared in constant time.
 *
 * @param body the bytes as they came: a body that was parsed and written again may differ
 */
export function isSignatureRight(body: Buffer, signature: unknown, securityKey: string): boolean {
	if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature)) return false;
	return timingSafeEqual(
		Buffer.from(signature, 'hex'),
		createHmac('sha256', securityKey).update(body).digest(),
	);
}
