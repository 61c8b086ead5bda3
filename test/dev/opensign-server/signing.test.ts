import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readText } from '../../harness/pdf';
import { useStandIn } from './standIn';

const standIn = useStandIn();

test('the signature stands where the widget is, and links die', async () => {
	const { body } = await standIn.create();
	const [{ url }] = body.signurl;
	await fetch(url);
	await fetch(`${url}/sign`, { method: 'POST' });
	const document = await standIn.read(body.objectId);
	expect(document.status).toBe('completed');
	const marks = await readText(Buffer.from(await (await fetch(document.file)).arrayBuffer()));
	const mark = marks.find(({ text }) => text.startsWith('Signed by Anna'));
	// 842 − 100 − 40 = 702: the box spans 702 to 742 from below.
	expect(mark).toMatchObject({ x: 104 });
	expect(mark!.y).toBeGreaterThan(702);
	expect(mark!.y).toBeLessThan(742);
	expect((await fetch(document.certificate)).status).toBe(200);
	standIn.server.environment('selfHosted').expireUrls();
	expect((await fetch(document.file)).status).toBe(403);
	expect((await fetch((await standIn.read(body.objectId)).file)).status).toBe(200);
});

test('signing pages: escaped, access code, once, declined', async () => {
	const { body } = await standIn.create({
		title: '<b>T</b>',
		signers: [
			{
				email: 'anna@example.com',
				access_code: '42',
				widgets: [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }],
			},
		],
	});
	const [{ url }] = body.signurl;
	expect(await (await fetch(url)).text()).not.toContain('<b>T</b>');
	expect((await fetch(`${url}/sign`, { method: 'POST' })).status).toBe(403);
	expect(
		(
			await fetch(`${url}/sign`, {
				method: 'POST',
				body: new URLSearchParams({ access_code: '42' }),
			})
		).status,
	).toBe(200);
	expect(
		(
			await fetch(`${url}/sign`, {
				method: 'POST',
				body: new URLSearchParams({ access_code: '42' }),
			})
		).status,
	).toBe(409);
	const declined = (await standIn.create()).body;
	await fetch(`${declined.signurl[0].url}/decline`, {
		method: 'POST',
		body: new URLSearchParams({ reason: 'no' }),
	});
	expect((await standIn.read(declined.objectId)).status).toBe('declined');
	expect((await fetch(declined.signurl[0].url)).status).toBe(410);
});

test('what the signing page shows is what is written when nothing is changed; read-only fields cannot be changed', async () => {
	const at = (y: number) => ({ page: 1, x: 50, y, w: 200, h: 20 });
	const widgets = [
		{ type: 'signature', ...at(10) },
		{
			type: 'checkbox',
			...at(100),
			options: { name: 'extras', values: ['pool', 'sauna'], selectedvalues: ['pool', 'sauna'] },
		},
		{ type: 'name', ...at(200), options: { name: 'who' } },
		{ type: 'textbox', ...at(300), options: { name: 'fixed', default: 'stays', readonly: true } },
	];
	const { body } = await standIn.create({
		signers: [{ email: 'anna@example.com', name: 'Anna', widgets }],
	});
	const [{ url }] = body.signurl;
	const page = await (await fetch(url)).text();
	expect(page.match(/checked/g)).toHaveLength(2);
	expect(page).toContain('value="Anna"');
	await fetch(`${url}/sign`, {
		method: 'POST',
		body: new URLSearchParams([
			['extras', 'pool'],
			['extras', 'sauna'],
			['who', 'Anna'],
			['fixed', 'changed'],
		]),
	});
	const texts = (
		await readText(
			Buffer.from(await (await fetch((await standIn.read(body.objectId)).file)).arrayBuffer()),
		)
	).map(({ text }) => text);
	expect(texts).toEqual(expect.arrayContaining(['pool, sauna', 'Anna', 'stays']));
	expect(texts).not.toContain('changed');
});

test('a viewer can neither sign nor decline; a second signer of the same address is left out', async () => {
	const signature = [{ type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 }];
	const { body } = await standIn.create({
		signers: [
			{ email: 'a@example.com', widgets: signature },
			{ email: 'a@example.com', widgets: signature },
			{ email: 'v@example.com', signer_role: 'viewer', widgets: [] },
		],
	});
	expect(body.signurl.map(({ email }) => email)).toEqual(['a@example.com', 'v@example.com']);
	for (const action of ['sign', 'decline'])
		expect((await fetch(`${body.signurl[1].url}/${action}`, { method: 'POST' })).status).toBe(403);
	await fetch(`${body.signurl[0].url}/sign`, { method: 'POST' });
	expect((await standIn.read(body.objectId)).status).toBe('completed');
});

test('an encrypted PDF: readable once signed with its password, untouched without', async () => {
	const encrypted = readFileSync(join(__dirname, '../../fixtures/pdfs/qpdf-aes256-password.pdf'));
	const signed = async (changes: object) => {
		const { body } = await standIn.create({ file: encrypted.toString('base64'), ...changes });
		await fetch(`${body.signurl[0].url}/sign`, { method: 'POST' });
		return Buffer.from(await (await fetch((await standIn.read(body.objectId)).file)).arrayBuffer());
	};
	expect((await signed({})).equals(encrypted)).toBe(true);
	expect(
		(await readText(await signed({ file_password: 'secret' }))).map(({ text }) => text),
	).toContainEqual(expect.stringMatching(/^Signed by/));
});

test('acting as a signer is refused as on the page', async () => {
	const id = standIn.environment().addDocument({
		signers: [{ email: 'anna@example.com' }, { email: 'v@example.com', signer_role: 'viewer' }],
	});
	await expect(standIn.environment().signAs(id, 'v@example.com')).rejects.toThrow(
		'You need not do anything.',
	);
	await expect(standIn.environment().signAs(id, 'x@example.com')).rejects.toThrow(
		'is no signer of',
	);
	await standIn.environment().signAs(id, 'anna@example.com');
	expect(() => standIn.environment().declineAs(id, 'anna@example.com')).toThrow('already signed');
	expect(() => standIn.environment().viewAs(id, 'v@example.com')).toThrow('is completed');
	expect(() => standIn.environment().revoke(id)).toThrow('is not in progress');
	expect(() => standIn.environment().expire(id)).toThrow('is not in progress');
	expect(() => standIn.environment().expire('unknown')).toThrow('There is no document unknown.');
});
