import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { place, sendParameters, signature, useWorld } from '../../harness/world';

/** What is asked of the signers differs between what goes out, what is finished later, and a template. */
const world = useWorld();

const NOBODY = 'Signers: there are none. Add at least one person who signs.';
const NO_ADDRESS = 'Signer 1 (Tenant) has no e-mail address. Enter one.';
const NO_SIGNATURE = expect.stringMatching(
	/^Signer 1 \(Tenant\) has no signature field\. /,
) as string;

/** What an operation says of no signers, of one without an address, and of one without a signature field. */
const RULES: Array<[resource: string, operation: string, ...says: Array<string | undefined>]> = [
	['document', 'send', NOBODY, NO_ADDRESS, NO_SIGNATURE],
	['document', 'createDraft', undefined, NO_ADDRESS, undefined],
	['document', 'selfSign', undefined, NO_ADDRESS, undefined],
	['template', 'create', NOBODY, undefined, NO_SIGNATURE],
	['template', 'createDraft', NOBODY, undefined, undefined],
	['template', 'createPublic', NOBODY, undefined, NO_SIGNATURE],
];

describe.each(RULES)('%s, %s', (resource, operation, nobody, noAddress, noSignature) => {
	/** What is said of these signers; nothing may have been asked of OpenSign by then. */
	async function said(...signers: IDataObject[]): Promise<string | undefined> {
		const entered = { signersInput: 'json', signersJson: JSON.stringify(signers) };
		const { error } = await world.engine.runNode(
			sendParameters({ resource, operation, ...entered }),
			{
				credential: world.credential(),
				items: [await world.engine.binaryItem(SAMPLE_PDF)],
			},
		);
		expect(world.server.requests.length > 0).toBe(error === undefined);
		return error?.message;
	}

	const tenant = { role: 'Tenant', email: 'anna@example.com', widgets: [signature] };

	test('no signers', async () => {
		expect(await said()).toEqual(nobody);
	});

	test('one', async () => {
		expect(await said(tenant)).toBeUndefined();
	});

	test('one without an address', async () => {
		expect(await said({ ...tenant, email: '' })).toEqual(noAddress);
	});

	test('one without a signature field', async () => {
		const date = { type: 'date', ...place, options: { name: 'day' } };
		expect(await said({ ...tenant, widgets: [date] })).toEqual(noSignature);
	});
});
