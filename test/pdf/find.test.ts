import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findText, nearestText, type Found } from '../../nodes/OpenSign/pdf/find';
import { openPdf } from '../../nodes/OpenSign/pdf/read';
import { draw, readPages, scatter, utf16 } from '../harness/typeset';

/** Where they are: page, and each line's left edge and baseline (12 points: 3 above the lower edge). */
const places = (found: Found[]) =>
	found.map(({ page, boxes }) => [page, ...boxes.map(({ x }) => Math.round(x))]);

const find = async (text: string, ...sheets: Parameters<typeof readPages>) =>
	places(findText(await readPages(...sheets), text));

test('a text is found where it stands', async () => {
	const pages = await readPages(draw('Signature of tenant:', 72, 700));
	const [{ page, boxes }, ...others] = findText(pages, 'of tenant');
	expect(others).toEqual([]);
	expect(page).toBe(1);
	expect(boxes).toHaveLength(1);
	// Helvetica: "Signature " is 54.7 wide, "of tenant" 46.7; the line is 142 from the top.
	expect(boxes[0].x).toBeCloseTo(72 + 54.7, 0);
	expect(boxes[0].w).toBeCloseTo(46.7, 0);
	expect(boxes[0].y).toBeLessThan(142 - 8);
	expect(boxes[0].y + boxes[0].h).toBeGreaterThan(142);
	expect(boxes[0].y + boxes[0].h).toBeLessThan(142 + 4);
});

test('letter case, blanks, hidden characters, quotes and dashes do not count', async () => {
	const content = draw('TENANT\u2019S \u201cNAME\u201d \u2013 E\u00ADMail\u200B', 72, 700, 12, 'U');
	for (const text of ['tenant\'s\n"name" -  email', 'Tenant’s „Name“', '“name”—e\u00ADmail']) {
		expect(await find(text, content)).toHaveLength(1);
	}
	expect(await find('tenants name', content)).toEqual([]);
	expect(await find(' \n', content)).toEqual([]);
});

test('every place is found once, by page, then from top to bottom and left to right', async () => {
	const first = draw('sign', 300, 700) + draw('Sign', 72, 500) + draw('SIGN', 72, 700.5, 10);
	expect(await find('sign', first, draw('sign here: sign', 100, 800))).toEqual([
		[1, 72],
		[1, 300],
		[1, 72],
		[2, 100],
		[2, 156],
	]);
	expect(await find('aa', draw('aaaaa', 72, 700))).toEqual([
		[1, 72],
		[1, 85],
	]);
});

test('a word is found in scattered letters, with wide gaps, with ligatures and drawn twice', async () => {
	expect(await find('Signature', scatter('Signature', 72, 700))).toEqual([[1, 72]]);
	expect(await find('Signature', scatter('Signature', 72, 700, 12, 1.2))).toEqual([[1, 72]]);
	expect(await find('Signature', `6 Tc ${draw('Signature', 72, 700)}`)).toEqual([[1, 72]]);
	expect(await find('final office', draw('\uFB01nal o\uFB03ce', 72, 700, 12, 'U'))).toEqual([
		[1, 72],
	]);
	const twice = draw('ill tall', 72, 700) + draw('ill tall', 72.4, 700.3);
	expect(await find('ill tall', twice)).toEqual([[1, 72]]);
	const shadow = draw('ill tall', 72, 700) + draw('ill tall', 73.4, 698.6);
	expect(await find('ill tall', shadow)).toEqual([[1, 72]]);
	expect(await find('i', draw('iiii', 72, 700))).toHaveLength(4);
	const kerned = `BT /F 12 Tf 72 700 Td [(Si) 80 (gn) -300 (a) 40 (ture)] TJ ET`;
	expect(await find('sign ature', kerned)).toEqual([[1, 72]]);
});

test.each([
	['İMZA', 'imza'],
	['IŞIK', 'ışık'],
	['ΥΠΟΓΡΑΦΗ', 'υπογραφή'],
	['ΜΙΣΘΩΤΗΣ', 'μισθωτής'],
	['ΠΡΟΪΌΝ', 'προϊόν'],
	['STRASSE', 'Straße'],
])('%s is %s in capitals', async (capitals, text) => {
	expect(await find(text, draw(capitals, 72, 700, 12, 'U'))).toEqual([[1, 72]]);
	expect(await find(capitals, draw(text, 72, 700, 12, 'U'))).toEqual([[1, 72]]);
});

test('an accent of its own belongs to its letter', async () => {
	expect(await find('Müller', draw('Mu\u0308ller', 72, 700, 12, 'U'))).toEqual([[1, 72]]);
	expect(await find('Muller', draw('Müller', 72, 700, 12, 'U'))).toEqual([]);
});

describe('broken over lines', () => {
	const columns =
		draw('Signature of', 72, 700) +
		draw('the tenant:', 72, 686) +
		draw('Signature of', 300, 700) +
		draw('the landlord:', 300, 686);

	test('a label is found in its column', async () => {
		const pages = await readPages(columns);
		const [{ boxes }] = findText(pages, 'Signature of the landlord:');
		expect(boxes.map(({ x }) => Math.round(x))).toEqual([300, 300]);
		expect(boxes[1].y - boxes[0].y).toBeCloseTo(14, 0);
		expect(places(findText(pages, 'signature of the tenant'))).toEqual([[1, 72, 72]]);
		expect(findText(pages, 'signature of')).toHaveLength(2);
	});

	test('and across columns only on one line', async () => {
		expect(await find('Signature of Signature of', columns)).toEqual([[1, 72]]);
		expect(await find('the tenant: Signature of', columns)).toEqual([]);
	});

	test('in a paragraph, with or without the hyphen', async () => {
		const text = draw('Ort, Datum und Unter-', 72, 700) + draw('schrift des E-', 72, 686);
		const whole = text + draw('Bike-Mieters', 72, 672);
		expect(await find('Unterschrift', whole)).toEqual([[1, 157, 72]]);
		expect(await find('unter-schrift', whole)).toEqual([[1, 157, 72]]);
		expect(await find('E-Bike-Mieters', whole)).toEqual([[1, 130, 72]]);
	});

	test('not over a gap of several lines', async () => {
		expect(await find('one two', draw('one', 72, 700) + draw('two', 72, 660))).toEqual([]);
		expect(await find('one two', draw('one', 72, 700) + draw('two', 72, 675))).toHaveLength(1);
	});

	test('where several columns end in one', async () => {
		const merged = draw('left', 72, 700) + draw('right', 300, 700);
		const below = draw(`both ${'- '.repeat(90)}end`, 72, 686);
		expect(await find('left both', merged + below)).toHaveLength(1);
		expect(await find('right both', merged + below)).toHaveLength(1);
		expect(await find('both', merged + below)).toHaveLength(1);
	});
});

describe.each([0, 90, 180, 270])('on a page turned by %d degrees', (rotate) => {
	test('a text that is upright or turned is found where it is shown', async () => {
		const content = draw('Sign here', 100, 700) + 'BT /F 12 Tf 0 1 -1 0 200 300 Tm (Upward) Tj ET';
		const pages = await readPages({ content, rotate });
		const boxOf = (text: string) => findText(pages, text)[0].boxes[0];
		// From the page's own bottom left corner: 100 to 150 by 697 to 709, and 191 to 203 by 300 to 342.
		const shown = (x: number, y: number) =>
			({ 0: [x, 842 - y], 90: [y, x], 180: [595 - x, y], 270: [842 - y, 595 - x] })[rotate]!;
		for (const [text, from, to] of [
			['Sign here', [100, 697], [151, 710]],
			['upward', [190, 300], [203, 342]],
		] as const) {
			const [x1, y1] = shown(from[0], from[1]);
			const [x2, y2] = shown(to[0], to[1]);
			const { x, y, w, h } = boxOf(text);
			expect(Math.abs(x - Math.min(x1, x2))).toBeLessThan(3);
			expect(Math.abs(y - Math.min(y1, y2))).toBeLessThan(3);
			expect(Math.abs(w - Math.abs(x2 - x1))).toBeLessThan(4);
			expect(Math.abs(h - Math.abs(y2 - y1))).toBeLessThan(4);
		}
	});
});

describe('writing from right to left', () => {
	const visual = (text: string) => [...text].reverse().join('');

	test('is found in the order of speech', async () => {
		const hebrew = draw(visual('חתימת השוכר:'), 300, 700, 12, 'U');
		expect(await find('חתימת השוכר', hebrew)).toEqual([[1, 306]]);
		expect(await find('חתימת השוכר:', hebrew)).toEqual([[1, 300]]);
		expect(await find('רכושה', hebrew)).toEqual([]);
	});

	test('with numbers, Latin words and brackets in it', async () => {
		const brackets = ['(רכושה)', visual('(השוכר)')];
		for (const written of brackets) {
			const line = `${written} John Smith 2026 ${visual('חוזה שכירות')}`;
			const sheet = draw(line, 200, 700, 12, 'U');
			const texts = ['חוזה שכירות', 'John Smith', 'שכירות John Smith 2026 (השוכר)'];
			for (const text of texts) expect(await find(text, sheet)).toHaveLength(1);
		}
		const numbers = draw(`20 01.02.2026 ${visual('חוזה')}`, 200, 700, 12, 'U');
		expect(await find('חוזה 01.02.2026 20', numbers)).toHaveLength(1);
		const latin = draw(`Name (${visual('שם מלא')}): ____`, 72, 700, 12, 'U');
		expect(await find('Name (שם מלא):', latin)).toEqual([[1, 72]]);
	});

	test('with the forms that Arabic letters take', async () => {
		// "توقيع" in the forms for its places in the word, as it stands from left to right.
		const arabic = draw(visual('\uFE97\uFEEE\uFED7\uFEF4\uFECA'), 300, 700, 12, 'U');
		expect(await find('توقيع', arabic)).toEqual([[1, 300]]);
		expect(await find('لا', draw('\uFEFB', 300, 700, 12, 'U'))).toEqual([[1, 300]]);
	});

	test('broken over lines', async () => {
		const lines =
			draw(visual('חתימת'), 300, 700, 12, 'U') + draw(visual('השוכר'), 300, 686, 12, 'U');
		expect(await find('חתימת השוכר', lines)).toEqual([[1, 300, 300]]);
	});
});

test('Chinese and Japanese are found, also from top to bottom', async () => {
	expect(await find('署名', draw('賃借人の署名:', 72, 700, 12, 'U'))).toEqual([[1, 96]]);
	const pages = await readPages(draw('賃借人の署名', 500, 700, 12, 'V'));
	const [{ boxes }] = findText(pages, '署名');
	expect(boxes).toHaveLength(1);
	expect(boxes[0].w).toBeGreaterThan(8);
	expect(boxes[0].h).toBeCloseTo(24, 0);
	expect(boxes[0].y).toBeCloseTo(142 + 48, 0);
	const wrapped = draw('賃借人の', 500, 700, 12, 'V') + draw('署名欄', 480, 700, 12, 'V');
	expect(await find('の署名', wrapped)).toHaveLength(1);
});

test.each([
	['libreoffice-writer.pdf', 'agreement'],
	['chromium-print.pdf', 'agreement'],
	['groff-gropdf.pdf', 'agreement'],
	['pdf-lib-rotated.pdf', 'agreement'],
])('%s: text is found', async (name, text) => {
	const file = readFileSync(join(__dirname, '../fixtures/pdfs', name));
	const { pages } = await openPdf(file, { password: '', text: true });
	expect(findText(pages, text)).not.toEqual([]);
});

describe('the nearest text', () => {
	const nearest = async (text: string, ...sheets: string[]) =>
		nearestText(await readPages(...sheets), text);

	test('is the words that are most alike, wherever they stand', async () => {
		const first = draw('This agreement is made between two parties.', 72, 700);
		const second = draw('Date: ________    Signature of the tenants: ________', 72, 600);
		expect(await nearest('Signature of tenant', first, second)).toEqual({
			page: 2,
			text: 'Signature of the tenants:',
		});
		expect(await nearest('agrement', first, second)).toEqual({ page: 1, text: 'agreement' });
	});

	test('is the first line where nothing is alike, and nothing where there is no text', async () => {
		expect(await nearest('xyz', '', draw('One two', 72, 700))).toEqual({
			page: 2,
			text: 'One two',
		});
		expect(await nearest('xyz', '')).toBeUndefined();
		expect(await nearest('', draw('One', 72, 700))).toEqual({ page: 1, text: 'One' });
	});
});

test('what /U says is what was meant', () => {
	expect(utf16('ab')).toBe('<00610062>');
});
