import type { IDataObject } from 'n8n-workflow';

import { shortenReading } from '../harness/pauses';
import { signer, useWorld } from '../harness/world';
import { HOSTILE } from '../pdf/hostile/files';
import { usePlacing } from './placing/run';

shortenReading(3_000);
const world = useWorld();
const { run, refused } = usePlacing(world);

/** Its page is read at once, its text for minutes. */
const slow = HOSTILE['200 MB of operators']();

const INSTEAD = 'Set Additional Options → Tags in the PDF to Never Read';
const untagged = { signers: { signer: [signer({ widgets: {} })] } };
const tagged = (tags: string) => ({ additionalOptions: { tags } });
const byText = { type: 'signature', placeBy: 'text', anchorText: 'Tenant' };

describe('a PDF whose text takes too long to read', () => {
	test.each<[string, IDataObject]>([
		['somebody has no fields', untagged],
		['tags are always read', tagged('always')],
		['it becomes a draft', { ...untagged, operation: 'createDraft' }],
		['it is looked at first', { ...untagged, operation: 'preview', previewOf: 'send' }],
	])('names the way out where only tags are looked for: %s', async (_what, changes) => {
		const message = await refused(slow, changes);
		expect(message).toMatch(/^contract\.pdf: the PDF takes too long to read\./);
		expect(message).toContain(INSTEAD);
	});

	test('is sent by that way', async () => {
		const { error } = await run(slow, tagged('never'));
		expect(error?.message).toBeUndefined();
		expect(world.server.createRequests()).toHaveLength(1);
	});

	test('has no such way out where a field is placed by a text', async () => {
		const message = await refused(slow, {
			...tagged('always'),
			signers: { signer: [signer({ widgets: { widget: [byText] } })] },
		});
		expect(message).toMatch(/takes too long to read/);
		expect(message).not.toContain(INSTEAD);
	});
});
