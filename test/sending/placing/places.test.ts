import type { IDataObject } from 'n8n-workflow';

import { place, signature, useWorld } from '../../harness/world';
import { agreement, mixed, widthOf } from './pdfs';
import { spotOf, usePlacing } from './run';

const world = useWorld();
const { arrived, withFields, withJson, run } = usePlacing(world);

const byText = (changes: IDataObject) => ({
	type: 'signature',
	placeBy: 'text',
	anchorText: 'Signature of tenant:',
	...changes,
});
const byCorner = (changes: IDataObject) => ({
	type: 'initials',
	name: 'initials',
	placeBy: 'corner',
	...changes,
});

/** Helvetica of 12 points reaches from 400 - 8.6 to 400 + 2.5, if its line is at 400. */
const BOTTOM = 402.5;
const near = (spot: ReturnType<typeof spotOf>, expected: object) => {
	for (const [key, value] of Object.entries(expected) as Array<[keyof typeof spot, number]>)
		expect([key, Math.abs(spot[key] - value) < 2, spot[key]]).toEqual([key, true, spot[key]]);
};

describe('text', () => {
	const TEXT = 'Signature of tenant:';

	test.each<[string, (width: number) => object]>([
		['on', () => ({ x: 72, y: BOTTOM - 48 })],
		['right', (width) => ({ x: 72 + width, y: BOTTOM - 48 })],
		['left', () => ({ x: 72 - 60, y: BOTTOM - 48 })],
		['above', () => ({ x: 72, y: 391.4 - 48 })],
		['below', () => ({ x: 72, y: BOTTOM })],
	])('%s', async (position, expected) => {
		const size = position === 'left' ? { width: 60 } : {};
		const [field] = await arrived(await agreement(), withFields(byText({ position, ...size })));
		near(spotOf(field), { page: 3, w: size.width ?? 160, h: 48, ...expected(await widthOf(TEXT)) });
	});

	test('is moved by points, and takes a size of its own', async () => {
		const still = await arrived(await agreement(), withFields(byText({})));
		world.server.requests.length = 0;
		const change = { offsetX: 5, offsetY: -7.5, width: 100, height: 48 };
		const moved = await arrived(await agreement(), withFields(byText(change)));
		const { page, x, y } = spotOf(still[0]);
		expect(spotOf(moved[0])).toEqual({ page, x: x + 5, y: y - 7.5, w: 100, h: 48 });
	});

	const initials = byText({ type: 'initials', name: 'mark', anchorText: 'initials :' });
	test.each([
		[{ occurrence: 'first' }, [1]],
		[{ occurrence: 'last' }, [3]],
		[{ occurrence: 'nth', occurrenceNumber: 2 }, [2]],
		[{ occurrence: 'every' }, [1, 2, 3]],
	])('%j of several', async (which, pages) => {
		const fields = await arrived(
			await agreement(),
			withFields(byText({}), { ...initials, ...which }),
		);
		const [, ...marks] = fields;
		expect(marks.map(({ page }) => page)).toEqual(pages);
		const names = ['mark', 'mark 2', 'mark 3'].slice(0, pages.length);
		expect(marks.map(({ options }) => options?.name)).toEqual(names);
	});
});

describe('page and corner', () => {
	test.each([
		['topLeft', { x: 36, y: 36 }],
		['topCenter', { x: 265.5, y: 36 }],
		['topRight', { x: 495, y: 36 }],
		['middleLeft', { x: 36, y: 405 }],
		['center', { x: 265.5, y: 405 }],
		['middleRight', { x: 495, y: 405 }],
		['bottomLeft', { x: 36, y: 774 }],
		['bottomCenter', { x: 265.5, y: 774 }],
		['bottomRight', { x: 495, y: 774 }],
	])('%s', async (corner, expected) => {
		const fields = withFields(signature, byCorner({ onPages: 'first', corner }));
		const [, field] = await arrived(await agreement(), fields);
		expect(spotOf(field)).toEqual({ page: 1, w: 64, h: 32, ...expected });
	});

	test.each([
		[{ onPages: 'first' }, [1]],
		[{ onPages: 'last' }, [3]],
		[{}, [3]],
		[{ onPages: 'every' }, [1, 2, 3]],
		[{ onPages: 'list', pageList: '2-3, -1' }, [2, 3]],
		[{ onPages: 'list', pageList: ' -2 ' }, [2]],
		[{ onPages: 'list', pageList: '2-last, first' }, [1, 2, 3]],
		[{ onPages: 'list', pageList: '-3--2' }, [1, 2]],
	])('%j', async (pages, expected) => {
		const fields = withFields(signature, byCorner({ ...pages, margin: 0 }));
		const [, ...marks] = await arrived(await agreement(), fields);
		expect(marks.map(({ page }) => page)).toEqual(expected);
		expect(marks.map(({ x, y }) => [x, y])).toEqual(expected.map(() => [531, 810]));
	});

	test('each page has corners of its own', async () => {
		const fields = withFields(signature, byCorner({ onPages: 'every' }));
		const [, ...marks] = await arrived(await mixed(), fields);
		expect(marks.map(({ x, y }) => [x, y])).toEqual([
			[495, 774],
			[742, 527],
			[495, 774],
		]);
	});

	test('names that others have are left to them', async () => {
		const other = { ...signature, type: 'initials', name: 'initials 2', y: 100 };
		const fields = withFields(signature, byCorner({ onPages: 'every' }), other);
		const [, ...marks] = await arrived(await agreement(), fields);
		const names = marks.map(({ options }) => options?.name);
		expect(names).toEqual(['initials', 'initials 3', 'initials 4', 'initials 2']);
	});

	test('what has no name gets one for each page', async () => {
		const fields = withFields(signature, byCorner({ onPages: 'every', name: '' }));
		const [, ...marks] = await arrived(await agreement(), fields);
		const names = marks.map(({ options }) => options?.name);
		expect(names).toEqual(['initials', 'initials 2', 'initials 3']);
	});
});

test.each([
	['signature', { w: 160, h: 48 }],
	['checkbox', { w: 16, h: 32 }],
	['radio button', { w: 16, h: 32 }],
	['textbox', { w: 160, h: 20 }],
	['image', { w: 100, h: 100 }],
])('the usual size of a field: %s', async (type, size) => {
	const options = type.match(/box$|button/) && type !== 'textbox' ? { choices: 'a, b' } : {};
	const fields = withFields(signature, { type, placeBy: 'corner', corner: 'topLeft', options });
	const [, field] = await arrived(await agreement(), fields);
	expect(spotOf(field)).toMatchObject(size);
});

test('boxes to tick in a row take the width', async () => {
	const json = { options: { values: ['a', 'b', 'c'], layout: 'horizontal', name: 'c' } };
	const where = { place: { by: 'corner', page: 1, corner: 'topLeft' } };
	const fields = withJson(signature, { type: 'checkbox', ...where, ...json });
	const [, field] = await arrived(await agreement(), fields);
	expect(spotOf(field)).toMatchObject({ w: 48, h: 16 });
});

describe('coordinates', () => {
	test('count pages from the end as well', async () => {
		const fields = withFields(signature, { ...signature, page: -1 }, { ...signature, page: -2 });
		const pages = (await arrived(await agreement(), fields)).map(({ page }) => page);
		expect(pages).toEqual([1, 3, 2]);
	});

	test('an entry without a word on how it is placed has them, as stored workflows do', async () => {
		const [field] = await arrived(await agreement(), withFields({ x: 100 }));
		expect(field).toEqual({ ...signature, x: 100 });
	});
});

test('JSON: the same as by form', async () => {
	const entered = withJson(
		{
			type: 'signature',
			place: { by: 'text', text: 'Signature of tenant:', position: 'right', dx: 5 },
		},
		{
			place: { by: 'text', text: 'initials:', occurrence: 'every' },
			w: 50,
			h: 20,
			type: 'initials',
		},
		{ type: 'stamp', place: { by: 'corner', page: 'last', corner: 'topRight', margin: 20 }, w: 40 },
		{ type: 'date', page: -1, x: 10, y: 20, w: 90, h: 20 },
		{ place: { by: 'text', text: 'initials:', occurrence: 2, position: 'below' } },
	);
	const json = await arrived(await agreement(), entered);
	world.server.requests.length = 0;
	const form = await arrived(
		await agreement(),
		withFields(
			byText({ position: 'right', offsetX: 5 }),
			{
				...byText({ type: 'initials', anchorText: 'initials:', occurrence: 'every' }),
				width: 50,
				height: 20,
			},
			{ type: 'stamp', placeBy: 'corner', corner: 'topRight', margin: 20, width: 40 },
			{ ...place, type: 'date', page: -1, x: 10, y: 20, w: 90, h: 20 },
			byText({
				anchorText: 'Initials:',
				occurrence: 'nth',
				occurrenceNumber: 2,
				position: 'below',
			}),
		),
	);
	expect(json).toEqual(form);
	expect(json.map(({ page }) => page)).toEqual([3, 1, 2, 3, 3, 3, 2]);
});

test('prefilled fields are placed as well', async () => {
	const value = { type: 'textbox', response: 'Anna', name: 'who' };
	const widget = [
		{ ...value, placeBy: 'text', anchorText: 'The keys are handed over on', position: 'right' },
		{ ...value, name: 'no', placeBy: 'corner', onPages: 'every', corner: 'topRight' },
	];
	const { error } = await run(await agreement(), { additionalOptions: { prefill: { widget } } });
	expect(error?.message).toBeUndefined();
	const { prefill } = world.server.createRequests()[0].body as {
		prefill: { widgets: Array<{ page: number; options: IDataObject }> };
	};
	expect(
		prefill.widgets.map(({ page, options }) => [page, options.name, options.response]),
	).toEqual([
		[2, 'who', 'Anna'],
		[1, 'no', 'Anna'],
		[2, 'no 2', 'Anna'],
		[3, 'no 3', 'Anna'],
	]);
});
