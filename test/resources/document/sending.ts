import type { IDataObject } from 'n8n-workflow';

import { sendParameters, type World } from '../../harness/world';
import { pdf } from '../uploads';

/** Send, with one PDF as its item, and what came of it. */
export function useSend(world: World) {
	return {
		send: async (changes: IDataObject = {}, content = pdf) =>
			await world.engine.runNode(sendParameters(changes), {
				credential: world.credential(),
				items: [await world.engine.binaryItem(content)],
			}),
		sentBody: () => world.server.createRequests()[0].body as Record<string, unknown>,
		documents: () => [...world.server.environment('selfHosted').documents.values()],
	};
}
