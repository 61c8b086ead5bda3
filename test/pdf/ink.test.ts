/**
 * Sends each PDF with fields placed by what stands in it, has it signed, and compares where MuPDF sees the ink with where it
 * sees the text, or the fields of the PDF's own form.
 */
import { readdirSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import { union, type Box } from '../../nodes/OpenSign/pdf/box';
import { useWorld } from '../harness/world';
import { anchorsOf, beside, SIZE, type Anchor, type Position } from './anchors';
import {
	fixtures,
	FOLDER,
	formFieldsOf,
	judge,
	judgeDrawn,
	judgeInk,
	type Judgement,
} from './judge';
import { sendAndSign } from './signing';

const world = useWorld();

/** In points. */
const TOLERANCE = 2;

/** The frame of a signature is a line of a point, half of which is outside of its place; and the pixel in which it ends. */
const HALF_LINE = 0.5;
const PIXEL = 0.5;

/** Of longer ones, the first and the last page are signed. */
const MANY_PAGES = 10;

/** The pages without text, where signatures are placed in the middle. */
const WITHOUT_TEXT: Record<string, number[]> = {
	'handmade-nested-pages.pdf': [1, 2, 3, 4],
	'img2pdf-scan.pdf': [1],
	'pdf-lib-unusual-sizes.pdf': [4],
};

/** Form fields with a ground of their own, which are drawn over what is written into the page, and hide it. */
const COVERED: Record<string, string[]> = {
	'pdf-lib-form.pdf': ['party.name', 'party.agrees', 'party.kind'],
};

/** MuPDF only guesses where each character of its vertical lines is, so they are judged by what is drawn. */
const VERTICAL = { file: 'text-vertical.pdf', right: '契約書', on: '署名欄：' };

const judgements = judge(fixtures);
const cases = fixtures.map((fixture, i) => ({ ...fixture, judged: judgements[i] }));

type Case = (typeof cases)[number];

/** A field, and where its ink must be. */
interface Expected {
	page: number;
	widget: IDataObject;
	/** Each edge of the ink is at that edge of one of these boxes, or between them. */
	expected: Box[];
}

function toExpected({ page, text, occurrence, expected }: Anchor, position: Position): Expected {
	const which = { anchorText: text, occurrence: 'nth', occurrenceNumber: occurrence };
	const size = { width: SIZE.w, height: SIZE.h };
	const widget = { type: 'signature', placeBy: 'text', ...which, position, ...size };
	return { page, widget, expected };
}

function inTheMiddle({ width, height }: Judgement, page: number): Expected {
	const pages = { onPages: 'list', pageList: String(page) };
	const size = { width: SIZE.w, height: SIZE.h };
	const widget = { type: 'signature', placeBy: 'corner', corner: 'center', ...pages, ...size };
	const box = { x: (width - SIZE.w) / 2, y: (height - SIZE.h) / 2, ...SIZE };
	return { page, widget, expected: [box] };
}

const blankOf = (judged: Judgement[]) =>
	judged.flatMap(({ characters }, i) => (characters.length === 0 ? [i + 1] : []));

/** What is placed on these pages of a PDF, right of its texts or on them. */
function fieldsOf({ file, judged, ...one }: Case, pages: number[], position: Position): Expected[] {
	if (file === VERTICAL.file) {
		const [[drawn]] = judgeDrawn([{ file, ...one }]);
		const expected = [beside(drawn, position)];
		return [toExpected({ page: 1, text: VERTICAL[position], occurrence: 1, expected }, position)];
	}
	const anchors = anchorsOf(judged, pages, position);
	const blank = blankOf(judged).filter((page) => pages.includes(page));
	return [
		...anchors.map((anchor) => toExpected(anchor, position)),
		...blank.map((page) => inTheMiddle(judged[page - 1], page)),
	];
}

const edgesOf = ({ x, y, w, h }: Box) => [x, y, x + w, y + h];

/** Whether all ink of a box belongs to a field. */
function isOf(ink: Box, field: Box): boolean {
	const [left, top, right, bottom] = edgesOf(field);
	const [x1, y1, x2, y2] = edgesOf(ink);
	return Math.max(left - x1, top - y1, x2 - right, y2 - bottom) <= TOLERANCE + HALF_LINE + PIXEL;
}

/** What is wrong with the ink of one signature. */
function check({ page, widget, expected }: Expected, ink: Box[]): string[] {
	const name = `page ${page}, ${JSON.stringify(widget.anchorText)}`;
	const own = ink.filter((box) => isOf(box, union(expected)));
	if (own.length === 0) return [`${name}: no ink`];
	const { x, y, w, h } = union(own);
	const inset = HALF_LINE + PIXEL / 2;
	const frame = { x: x + inset, y: y + inset, w: w - 2 * inset, h: h - 2 * inset };
	const isOff = edgesOf(frame).some((edge, k) => {
		const edges = expected.map((one) => edgesOf(one)[k]);
		return edge < Math.min(...edges) - TOLERANCE || edge > Math.max(...edges) + TOLERANCE;
	});
	return isOff ? [`${name}: frame at ${JSON.stringify(frame)}`] : [];
}

/** Ink where none may be. */
function checkRest(page: number, fields: Box[], ink: Box[]): string[] {
	const rest = ink.filter((box) => !fields.some((field) => isOf(box, field)));
	return rest.length === 0 ? [] : [`page ${page}: ink at ${JSON.stringify(union(rest))} too`];
}

test('every PDF of the folder is judged', () => {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.pdf'));
	expect(fixtures.map(({ file }) => file).sort()).toEqual(files.sort());
});

test('every page has text, but for those that are named', () => {
	const blank = cases.map(({ file, judged }): [string, number[]] => [file, blankOf(judged)]);
	expect(Object.fromEntries(blank.filter(([, pages]) => pages.length > 0))).toEqual(WITHOUT_TEXT);
});

test.each(cases)('$file ($feature): signatures by its texts', async (one) => {
	const all = one.judged.map((_, i) => i + 1);
	const pages = all.length > MANY_PAGES ? [1, all.length] : all;
	const placed = (['right', 'on'] as const)
		.map((position) => fieldsOf(one, pages, position))
		.filter((fields) => fields.length > 0);
	const signedPages = new Set(placed.flat().map(({ page }) => page));
	expect([...signedPages].sort((a, b) => a - b)).toEqual(pages);
	const copies: Buffer[] = [];
	for (const fields of placed)
		copies.push(
			await sendAndSign(
				world,
				one,
				fields.map(({ widget }) => widget),
			),
		);
	const ink = judgeInk(one, copies, pages);
	const faults = placed.flatMap((fields, k) =>
		pages.flatMap((page, i) => {
			const own = fields.filter((field) => field.page === page);
			const boxes = own.map(({ expected }) => union(expected));
			return [
				...own.flatMap((field) => check(field, ink[k][i])),
				...checkRest(page, boxes, ink[k][i]),
			];
		}),
	);
	expect(faults).toEqual([]);
});

interface FormField {
	name: string;
	box: Box;
}

/** The fields of a page's form as OpenSign has them: a group of radio buttons is one. */
function formOf(page: Judgement): FormField[] {
	const fields = formFieldsOf(page);
	const names = [...new Set(fields.map(({ name }) => name))];
	return names.map((wanted) => {
		const own = fields.filter(({ name }) => name === wanted);
		return { name: wanted, box: union(own.map(({ box }) => box)) };
	});
}

const forms = cases.filter(({ judged }) => judged.some((page) => formFieldsOf(page).length > 0));

test.each(forms)('$file ($feature): what is filled into its form', async (one) => {
	const pages = one.judged.map((_, i) => i + 1);
	const kinds = one.judged.flatMap(formFieldsOf).map(({ kind }) => kind);
	// Who signs must sign somewhere.
	const added = kinds.includes('signature') ? [] : [inTheMiddle(one.judged[0], 1)];
	const widgets = [{ placeBy: 'allFormFields' }, ...added.map(({ widget }) => widget)];
	const [ink] = judgeInk(one, [await sendAndSign(world, one, widgets)], pages);
	const fields = pages.flatMap((page, i) =>
		formOf(one.judged[i]).map((field) => ({ page, ...field })),
	);
	const empty = fields.filter(({ page, box }) => !ink[page - 1].some((run) => isOf(run, box)));
	expect(empty.map(({ name }) => name)).toEqual(COVERED[one.file] ?? []);
	const places = [...fields, ...added.map(({ page, expected: [box] }) => ({ page, box }))];
	const faults = pages.flatMap((page, i) => {
		const boxes = places.filter((place) => place.page === page).map(({ box }) => box);
		return checkRest(page, boxes, ink[i]);
	});
	expect(faults).toEqual([]);
});
