/** PDFs written by hand: what is damaged, what deceives, and what is unusual but right. */
import { handmade, onePage, tenDigits, text } from './handmade';
import { TITLE, type Sample } from './sample';

type HandmadeSample = [file: string, feature: string, bytes: Buffer];

const toSample = ([file, feature, bytes]: HandmadeSample): Sample => ({
	file,
	producer: 'by hand',
	feature,
	bytes,
});

const uncompressed = handmade(onePage(text(TITLE)));

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const HTTP_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n';
const JUNK = Buffer.from(`${`${HTTP_HEAD}${'junk '.repeat(40)}`.slice(0, 199)}\n`, 'latin1');

const garbage = (length: number) =>
	Buffer.from('\0\0garbage\r\n'.repeat(length).slice(0, length), 'latin1');

/** Two revisions with classic tables: the second replaces the content stream and points back with /Prev. */
export function handmadeIncremental(): Sample {
	const [, previous] = /startxref\n(\d+)/.exec(uncompressed.toString('latin1')) ?? [];
	const content = text('Sample agreement, second revision');
	const object = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
	const offset = uncompressed.length;
	const update = [
		`${object}xref`,
		'4 1',
		`${tenDigits(offset)} 00000 n `,
		'trailer',
		`<< /Size 6 /Root 1 0 R /Prev ${previous} >>`,
		'startxref',
		`${offset + object.length}`,
		'%%EOF',
		'',
	].join('\n');
	return toSample([
		'handmade-incremental.pdf',
		'incremental update with classic tables, two %%EOF',
		Buffer.concat([uncompressed, Buffer.from(update, 'latin1')]),
	]);
}

export const byHand = (): Sample[] => [...surrounded(), ...decoys(), ...unusual()].map(toSample);

/** With something before or after the PDF proper. */
const surrounded = (): HandmadeSample[] => [
	[
		'junk-before-header.pdf',
		'200 bytes of an HTTP answer before the header',
		Buffer.concat([JUNK, uncompressed]),
	],
	[
		'bom-before-header.pdf',
		'UTF-8 byte order mark before the header',
		Buffer.concat([BOM, uncompressed]),
	],
	[
		'garbage-after-eof.pdf',
		'500 bytes of garbage after %%EOF',
		Buffer.concat([uncompressed, garbage(500)]),
	],
	[
		'garbage-after-eof-2000.pdf',
		'2,000 bytes of garbage after %%EOF: readers repair it',
		Buffer.concat([uncompressed, garbage(2000)]),
	],
];

/** Not encrypted, though "/Encrypt" stands in them. */
const decoys = (): HandmadeSample[] => [
	[
		'decoy-encrypt-in-content.pdf',
		'not encrypted; "/Encrypt 5 0 R" is text on the page',
		handmade(onePage(text('trailer << /Encrypt 5 0 R >>'))),
	],
	[
		'decoy-encrypt-in-trailer-string.pdf',
		'not encrypted; "/Encrypt 5 0 R" stands in a string and a comment of the trailer',
		handmade(onePage(text(TITLE)), {
			trailer: '/ID [(a /Encrypt 5 0 R) (b \\) >> /Encrypt 5 0 R)] % /Encrypt 5 0 R\n',
		}),
	],
];

const unusual = (): HandmadeSample[] => [
	['handmade-one-page.pdf', 'smallest: one page, LF line ends', uncompressed],
	['handmade-crlf.pdf', 'CRLF line ends', handmade(onePage(text(TITLE)), { eol: '\r\n' })],
	['handmade-cr.pdf', 'CR line ends', handmade(onePage(text(TITLE)), { eol: '\r' })],
	['handmade-nested-pages.pdf', 'page tree of three levels, inherited sizes', nestedPages()],
	[
		'handmade-broken-xref.pdf',
		'startxref points nowhere: readers repair it',
		Buffer.from(
			uncompressed.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99'),
			'latin1',
		),
	],
];

/** Pages in a tree of three levels, with nothing but inherited sizes. */
function nestedPages(): Buffer {
	const page = (parent: number) => `<< /Type /Page /Parent ${parent} 0 R /Resources << >> >>`;
	return handmade([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 4 /MediaBox [0 0 612 792] >>',
		'<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 /Rotate 90 >>',
		page(3),
		page(3),
		'<< /Type /Pages /Parent 2 0 R /Kids [7 0 R] /Count 2 >>',
		'<< /Type /Pages /Parent 6 0 R /Kids [8 0 R 9 0 R] /Count 2 /MediaBox [0 0 420 595] >>',
		page(7),
		page(7),
	]);
}
