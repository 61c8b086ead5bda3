import type { IDataObject } from 'n8n-workflow';

/** Problems between the options of a send, given by the API's names. */
export function checkOptions(body: IDataObject): string[] {
	if (body.send_in_order_strict !== true || body.sendInOrder !== false) return [];
	return [
		'Block Out-of-Turn Signing needs One After Another, which is off. Turn it on, or remove Block Out-of-Turn Signing.',
	];
}
