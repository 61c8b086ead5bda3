import type { IDataObject } from 'n8n-workflow';

import { locator } from '../builders';
import { sendParameters, type World } from '../harness/world';
import { readFixture, type Fixture } from './judge';

/** Short, so that what is written into a small signature stays in it. */
const SIGNER = { name: 'Al', email: 'a@b.co', role: 'Tenant' };

/** Of those that open without a password, but forbid changes. */
const OWNER_PASSWORD = 'owner-secret';

interface Arrived {
	options?: { name: string; values?: string[] };
}

/** Sends a PDF by the node to somebody with these fields, who fills in all and signs; the PDF that the node then downloads. */
export async function sendAndSign(
	world: World,
	{ file, password }: Fixture,
	widget: IDataObject[],
): Promise<Buffer> {
	const run = async (parameters: IDataObject, items?: Array<Record<string, unknown>>) => {
		const { items: out, error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: items as never,
		});
		expect(error?.message).toBeUndefined();
		return out[0];
	};
	const filePassword = password === '' ? OWNER_PASSWORD : password;
	world.server.requests.length = 0;
	const sent = await run(
		sendParameters({
			signers: { signer: [{ ...SIGNER, widgets: { widget } }] },
			additionalOptions: filePassword ? { document: { filePassword } } : {},
		}),
		[(await world.engine.binaryItem(readFixture(file))) as never],
	);
	const [{ body }] = world.server.createRequests();
	const { widgets } = (body as { signers: Array<{ widgets: Arrived[] }> }).signers[0];
	const { documentId, signingLinks } = sent.json as {
		documentId: string;
		signingLinks: Record<string, string>;
	};
	const signed = await fetch(`${signingLinks[SIGNER.email]}/sign`, {
		method: 'POST',
		body: new URLSearchParams(widgets.flatMap(fillIn)),
	});
	expect(signed.status).toBe(200);
	const operation = { resource: 'document', operation: 'download' };
	return await world.engine.readBinary(
		await run({ ...operation, documentId: locator(documentId) }),
	);
}

/** The last of the choices, where there are any. */
const fillIn = ({ options }: Arrived): Array<[string, string]> =>
	options ? [[options.name, options.values?.at(-1) ?? 'Al']] : [];
