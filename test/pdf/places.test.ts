import { union, type Box, type Point } from '../../nodes/OpenSign/pdf/box';
import type { Glyph } from '../../nodes/OpenSign/pdf/glyphs';
import { openPdf, type Page } from '../../nodes/OpenSign/pdf/read';
import {
	fixtures,
	formFieldsOf,
	judge,
	judgeDrawn,
	KINDS,
	readFixture,
	type Judgement,
} from './judge';

/** In points. */
const TOLERANCE = 2;

/** Their text is judged by what is drawn: MuPDF only guesses where characters of vertical lines are. */
const VERTICAL = ['text-vertical.pdf'];
/** Their ink is of a font that MuPDF takes in place of one that is not in the file, with a box of its own. */
const OTHER_FONT = ['text-predefined-cmaps.pdf'];

const judgements = judge(fixtures);
const cases = fixtures.map((fixture, i) => ({ ...fixture, judged: judgements[i] }));

const read = async ({ file, password }: { file: string; password: string | null }) =>
	(await openPdf(readFixture(file), { password: password ?? '', text: true, form: true })).pages;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** MuPDF turns brackets around that stand in a line from right to left. */
const MIRRORED: Record<string, string> = { '(': ')', ')': '(' };

/**
 * Whether it can be this character, or the ligature of which it is a part. Small capitals are small letters to MuPDF,
 * which goes by what Chromium says beside them.
 */
function isCalled({ text: own }: Glyph, text: string): boolean {
	const wanted = text.normalize('NFKC');
	return own.toLowerCase().includes(wanted.toLowerCase()) || own === MIRRORED[wanted];
}

/** How far a point is from where a glyph begins; of the parts of a ligature, from its line. */
function offset({ from, to, text }: Glyph, point: Point): number {
	if (text.length === 1) return distance(from, point);
	const beyond = distance(from, point) + distance(point, to) - distance(from, to);
	return beyond < 0.1 ? 0 : Math.min(distance(from, point), distance(to, point));
}

const isVisible = ({ text }: { text: string }) => text.normalize('NFKC').trim() !== '';

/** How far points go beyond a box. */
const beyond = ({ x, y, w, h }: Box, points: Point[]) =>
	Math.max(
		...points.flatMap((point) => [x - point.x, point.x - x - w, y - point.y, point.y - y - h]),
	);

/** The glyph that a judged character is; the nearest of its name. */
function findGlyph(glyphs: Glyph[], { text, origin }: Judgement['characters'][number]): Glyph {
	const named = glyphs.filter((glyph) => isCalled(glyph, text));
	const offsets = named.map((glyph) => offset(glyph, origin));
	const nearest = named[offsets.indexOf(Math.min(...offsets))];
	if (nearest === undefined || offset(nearest, origin) > TOLERANCE) {
		throw new Error(`'${text}' at ${origin.x}, ${origin.y} was not found.`);
	}
	return nearest;
}

/** What is wrong with a page's characters, as the judge has them. */
function compare(page: Page, judged: Judgement, checksInk: boolean): string[] {
	const characters = judged.characters.filter(isVisible);
	const found = characters.map((character) => findGlyph(page.glyphs, character));
	const extra = page.glyphs.filter((glyph) => !found.includes(glyph));
	const inked = characters.filter(
		({ ink }, i) => checksInk && beyond(found[i].box, ink) > TOLERANCE,
	);
	// Along the line: neither too short nor too long, beside the 3 points that spaced letters have between them.
	const long = characters.filter(({ corners: [, , start, end] }, i) => {
		const { text, from, to } = found[i];
		const spaced = Math.abs(distance(from, to) - distance(start, end));
		return text.length === 1 && spaced > TOLERANCE + 1;
	});
	return [
		...extra.map(({ text, from }) => `${text} at ${from.x}, ${from.y} is not there`),
		...inked.map(({ text, origin }) => `${text} at ${origin.x}, ${origin.y}: ink beyond its box`),
		...long.map(({ text, origin }) => `${text} at ${origin.x}, ${origin.y}: another length`),
	];
}

test.each(cases)('$file ($feature): pages of the size as they are shown', async (one) => {
	const pages = await read(one);
	expect(pages).toHaveLength(one.pages);
	for (const [i, { width, height }] of pages.entries()) {
		expect(Math.abs(width - one.judged[i].width)).toBeLessThan(0.1);
		expect(Math.abs(height - one.judged[i].height)).toBeLessThan(0.1);
	}
});

test.each(cases.filter(({ file }) => !VERTICAL.includes(file)))(
	'$file ($feature): every character where another reader finds it',
	async ({ judged, ...one }) => {
		const checksInk = !OTHER_FONT.includes(one.file);
		const pages = await read(one);
		const faults = pages.flatMap((page, i) => compare(page, judged[i], checksInk));
		expect(faults).toEqual([]);
	},
);

const drawnOf = ['text-vertical.pdf', 'text-predefined-cmaps.pdf', 'skia-cjk.pdf'];

test.each(drawnOf)('%s: the ink on the page is where its characters are', async (file) => {
	const one = fixtures.filter((fixture) => fixture.file === file);
	const [[drawn]] = judgeDrawn(one);
	const [{ glyphs }] = await read(one[0]);
	const { x, y, w, h } = union(glyphs.map(({ box }) => box));
	const corners = [
		{ x: drawn.x, y: drawn.y },
		{ x: drawn.x + drawn.w, y: drawn.y + drawn.h },
	];
	expect(beyond({ x, y, w, h }, corners)).toBeLessThan(TOLERANCE);
	// Not a box around everything: its margins are those that fonts leave around characters.
	expect(drawn.x - x).toBeLessThan(6);
	expect(x + w - drawn.x - drawn.w).toBeLessThan(6);
	expect(drawn.y - y).toBeLessThan(6);
	expect(y + h - drawn.y - drawn.h).toBeLessThan(6);
});

test('vertical lines run down, and on a turned page as it is turned', async () => {
	const content = readFixture('text-vertical.pdf').toString('latin1');
	const wanted = { password: '', text: true };
	const [upright] = (await openPdf(Buffer.from(content, 'latin1'), wanted)).pages;
	expect(upright.glyphs.map(({ text }) => text).join('')).toBe('契約書署名欄:');
	expect(new Set(upright.glyphs.map(({ angle }) => angle))).toEqual(new Set([90]));
	const turned = content.replace(/\/Contents (\d+ 0 R)/, '/Rotate 90 /Contents $1');
	const [page] = (await openPdf(Buffer.from(turned, 'latin1'), wanted)).pages;
	expect(new Set(page.glyphs.map(({ angle }) => angle))).toEqual(new Set([180]));
	expect(page.glyphs[0].box.w).toBeCloseTo(16);
	expect(page.glyphs[0].box.h).toBeCloseTo(16);
});

test.each(cases.filter(({ judged }) => judged.some(({ fields }) => fields.length > 0)))(
	'$file ($feature): the fields of its form where another reader finds them',
	async ({ judged, ...one }) => {
		const pages = await read(one);
		for (const [i, { formFields }] of pages.entries()) {
			const expected = formFieldsOf(judged[i]);
			expect(formFields).toHaveLength(expected.length);
			for (const { name, kind, box } of expected) {
				const near = formFields.filter((field) =>
					[
						field.box.x - box.x,
						field.box.y - box.y,
						field.box.w - box.w,
						field.box.h - box.h,
					].every((difference) => Math.abs(difference) < TOLERANCE),
				);
				expect(near.map((field) => [field.name, field.kind])).toEqual([[name, KINDS[kind]]]);
			}
		}
	},
);

test('buttons stand for what their field says, as another reader finds it', async () => {
	const one = cases.filter(({ file }) => file === 'form-button-texts.pdf')[0];
	const [{ formFields }] = await read(one);
	const texts = one.judged[0].fields.map(({ text }) => text);
	expect(formFields.map(({ choices }) => choices)).toEqual(texts.map((text) => [text]));
	expect(formFields.map(({ name, value }) => [name, value])).toEqual([
		['numbers', 'yearly'],
		['numbers', 'yearly'],
		['names', '毎月'],
		['names', '毎月'],
		['unison', 'cash'],
		['unison', 'cash'],
		['unison', 'cash'],
		['one', 'OK'],
	]);
});
