import type { IDataObject } from 'n8n-workflow';

import { sendParameters, signer, type World } from '../../harness/world';

/** A field that has arrived. */
export interface Arrived {
	type: string;
	page: number;
	x: number;
	y: number;
	w: number;
	h: number;
	options?: IDataObject;
}

/** Send with one tenant who has these fields, and what has come of it. */
export function usePlacing(world: World) {
	const run = async (content: Buffer, changes: IDataObject) =>
		await world.engine.runNode(sendParameters(changes), {
			credential: world.credential(),
			items: [await world.engine.binaryItem(content)],
		});
	const withFields = (...widget: IDataObject[]) => ({
		signers: { signer: [signer({ widgets: { widget } })] },
	});
	const withJson = (...widgets: unknown[]) => ({
		signersInput: 'json',
		signersJson: JSON.stringify([
			{ role: 'Tenant', name: 'Anna', email: 'anna@example.com', widgets },
		]),
	});
	/** The fields that OpenSign was sent, where nothing may go wrong. */
	const arrived = async (content: Buffer, changes: IDataObject): Promise<Arrived[]> => {
		const { error } = await run(content, changes);
		expect(error?.message).toBeUndefined();
		const [{ body }] = world.server.createRequests();
		return (body as { signers: Array<{ widgets: Arrived[] }> }).signers[0].widgets;
	};
	/** What the error says, where nothing may be sent. */
	const refused = async (content: Buffer, changes: IDataObject) => {
		const { error } = await run(content, changes);
		expect(world.server.createRequests()).toEqual([]);
		return error?.message;
	};
	return { run, withFields, withJson, arrived, refused };
}

/** Where a field has arrived. */
export const spotOf = ({ page, x, y, w, h }: Arrived) => ({ page, x, y, w, h });
