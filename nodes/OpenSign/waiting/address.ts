/** The address that wakes an execution, which a document carries as its redirect URL. */
import type { IExecuteData, IExecuteFunctions } from 'n8n-workflow';

import { isPrivateHost } from '../core/privateHost';

const TOO_OLD =
	'This n8n is too old to wait for signatures: it cannot make an address that wakes an execution. Update n8n to 1.111 or later, or use Send and the OpenSign Trigger.';

const INSIDE_ANOTHER =
	'Nothing can wait for signatures here: another node, like an AI Agent before its version 3 or an MCP Server Trigger, runs this one as its tool and does not let the workflow sleep. Add the agent anew for its latest version, or use Send.';

/** Why an execution cannot be put to sleep and woken; nothing if it can. */
export function whyNoWait(context: IExecuteFunctions): string | undefined {
	const { getSignedResumeUrl } = context as Partial<IExecuteFunctions>;
	// n8n has it since 1.111.
	if (typeof getSignedResumeUrl !== 'function') return TOO_OLD;
	// n8n puts to sleep and wakes what it runs by itself: the node that runs this one would be woken in its place.
	const { node } = context.getExecuteData() as Partial<IExecuteData>;
	const isRunByN8n = node?.name === context.getNode().name;
	return isRunByN8n && context.getExecutionId() ? undefined : INSIDE_ANOTHER;
}

/** The address of item `i` in a round, signed by n8n: nobody can make that of another item or round of it. */
export const addressOf = (context: IExecuteFunctions, round: string, i: number): string =>
	context.getSignedResumeUrl({ round, item: String(i) });

interface Query {
	round?: unknown;
	item?: unknown;
}

/** What tells addresses apart, from an address's query. */
export const keyOf = ({ round, item }: Query): string => `${String(round)}/${String(item)}`;

/** The same, from a document's redirect URL; nothing where that is none of this execution's addresses. */
export function keyIn(redirectUrl: unknown, ours: string): string | undefined {
	if (typeof redirectUrl !== 'string' || !URL.canParse(redirectUrl)) return undefined;
	const { origin, pathname, searchParams } = new URL(redirectUrl);
	const own = new URL(ours);
	if (origin !== own.origin || pathname !== own.pathname) return undefined;
	return keyOf({ round: searchParams.get('round'), item: searchParams.get('item') });
}

/** Whether a redirect URL wakes an execution of this n8n, which may be another one. */
export function isWaitingAddress(redirectUrl: string, ours: string): boolean {
	if (!URL.canParse(redirectUrl)) return false;
	const [{ origin, pathname }, own] = [new URL(redirectUrl), new URL(ours)];
	const base = own.pathname.split('/').slice(0, -2).join('/');
	return origin === own.origin && pathname.startsWith(`${base}/`);
}

/** n8n's part of the path, wherever it is run. */
const WAITING = /^\/[^/]+\/[^/]+\/[^/]+$/;

/** Why nobody's browser may come to this address, or why n8n may not know it again; nothing if all looks well. */
export function doubtOf(address: string): string | undefined {
	const { hostname, origin, pathname } = new URL(address);
	if (isPrivateHost(hostname)) {
		return `After signing, people are led to ${origin}, which only this machine or network reaches. Others see an error page then, and the workflow goes on only if an OpenSign Trigger or OpenSign Status Trigger is active, or at the time limit. Set N8N_WEBHOOK_URL (WEBHOOK_URL in n8n before 2) to the address by which this n8n is reached from outside.`;
	}
	if (!WAITING.test(pathname)) {
		return `n8n's address for webhooks has a path (${pathname.split('/').slice(0, -3).join('/')}). Where a proxy takes that away, n8n refuses the calls that wake this workflow, and it goes on at the time limit only. Give n8n a host name of its own.`;
	}
	return undefined;
}
