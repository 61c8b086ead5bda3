import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../dev/checkout';
import { EXAMPLES, NAMED } from '../../dev/tools/docs/operationExamples';
import { OPERATIONS } from '../harness/required';
import { useWorld } from '../harness/world';

const PDF = readFileSync(join(ROOT, 'dev/demo/sample-agreement.pdf'));
const ANNA = { name: 'Anna Example', email: 'anna@example.com' };

/** What each operation needs to find its document so. */
const STATUS: Record<string, 'completed'> = { download: 'completed' };

describe('the example of an operation does what it says, with', () => {
	const world = useWorld();

	it.each(OPERATIONS)('%s %s', async (resource, operation) => {
		const live = world.server.environment('selfHosted');
		live.addDocument(
			{ status: STATUS[operation], signers: [{ ...ANNA, role: 'Tenant', viewed: new Date() }] },
			NAMED.documentId,
		);
		live.addTemplate(
			{
				title: 'Rental agreement',
				file: PDF,
				signers: [{ role: 'Tenant', widgets: [place('signature', 640)] }],
				prefill: [{ ...place('textbox', 200), options: { name: 'rent' } }],
			},
			NAMED.templateId,
		);
		live.contacts.add(ANNA);
		live.contacts.add({ name: 'Carl Example', email: 'carl@example.com' }, NAMED.contactId);
		live.addFolder({ folderName: 'Contracts' }, NAMED.folderId);
		const item = await world.engine.binaryItem(PDF, { json: { ...ANNA, what: '12 chairs' } });
		const { error, items } = await world.engine.runNode(
			{ resource, operation, ...EXAMPLES[resource][operation] },
			{ credential: world.credential(), items: [item] },
		);
		expect(error?.message).toBeUndefined();
		expect(items).not.toEqual([]);
	});
});

const place = (type: string, y: number) => ({ type, page: 1, x: 60, y, w: 160, h: 30 });
