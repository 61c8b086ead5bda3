import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { degrees, PDFDocument, PDFName } from '@cantoo/pdf-lib';

import { pageSizes } from '../../../dev/opensign-server/pdf/open';
import { WIDGET_TYPES } from '../../../dev/opensign-server/schemas/widgets';
import { FILLABLE } from '../../../dev/opensign-server/signing/signing';
import { A4_PLACE, AT, open, post } from './annasPage';
import { useStandIn } from './standIn';

const standIn = useStandIn();

const fixture = (name: string) => readFileSync(join(__dirname, '../../fixtures/pdfs', name));

/** What the server wants of some types of fields. */
const NEEDED_OPTIONS: Record<string, object> = {
	date: { format: 'yyyy-mm-dd' },
	checkbox: { selectedvalues: [] },
};

/** A page of 400 × 600 points whose crop box starts at (50, 100), in units of two points. */
async function oddPage(angle: number): Promise<string> {
	const document = await PDFDocument.create();
	const page = document.addPage([500, 800]);
	page.setCropBox(50, 100, 400, 600);
	page.setRotation(degrees(angle));
	page.node.set(PDFName.of('UserUnit'), document.context.obj(2));
	return Buffer.from(await document.save()).toString('base64');
}

test.each(WIDGET_TYPES)('%s has its place over the page, in percent of it', async (type) => {
	const needed = NEEDED_OPTIONS[type] ?? {};
	const { html } = await open(standIn, [
		{ ...AT, type, options: { name: 'given name', ...needed } },
	]);
	expect(html).toMatch(new RegExp(`class="mark [a-z]+" style="${A4_PLACE}`));
	const field = new RegExp(
		`<div class="field" style="${A4_PLACE}[^>]*><label [^>]*>[^]*given name`,
	);
	if (FILLABLE.includes(type)) expect(html).toMatch(field);
	else expect(html).not.toContain('class="field"');
});

test.each([
	['upright', 0, '--x:12.5%;--y:10%;--w:25%;--h:5%'],
	['on its right side', 90, '--x:8.333%;--y:15%;--w:16.667%;--h:7.5%'],
	['upside down', 180, '--x:12.5%;--y:10%;--w:25%;--h:5%'],
	['on its left side', -90, '--x:8.333%;--y:15%;--w:16.667%;--h:7.5%'],
])('the place on a page that is cut, in another unit, and %s', async (_name, angle, place) => {
	const widget = { type: 'name', page: 1, x: 100, y: 120, w: 200, h: 60, options: { name: 'n' } };
	const { html } = await open(standIn, [widget], { file: await oddPage(angle) });
	expect(html).toContain(`<div class="field" style="${place};`);
});

test('every page of a large document is there, none of an odd file', async () => {
	expect(await pageSizes(fixture('pdf-lib-300-pages.pdf'))).toHaveLength(300);
	expect(await pageSizes(Buffer.from('no PDF'))).toEqual([]);
	const [upright, turned] = await pageSizes(fixture('pdf-lib-rotated.pdf'));
	expect(turned).toEqual({ width: upright.height, height: upright.width });
});

test('each input has a label of its own with its name, and only what is asked for is required', async () => {
	const choices = { values: ['one', 'two'], required: true };
	const extras = { name: 'extras', ...choices, selectedvalues: [] };
	const { html } = await open(standIn, [
		{ ...AT, type: 'signature' },
		{ ...AT, type: 'textbox', options: { name: 'department', required: true } },
		{ ...AT, type: 'textbox', options: { name: 'nickname' } },
		{ ...AT, type: 'dropdown', options: { name: 'place', ...choices } },
		{ ...AT, type: 'checkbox', options: extras },
		{ ...AT, type: 'radio button', options: { name: 'kind', ...choices } },
	]);
	const labels = [...html.matchAll(/<label class="caption" for="(.+?)"><b>\d+<\/b> (\w+)/g)];
	expect(labels.map(([, , name]) => name)).toEqual(['department', 'nickname', 'place']);
	for (const [, id, name] of labels)
		expect(html).toMatch(new RegExp(`<(input|select) id="${id}" name="${name}"`));
	expect(html.match(/<legend class="caption"><b>\d+<\/b> (extras|kind)/g)).toHaveLength(2);
	for (const type of ['radio', 'checkbox'])
		expect(html).toMatch(new RegExp(`<label><input type="${type}"[^>]*> two</label>`));
	const required = [...html.matchAll(/<(?:input|select) [^>]*name="(\w+)"[^>]* required>/g)];
	expect(required.map(([, name]) => name)).toEqual(['department', 'place']);
	expect(html).toMatch(/<input type="radio" required name="kind"/);
});

test('what is not on any page can be filled in all the same', async () => {
	const { html } = await open(standIn, [
		{ ...AT, type: 'textbox', page: 7, options: { name: 'seventh' } },
		{ ...AT, type: 'textbox', x: 900, options: { name: 'beside' } },
	]);
	const elsewhere = html.slice(html.indexOf('class="elsewhere"'));
	expect(elsewhere).toContain('name="seventh"');
	expect(elsewhere).toContain('name="beside"');
	expect(html.match(/name="beside"/g)).toHaveLength(1);
	const { html: noPdf } = await open(
		standIn,
		[{ ...AT, type: 'textbox', options: { name: 'lost' } }],
		{
			file: Buffer.from('no PDF').toString('base64'),
		},
	);
	expect(noPdf).toContain('name="lost"');
	expect(noPdf).not.toContain('class="page"');
});

test('what others are to do is shown, and cannot be done', async () => {
	const { html, url } = await open(standIn, [{ ...AT, type: 'signature' }]);
	expect(html).toMatch(/class="mark other" style="--x:50%[^>]*><small>Carl: consent/);
	expect(html).not.toContain('name="consent"');
	const done = await (await post(url)).text();
	expect(done).not.toContain('Carl');
});

test('what others have done is in the PDF, and not shown twice', async () => {
	const { url } = await open(standIn, [{ ...AT, type: 'signature' }]);
	const [document] = standIn.environment().documents.values();
	await standIn.environment().signAs(document.objectId, 'carl@example.com');
	expect(await (await fetch(url)).text()).not.toContain('Carl');
});

test('whoever has not signed is not shown the pages of what is declined', async () => {
	const { url } = await open(standIn, [{ ...AT, type: 'signature' }]);
	await fetch(`${url}/decline`, { method: 'POST', body: new URLSearchParams({ reason: 'no' }) });
	const refused = await fetch(url);
	expect([refused.status, await refused.text()]).toEqual([
		410,
		expect.not.stringContaining('data-pdf') as string,
	]);
});

test('after signing: where it went, and the PDF; again when the link is opened once more', async () => {
	const widgets = [
		{ ...AT, type: 'signature' },
		{ ...AT, type: 'name', y: 421, options: { name: 'n' } },
	];
	const { url } = await open(standIn, widgets);
	const signed = await post(url, { n: 'Anna' });
	const again = await fetch(url);
	expect([signed.status, again.status]).toEqual([200, 409]);
	const path = new URL(url).pathname;
	for (const page of [await signed.text(), await again.text()]) {
		expect(page).toMatch(new RegExp(`class="mark done" style="${A4_PLACE}[^>]*id="place-2"`));
		expect(page).toContain('<a href="#place-2">signature, page 1</a>');
		expect(page).toMatch(/class="mark done" style="--x:20%;--y:50%/);
		expect(page).toContain(`<a class="button" href="${path}/pdf">Open the PDF as signed so far`);
		expect(page).not.toContain('<form');
	}
	const file = await fetch(`${url}/pdf`);
	expect(file.headers.get('content-type')).toBe('application/pdf');
});

test('once all have signed, it is the signed PDF', async () => {
	const { body } = await standIn.create();
	const page = await (await post(body.signurl[0].url)).text();
	expect(page).toContain('Open the signed PDF');
	expect(page).toContain('Thank you. &#34;T&#34; is completed.');
});

test('what is missing leads back to the page', async () => {
	const { url } = await open(standIn, [
		{ ...AT, type: 'textbox', options: { name: 'department', required: true } },
	]);
	const refused = await post(url);
	expect(refused.status).toBe(400);
	expect(await refused.text()).toContain(`<a href="${new URL(url).pathname}">Back`);
});

test('signers read without a password what its sender has given the password of', async () => {
	const { html, url } = await open(standIn, [{ ...AT, type: 'signature' }], {
		file: fixture('qpdf-aes256-password.pdf').toString('base64'),
		file_password: 'secret',
	});
	expect(html).toContain('class="page"');
	const read = await (await fetch(`${url}/pdf`)).arrayBuffer();
	expect((await PDFDocument.load(read)).getPageCount()).toBeGreaterThan(0);
});
