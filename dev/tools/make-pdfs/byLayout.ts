/** PDFs whose pages are turned, cut, shifted or in another unit, with text whose place is told by the file itself. */
import { handmadePages, lines, type HandmadePage } from './handmadePages';
import type { Sample } from './sample';

interface Shape {
	/** What the page is shown as, in its own coordinates: x and y of its lower left corner, width, height. */
	box: [number, number, number, number];
	/** Entries of the page's dictionary. */
	entries: string;
	size?: number;
}

/** A page with text near every corner, and a place to sign. */
function page({ box: [x, y, w, h], entries, size = 12 }: Shape, name: string): HandmadePage {
	const margin = size * 2;
	const content = lines(
		[`Top left of ${name}`, x + margin, y + h - margin, size],
		['Top right', x + w - margin - size * 5, y + h - margin * 2, size],
		['Signature of tenant:', x + margin, y + h / 2, size],
		['Bottom left', x + margin, y + margin, size],
		['Bottom right', x + w - margin - size * 6, y + margin * 2, size],
	);
	const turned = `q 0 1 -1 0 ${x + w / 2} ${y + h / 2 + margin} cm BT /F1 ${size} Tf (Written upwards) Tj ET Q`;
	const outside = lines(['Cut off', x - size * 20, y - size * 20, size]);
	return { entries, content: `${content}\n${turned}\n${outside}` };
}

const document = (...shapes: Shape[]) =>
	handmadePages({ pages: shapes.map((shape, i) => page(shape, `page ${i + 1}`)) });

const A4: Shape['box'] = [0, 0, 595, 842];

export function byLayout(): Sample[] {
	const samples: Array<[file: string, feature: string, bytes: Buffer]> = [
		['layout-rotated.pdf', 'pages turned by 90, 180, 270, 450, -90 and 0 degrees', rotated()],
		['layout-cropped.pdf', 'crop boxes: shifted, inherited, larger than the page', cropped()],
		['layout-media-box.pdf', 'media boxes not at 0, 0, upside down, in fractions', mediaBoxes()],
		['layout-user-unit.pdf', 'user units 2, 0.5 and 1.5, also turned and cut', userUnits()],
		['layout-mixed-sizes.pdf', 'A4, letter, A5 landscape, A3, receipt, ID card', mixedSizes()],
		['layout-rotated-cropped.pdf', 'turned and cut, by all right angles', rotatedCropped()],
	];
	return samples.map(([file, feature, bytes]) => ({ file, producer: 'by hand', feature, bytes }));
}

const rotated = () =>
	document(...[90, 180, 270, 450, -90, 0].map((by) => ({ box: A4, entries: `/Rotate ${by}` })));

const cropped = () =>
	document(
		{ box: [100, 200, 400, 500], entries: '/CropBox [100 200 500 700]' },
		{ box: [30, 40, 300, 200], entries: '/CropBox [330 240 30 40]' },
		// What lies outside of the media box is cut.
		{ box: [0, 0, 595, 842], entries: '/CropBox [-100 -100 900 900]' },
		{ box: [50.5, 60.25, 544.5, 781.75], entries: '/CropBox [50.5 60.25 700 900]' },
	);

const mediaBoxes = () =>
	document(
		{ box: [100, 200, 595, 842], entries: '/MediaBox [100 200 695 1042]' },
		{ box: [-300, -400, 595, 842], entries: '/MediaBox [-300 -400 295 442]' },
		{ box: [0, 0, 595.28, 841.89], entries: '/MediaBox [595.28 841.89 0 0]' },
		{
			box: [1000, -900, 400, 600],
			entries: '/MediaBox [900 -1000 1500 0] /CropBox [1000 -900 1400 -300]',
		},
	);

const userUnits = () =>
	document(
		{ box: [0, 0, 300, 420], entries: '/MediaBox [0 0 300 420] /UserUnit 2', size: 7 },
		{ box: [0, 0, 1190, 1684], entries: '/MediaBox [0 0 1190 1684] /UserUnit 0.5', size: 24 },
		{
			box: [20, 30, 240, 300],
			entries: '/MediaBox [0 0 300 420] /CropBox [20 30 260 330] /UserUnit 2 /Rotate 90',
			size: 7,
		},
		{ box: [0, 0, 400, 500], entries: '/MediaBox [0 0 400 500] /UserUnit 1.5 /Rotate 180' },
	);

function mixedSizes(): Buffer {
	const sizes: Array<[number, number, number?]> = [
		[595, 842],
		[612, 792],
		[595, 420],
		[842, 1191],
		[204, 1000, 8],
		[243, 153, 6],
	];
	const shapes = sizes.map(([w, h, size]): Shape => {
		return { box: [0, 0, w, h], entries: `/MediaBox [0 0 ${w} ${h}]`, size };
	});
	return document(...shapes, { box: A4, entries: '/Rotate 90' });
}

const rotatedCropped = () =>
	document(
		...[0, 90, 180, 270].map((by): Shape => {
			return { box: [60, 150, 400, 600], entries: `/CropBox [60 150 460 750] /Rotate ${by}` };
		}),
		{
			box: [-200, 100, 300, 500],
			entries: '/MediaBox [-300 0 400 900] /CropBox [-200 100 100 600] /Rotate 270',
		},
	);
