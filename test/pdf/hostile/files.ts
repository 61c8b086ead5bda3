/** PDFs that are made to do harm: small, or cheap to make, and dear to read. */
import {
	bytes,
	CATALOG,
	changed,
	flate,
	MEGABYTE,
	pack,
	pdf,
	repeated,
	stream,
	TEXT,
	whole,
	withContent,
	zeros,
} from './parts';

const loopOfPages = () =>
	pdf([
		CATALOG,
		'<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>',
		'<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
	]);

const loopOfParents = () =>
	pdf([
		CATALOG,
		'<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 4 0 R >>',
		'<< /Type /Page /Parent 2 0 R >>',
		'<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>',
	]);

/** A tree of pages of which each level names the next ten times. */
function pagesOfPages(levels: number): Buffer {
	const tree = Array.from({ length: levels }, (_, i) => {
		const kids = `${i + 3} 0 R `.repeat(10);
		return `<< /Type /Pages /Kids [${kids}] /Count ${10 ** (levels - i)} /MediaBox [0 0 9 9] >>`;
	});
	return pdf([CATALOG, ...tree, '<< /Type /Page /Parent 2 0 R >>']);
}

function deepPages(levels: number): Buffer {
	const tree = Array.from(
		{ length: levels },
		(_, i) => `<< /Type /Pages /Parent ${i + 1} 0 R /Kids [${i + 3} 0 R] /Count 1 >>`,
	);
	const page = `<< /Type /Page /Parent ${levels + 1} 0 R /MediaBox [0 0 9 9] >>`;
	return pdf([CATALOG, ...tree, page]);
}

function manyPages(count: number): Buffer {
	const kids = Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(' ');
	const root = `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 595 842] >>`;
	const page = '<< /Type /Page /Parent 2 0 R >>';
	return pdf([CATALOG, root, ...Array.from({ length: count }, () => page)]);
}

/** A drawing within the page, number 6 the first, and so on: each draws the next so many times, the last writes. */
function forms(levels: number, times: number): Buffer {
	const all = Array.from({ length: levels }, (_, i) =>
		stream(
			bytes(i + 1 < levels ? '/X Do '.repeat(times) : TEXT),
			`/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 5 0 R >> /XObject << /X ${i + 7} 0 R >> >>`,
		),
	);
	return withContent(stream(bytes('/X Do')), '/XObject << /X 6 0 R >>', ...all);
}

const drawsItself = () =>
	withContent(
		stream(bytes('/X Do')),
		'/XObject << /X 6 0 R >>',
		stream(
			bytes(`${TEXT} /X Do /X Do`),
			'/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>',
		),
	);

/** A cross-reference section that says to be followed by itself. */
function loopOfXref(): Buffer {
	const [, offset] = /startxref\n(\d+)/.exec(whole().toString('latin1')) ?? [];
	return changed('/Root 1 0 R', `/Root 1 0 R /Prev ${offset}`);
}

/** Catalog and pages in a stream of objects, of which there are said to be `count`. */
function objectStream(content: Buffer, count: number, index = '[0 5]'): Buffer {
	const objects = stream(content, `/Type /ObjStm /N ${count} /First 20 /Filter /FlateDecode`);
	const head = Buffer.concat([bytes('%PDF-1.7\n3 0 obj\n'), objects, bytes('\nendobj\n')]);
	const rows = Buffer.from([0, 0, 0, 0, 2, 0, 3, 0, 2, 0, 3, 1, 1, 0, 9, 0, 1, 0, 9, 0]);
	const xref = stream(rows, `/Type /XRef /W [1 2 1] /Index ${index} /Size 5 /Root 1 0 R`);
	const tail = `\nendobj\nstartxref\n${head.length}\n%%EOF\n`;
	return Buffer.concat([head, bytes('4 0 obj\n'), xref, bytes(tail)]);
}

const nested = (open: string, close: string, depth: number) =>
	withContent(stream(bytes(TEXT)), `/X ${open.repeat(depth)}${close.repeat(depth)}`);

/** A font whose characters are told by a table of its own. */
function withTable(ranges: string): Buffer {
	const table = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange ${ranges} endcmap`;
	return withContent(
		stream(bytes('BT /F2 18 Tf 50 700 Td <00410042> Tj ET')),
		'/Font << /F2 6 0 R >>',
		'<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>',
		'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500] >>',
		stream(bytes(table)),
	);
}

const hex = (value: number) => value.toString(16).padStart(8, '0');
const RANGE = 0xffffff;
const RANGES = Array.from({ length: 100 }, (_, i) => {
	const [from, to] = [i * RANGE, i * RANGE + RANGE - 1];
	return `1 beginbfrange <${hex(from)}> <${hex(to)}> <00410041> endbfrange`;
}).join('\n');

const largeFont = () =>
	withContent(
		stream(bytes('BT /F2 18 Tf 50 700 Td (A) Tj ET')),
		'/Font << /F2 6 0 R >>',
		'<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 1 /Widths [1 1] /FontDescriptor 7 0 R >>',
		'<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>',
		flate(zeros(200)),
	);

const wideRows = () =>
	withContent(
		stream(
			pack(bytes(TEXT)),
			'/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 4 >>',
		),
	);

/** The same at every run. */
function noise(length: number): Buffer {
	let state = 1;
	const next = () => (state = (state * 48271) % 2147483647) & 255;
	return Buffer.from(Array.from({ length }, next));
}

const afterHeader = (content: Buffer) => Buffer.concat([bytes('%PDF-1.7\n'), content]);
const lines = (line: string) => () => afterHeader(Buffer.alloc(10 * MEGABYTE, line));
const LETTERS = Buffer.alloc(200 * MEGABYTE, 'a');
const oneText = () =>
	flate(pack(Buffer.concat([bytes('BT /F1 1 Tf ('), LETTERS, bytes(') Tj ET')])));
const lists = () => `1 0 2 9 ${' '.repeat(12)}[${'[]'.repeat(40 * MEGABYTE)}]`;
const content = (piece: string, megabytes = 200) => withContent(repeated(piece, megabytes));

/** No harm: codes of four bytes are rare, but there are some. */
export const longCodes = () => withTable('1 beginbfrange <fffffff0> <fffffff1> <0041> endbfrange');

export const HOSTILE: Record<string, () => Buffer> = {
	'pages within themselves': loopOfPages,
	'parents within themselves': loopOfParents,
	'ten million pages by their count': () => changed('/Count 1', '/Count 10000000'),
	'ten million pages that are one': () => pagesOfPages(7),
	'pages 10,000 levels deep': () => deepPages(10_000),
	'pages 100,000 levels deep': () => deepPages(100_000),
	'10,000 pages': () => manyPages(10_000),
	'100,000 pages': () => manyPages(100_000),
	'cross references within themselves': loopOfXref,
	'cross references that end nowhere': () => objectStream(zeros(1), 5, '[0 2000000000]'),
	'a stream of objects that unpacks to 1 GB': () => objectStream(zeros(1000), 5),
	'a stream of a billion objects': () => objectStream(pack(Buffer.alloc(1000, '1 0 ')), 1e9),
	'a stream of objects that are lists of lists': () => objectStream(pack(bytes(lists())), 2),
	'content that unpacks to 1 GB of nothing': () => withContent(flate(zeros(1000))),
	'content that unpacks twice, to 1 GB': () =>
		withContent(stream(pack(zeros(1000)), '/Filter [/FlateDecode /FlateDecode]')),
	'200 MB of texts': () => content(`BT /F1 1 Tf (${'a'.repeat(1000)}) Tj ET\n`),
	'one text of 200 MB': () => withContent(oneText()),
	'200 MB of operators': () => content('q 1 0 0 1 0 0 cm '),
	'200 MB of states that are kept': () => content('q\n'),
	'200 MB of lists that are not closed': () => content('['),
	'200 MB of brackets that are not closed': () => content('('),
	'a number of 200 MB': () => content('1'),
	'a picture in the text that does not end': () =>
		content('BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID aaaaaaaaaaaaaaaa ', 100),
	'a million pictures in the text': () => content('BI /W 1 /H 1 /BPC 8 /CS /G ID a EI ', 35),
	'content that is 300,000 streams': () =>
		changed('/Contents 4 0 R', `/Contents [${'4 0 R '.repeat(300_000)}]`),
	'a form that draws itself': drawsItself,
	'forms that draw a billion others': () => forms(10, 10),
	'forms 20,000 levels deep': () => forms(20_000, 1),
	'lists 100,000 levels deep': () => nested('[', ']', 100_000),
	'dictionaries 100,000 levels deep': () => nested('<</A ', '>>', 100_000),
	'a table of characters that has billions': () => withTable(RANGES),
	'a font of 200 MB': largeFont,
	'rows of two billion columns': wideRows,
	'cut off within its objects': () => whole().subarray(0, 250),
	'cut off within its table': () => whole().subarray(0, -60),
	'nothing but a header': () => bytes('%PDF-1.7\n'),
	'noise after the header': () => afterHeader(noise(MEGABYTE)),
	'10 MB of "1 0 obj"': lines('1 0 obj\n'),
	'10 MB of "trailer <<"': lines('trailer << '),
	'10 MB of "startxref"': lines('startxref 9\n'),
};
