import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cover, drawMarks, type Mark } from '../../nodes/OpenSign/pdf/draw';
import { merge } from '../../nodes/OpenSign/pdf/merge';
import { openPdf } from '../../nodes/OpenSign/pdf/read';

const fixture = (file: string) => readFileSync(join(__dirname, '../fixtures/pdfs', file));
const open = async (content: Buffer, password = '') =>
	await openPdf(content, { password, text: true, form: true });
const textOf = ({ glyphs }: { glyphs: Array<{ text: string }> }) =>
	glyphs.map(({ text }) => text).join('');

const BOX = { x: 120, y: 90, w: 150, h: 40 };

describe('marks', () => {
	test.each([
		['pdf-lib.pdf', ''],
		['pdf-lib-rotated.pdf', ''],
		['pdf-lib-unusual-sizes.pdf', ''],
		['chromium-print.pdf', ''],
		['qpdf-aes256-password.pdf', 'secret'],
	])('%s: each page has its label where its box is', async (file, password) => {
		const content = fixture(file);
		const { pages } = await open(content, password);
		const marks = pages
			.filter(({ width, height }) => width > 300 && height > 150)
			.map(({ number }): Mark => {
				return { ...BOX, page: number, lines: [`Mark${number}`], color: [1, 0, 0] };
			});
		expect(marks).not.toEqual([]);
		const drawn = await open(await drawMarks(content, password, pages, marks));
		expect(drawn.pages.map(({ width, height }) => [width, height])).toEqual(
			pages.map(({ width, height }) => [width, height]),
		);
		for (const { page: number } of marks) {
			const page = drawn.pages[number - 1];
			expect(textOf(page)).toBe(`${textOf(pages[number - 1])}Mark${number}`);
			const label = page.glyphs.slice(-5);
			expect(label.map(({ angle }) => angle)).toEqual([0, 0, 0, 0, 0]);
			for (const { box } of label) {
				expect(box.x).toBeGreaterThan(BOX.x);
				expect(box.x + box.w).toBeLessThan(BOX.x + BOX.w);
				expect(box.y).toBeGreaterThan(BOX.y - 1);
				expect(box.y + box.h).toBeLessThan(BOX.y + BOX.h);
			}
		}
	});

	test('a narrow box, and letters that the font lacks', async () => {
		const content = fixture('pdf-lib.pdf');
		const { pages } = await open(content);
		const lines = ['Mieter — 名前', 'signature', 'a long name of a field'];
		const mark: Mark = { page: 1, x: 10, y: 10, w: 20, h: 12, lines, color: [0, 0, 1] };
		const drawn = await open(await drawMarks(content, '', pages, [mark]));
		expect(textOf(drawn.pages[0])).toMatch(/Mieter—\?\?signature$/);
	});

	test('covered parts keep their text, and the rest of the file its pages', async () => {
		const content = fixture('pdf-lib-rotated.pdf');
		const { pages } = await open(content);
		const covered = await cover(content, '', pages, [{ ...BOX, page: 2 }]);
		expect(covered.equals(content)).toBe(false);
		expect((await open(covered)).pages.map(textOf)).toEqual(pages.map(textOf));
	});
});

describe('merging', () => {
	test('pages and sizes in their order, of encrypted files as well', async () => {
		const parts = [
			{ content: fixture('pdf-lib-unusual-sizes.pdf'), password: '' },
			{ content: fixture('qpdf-aes256-password.pdf'), password: 'secret' },
			{ content: fixture('pdf-lib-rotated.pdf'), password: '' },
		];
		const alone = await Promise.all(
			parts.map(async ({ content, password }) => await open(content, password)),
		);
		const counted = parts.map((part, k) => ({ ...part, pageCount: alone[k].pages.length }));
		const merged = await open(await merge(counted));
		const facts = (pages: typeof merged.pages) =>
			pages.map((page) => [page.width, page.height, textOf(page)]);
		expect(merged.isEncrypted).toBe(false);
		expect(facts(merged.pages)).toEqual(facts(alone.flatMap(({ pages }) => pages)));
	});

	test('form fields keep their places; those of one name get names of their own', async () => {
		const content = fixture('pdf-lib-form.pdf');
		const { pages } = await open(content);
		const [alone] = pages;
		const form = { content, password: '', pageCount: pages.length };
		const other = { content: fixture('pdf-lib.pdf'), password: '', pageCount: 2 };
		const merged = await open(await merge([form, other, form]));
		const fields = merged.pages.map(({ formFields }) => formFields);
		expect(fields[0]).toEqual(alone.formFields);
		expect(fields[3].map(({ box, kind }) => [box, kind])).toEqual(
			alone.formFields.map(({ box, kind }) => [box, kind]),
		);
		const names = fields.flat().map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});
});
