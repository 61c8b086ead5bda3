import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { sendParameters, useWorld } from '../../harness/world';

const world = useWorld();
const MB = 1024 * 1024;

const send = async (bytes: number, additionalOptions?: IDataObject) => {
	const content = Buffer.concat([SAMPLE_PDF, Buffer.alloc(bytes - SAMPLE_PDF.length, 32)]);
	return await world.engine.runNode(sendParameters(additionalOptions && { additionalOptions }), {
		credential: world.credential(),
		items: [await world.engine.binaryItem(content, { fileName: 'big.pdf' })],
	});
};

test('self-hosted: 80 MB and not a byte more, save by option', async () => {
	const exact = await send(80 * MB);
	expect(exact.error).toBeUndefined();

	world.server.reset();
	const over = await send(80 * MB + 1);
	expect(over.error?.message).toMatch(
		/83,886,081 bytes, but the Self-Hosted environment takes at most 80 MB .* set Maximum PDF Size/,
	);

	const raised = await send(80 * MB + 1, { maxFileMb: 81 });
	expect(raised.error).toBeUndefined();
	const [document] = world.server.environment('selfHosted').documents.values();
	expect(document.original).toHaveLength(80 * MB + 1);
});
