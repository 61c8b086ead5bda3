import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { callSigned, event, openSignTrigger, signed, toBody } from './calls';

const world = useWorld();

test.each<[what: string, content: unknown, status: number]>([
	// No object
	['not JSON', '{"event":', 400],
	['text', '"viewed"', 400],
	['an array', [event()], 400],
	['null', 'null', 400],
	['empty', '', 400],

	// The event
	['no event', event({ event: undefined }), 400],
	['an event of another type', event({ event: { a: 1 } }), 400],
	['an unknown event', event({ event: 'shredded' }), 200],
	['an event that every object has', event({ event: 'constructor' }), 200],
	['__proto__', '{"__proto__":{"event":"viewed"},"objectId":"aB3dE5gH1j"}', 400],

	// What it is about
	['no document', event({ objectId: undefined }), 400],
	['a path for a document', event({ objectId: '../../getuser' }), 400],
	['a number for a title', event({ name: 5 }), 400],
	['signers that are none', event({ signers: 'anna' }), 400],
	['a signer that is none', { ...event(), signers: [null] }, 400],
	['an address that is none', event({ signers: [{ email: ['a'] }] }), 400],

	// Its size
	['more than a megabyte', event({ note: 'x'.repeat(1024 * 1024) }), 413],
	['10 MB', 'x'.repeat(10 * 1024 * 1024), 413],
])('hostile, though rightly signed: %s', async (_what, content, status) => {
	const answer = await callSigned(openSignTrigger(world), content);
	expect(answer).toEqual({ status, items: [] });
	const anyObject: IDataObject = {};
	expect(anyObject.event).toBeUndefined();
});

describe('signatures', () => {
	const body = toBody(event());
	const otherBody = toBody(event({ name: 'Other' }));

	test.each<[what: string, headers: Record<string, string>]>([
		['missing', {}],
		['empty', { 'x-webhook-signature': '' }],
		['wrong', { 'x-webhook-signature': '0'.repeat(64) }],
		['of another body', signed(otherBody)],
		['of another key', signed(body, 'other')],
	])('%s: a real 401, and the right one passes after it', async (_what, headers) => {
		const one = openSignTrigger(world);
		const refused = await one.call(body, headers);
		expect(refused).toEqual({ status: 401, items: [] });
		const taken = await one.call(body, signed(body));
		expect(taken.items).toHaveLength(1);
	});
});
