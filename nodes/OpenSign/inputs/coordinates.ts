import { field, points, wholeNumber, WrongValue } from '../core/inputs';

const page = wholeNumber('page', {
	displayName: 'Page',
	default: 1,
	description: 'Page that the field is on, counted from 1, or from the end: -1 is the last',
});

/** Where a field stands by itself: points from the page's top left corner, as OpenSign counts. */
export const coordinateInputs = {
	page: field(page.property, (value, zone) => {
		const read = page.take(value, zone);
		if (read !== 0) return read;
		throw new WrongValue(['0 is not a page. Count from 1, or from the end: -1 is the last.']);
	}),
	x: points('x', {
		displayName: 'X (Points From the Left)',
		min: 0,
		default: 72,
		description:
			"Distance of the field's left edge from the page's left edge in points. 72 points are one inch (2.54 cm); an A4 page is 595 wide.",
	}),
	y: points('y', {
		displayName: 'Y (Points From the Top)',
		min: 0,
		default: 640,
		description:
			"Distance of the field's top edge from the page's top edge in points. An A4 page is 842 high.",
	}),
	w: points('w', {
		displayName: 'Width (Points)',
		above: 0,
		typeOptions: { minValue: 1 },
		default: 160,
		description: 'Width of the field in points',
	}),
	h: points('h', {
		displayName: 'Height (Points)',
		above: 0,
		typeOptions: { minValue: 1 },
		default: 48,
		description: 'Height of the field in points',
	}),
};
