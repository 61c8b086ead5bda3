import type { IDataObject } from 'n8n-workflow';

import { nextPlace, sendParameters, signature, signer, type World } from './harness/world';

/** A resource locator, as the editor stores it. */
export const locator = (value: unknown, mode: 'id' | 'list' | 'url' = 'id'): IDataObject =>
	({ __rl: true, mode, value }) as IDataObject;

/** A field of a document on a place of its own, in the form's words. */
export const field = (type: string, changes: IDataObject = {}): IDataObject => ({
	type,
	...nextPlace(),
	...changes,
});

/** Send's form with these signers. */
export const withSigners = (...signers: IDataObject[]): IDataObject =>
	sendParameters({ signers: { signer: signers } });

/** Send's form with one signer. */
export const withSigner = (changes: IDataObject): IDataObject => withSigners(signer(changes));

/** Send's form with one signer, who has these fields after a signature: they count from 2. */
export const withFields = (...fields: IDataObject[]): IDataObject =>
	withSigner({ widgets: { widget: [signature, ...fields] } });

/** The operations of one resource: the whole outcome, what came out, or what the error said. */
export function operationsOf(world: World, resource: string) {
	const run = async (operation: string, inputs: IDataObject = {}) =>
		await world.engine.runNode(
			{ resource, operation, ...inputs },
			{ credential: world.credential() },
		);
	/** What came out, where nothing may go wrong. */
	const outputs = async (operation: string, inputs: IDataObject = {}) => {
		const { items, error } = await run(operation, inputs);
		expect(error?.message).toBeUndefined();
		return items.map(({ json }) => json);
	};
	const output = async (operation: string, inputs: IDataObject = {}) =>
		(await outputs(operation, inputs))[0];
	const message = async (operation: string, inputs: IDataObject = {}) =>
		(await run(operation, inputs)).error?.message;
	return { run, outputs, output, message };
}

/** What OpenSign answers when its own proxy cannot reach it, and what the node says of it. */
export const BAD_GATEWAY = {
	fault: { kind: 'html', status: 502, times: Infinity },
	message: 'OpenSign answered with an error page (HTTP 502).',
} as const;
