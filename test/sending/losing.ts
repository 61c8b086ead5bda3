/** Sends whose answer is lost, for the tests of what comes of them. */
import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../dev/opensign-server';
import type { World } from '../harness/world';

export const CREATE = 'POST /createdocument';
export const AT_ONCE = { additionalOptions: { lookUpSeconds: 0 } };
export const TITLE = '=Contract {{ $now.toMillis() }} {{ Math.random() }}';

export function useLosing(world: World) {
	const live = () => world.server.environment('selfHosted');
	const item = async (json: IDataObject = {}) =>
		await world.engine.binaryItem(SAMPLE_PDF, { json });
	const documents = () => [...live().documents.values()];

	/** The document is made, its answer is lost, and so is the list in which it would be found at once. */
	function loseNext(kind: 'drop-after' | 'drop-before' = 'drop-after', times = 2) {
		live().failNext({ route: CREATE, kind });
		live().failNext({
			route: 'GET /documentlist/inprogress',
			kind: 'status',
			status: 400,
			body: { error: 'Busy' },
			// Before the send, and after it.
			times,
		});
	}
	return { live, item, documents, loseNext };
}
