/** What a server, or a proxy before it, may answer that has a secret in it. */
import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../dev/opensign-server';
import { LINK } from './canaries';

export type NamedFault = Omit<Fault, 'route'> & { name: string };

/** Statuses after which nothing is asked again. */
const FAULTS: NamedFault[] = [
	{ name: 'JSON with the headers', kind: 'echo', status: 400, body: `cannot store ${LINK}` },
	{ name: '409 with the headers', kind: 'echo', status: 409, body: 'document not found' },
	{ name: '404 with the headers', kind: 'echo', status: 404, body: 'user not found' },
	{ name: '401 with the headers', kind: 'echo', status: 401, body: 'already exists' },
	{ name: 'an error with a good status', kind: 'echo', status: 200, body: LINK },
	{ name: 'a page with the headers', kind: 'echo-page', status: 400, body: LINK },
	{ name: 'a page in place of an answer', kind: 'echo-page', status: 200, body: LINK },
	{ name: 'a page of what is not there', kind: 'echo-page', status: 404, body: LINK },
	{ name: 'a redirect', kind: 'redirect', location: LINK },
];

/** Those, and what comes of a usual answer that has a secret where none belongs. */
export const faultsFor = (usual: IDataObject, token: string): NamedFault[] => [
	...FAULTS,
	{ name: 'the token in every text', ...answer(JSON.stringify(everywhere(usual, token))) },
	{ name: 'a link in place of ids', ...answer(JSON.stringify({ ...usual, objectId: LINK })) },
	{ name: 'a link in place of lists', ...answer(JSON.stringify(inLists(usual))) },
	{ name: 'cut JSON', ...answer(JSON.stringify({ file: LINK, ...usual }).slice(0, -1)) },
	{ name: 'a text', ...answer(JSON.stringify(`${token} ${LINK}`)) },
];

const answer = (body: string) => ({ kind: 'status', status: 200, body }) as const;

/** What leads to something stays: ids, lists, dates, and what a document's state is. */
const STAYS = /(^|_)(id|status|type|email|date)$|Id$|At$/i;

function everywhere(value: unknown, token: string, key = ''): unknown {
	if (typeof value === 'string') return STAYS.test(key) ? value : `${value} ${token}`;
	if (Array.isArray(value)) return value.map((one) => everywhere(one, token));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, everywhere(one, token, name)]),
	);
}

const inLists = (usual: IDataObject) =>
	Object.fromEntries(
		Object.entries(usual).map(([key, value]) => [key, Array.isArray(value) ? LINK : value]),
	);
