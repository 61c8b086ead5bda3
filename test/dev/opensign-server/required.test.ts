import { AT, make } from './creates';
import { useStandIn } from './standIn';

const standIn = useStandIn();

const box = (options: object) => ({
	type: 'textbox',
	...AT,
	options: { name: 'city', ...options },
});

/** The field's options, whether fields are optional, what GET then shows, whether it can be left empty. */
const ROWS: Array<[object, boolean, boolean | undefined, boolean]> = [
	[{}, true, undefined, true],
	[{ required: false }, true, false, true],
	[{ required: true }, true, true, false],
	[{ required: true, default: 'Rome' }, true, true, true],
	[{}, false, true, false],
	[{ required: false }, false, false, true],
];

test.each(ROWS)('%j, optional by itself: %p', async (options, areOptional, shown, canBeEmpty) => {
	standIn.server.quirks.fieldsAreOptional = areOptional;
	const { body } = await standIn.create({
		signers: [
			{
				email: 'anna@example.com',
				widgets: [{ type: 'signature', ...AT }, box(options)],
			},
		],
	});
	const document = (await (await standIn.call(`/document/${body.objectId}`)).json()) as {
		signers: Array<{ widgets: Array<{ options?: { required?: boolean } }> }>;
	};
	const [signature, field] = document.signers[0].widgets;
	expect([signature.options?.required, field.options?.required]).toEqual([undefined, shown]);

	const { url } = body.signurl[0];
	const signed = await fetch(`${url}/sign`, { method: 'POST' });
	expect(signed.status).toBe(canBeEmpty ? 200 : 400);
	if (canBeEmpty) return;
	expect(await signed.text()).toContain('Please fill in &#34;city&#34;.');
	await expect(standIn.environment().signAs(body.objectId, 'anna@example.com')).rejects.toThrow(
		'Please fill in "city".',
	);
	const filled = { method: 'POST', body: new URLSearchParams({ city: 'Rome' }) };
	expect((await fetch(`${url}/sign`, filled)).status).toBe(200);
});

test('a template’s fields are stored in the same way', async () => {
	standIn.server.quirks.fieldsAreOptional = false;
	await make(standIn, '/createtemplate', { widgets: [box({})] });
	const [{ signers }] = standIn.environment().templates.values();
	expect(signers[0].widgets.map(({ options }) => options?.required)).toEqual([undefined, true]);
});

test('what a signer cannot enter is never missing: pictures, what is calculated', async () => {
	const id = standIn.environment().addDocument({
		signers: [
			{
				email: 'anna@example.com',
				widgets: [
					{ type: 'stamp', ...AT, options: { name: 's', required: true } },
					{ type: 'number', ...AT, options: { name: 'n', required: true, formula: '1' } },
				],
			},
		],
	});
	await standIn.environment().signAs(id, 'anna@example.com');
	expect((await standIn.read(id)).status).toBe('completed');
});
