/** Send and Wait in the tests: sends, and what has come of it. */
import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import { IN_ORDER, sendParameters, type World } from '../harness/world';

export const toParameters = (changes: IDataObject = {}) =>
	sendParameters({ operation: 'sendAndWait', documentFrom: 'upload', ...IN_ORDER, ...changes });

/** Sends `count` documents, and what has come of it. */
export async function sendAndWait(world: World, changes: IDataObject = {}, count = 1, node = {}) {
	const given = toParameters(changes);
	const item = await world.engine.binaryItem(SAMPLE_PDF);
	const items = Array.from({ length: count }, (_, k) => ({ ...item, json: { k } }));
	const credential = world.credential();
	const ran = await world.engine.runNode(given, { credential, items, node });
	const sleeper = world.engine.sleeper(ran.run, given, credential);
	const documents = world.server.createRequests().map(({ body }) => body as IDataObject);
	const addresses = documents.map(({ redirect_url: address }) => String(address));
	const ids = ran.items.map(({ json }) => String(json.documentId));
	return { ...ran, sleeper, addresses, ids };
}
