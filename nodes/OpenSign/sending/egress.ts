/** What n8n itself knows about hosts that workflows may not reach: its protection against server-side request forgery. */
import type { IExecuteFunctions } from 'n8n-workflow';

import { causesOf } from '../core/causes';

/** Whether n8n has refused to connect, because its operator has told it so (`N8N_SSRF_PROTECTION_ENABLED`). */
export const isBlockedByN8n = (error: unknown) => isNamed(error, 'SsrfBlocked');

/**
 * Whether a host's name leads to a private address by DNS. Only newer versions of n8n can tell, since a node may not ask
 * DNS itself. Where it is not known, or there is no such name, that is no reason to refuse.
 */
export async function resolvesToPrivate(context: IExecuteFunctions, url: URL): Promise<boolean> {
	try {
		// "enforced": also where n8n does not protect all of its requests.
		const result = await context.helpers.getSecureEgressFilter('enforced').validateUrl(url);
		return !result.ok && isNamed(result.error, 'SsrfBlockedIp');
	} catch {
		return false;
	}
}

/** Whether an error, or one that it comes from, has a name that begins so. */
const isNamed = (error: unknown, beginning: string): boolean =>
	causesOf(error).some(({ name }) => String(name).startsWith(beginning));
