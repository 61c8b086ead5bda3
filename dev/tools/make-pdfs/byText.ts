/** PDFs whose text is written as unusually as programs write it. */
import { handmadePages, lines, stream } from './handmadePages';
import type { Sample } from './sample';

export function byText(): Sample[] {
	const samples: Array<[file: string, feature: string, bytes: Buffer]> = [
		['text-split-runs.pdf', 'words split over runs, in all the ways there are', splitRuns()],
		['text-word-export.pdf', "as Word's export writes it: kerned runs, marked", wordExport()],
		['text-predefined-cmaps.pdf', 'Chinese, Japanese and Korean without fonts', cmaps()],
		['text-vertical.pdf', 'Japanese from top to bottom, without a font', vertical()],
	];
	return samples.map(([file, feature, bytes]) => ({ file, producer: 'by hand', feature, bytes }));
}

const TAG = '{{signature;role=Tenant;w=160;h=48}}';

/** In steps of a thousandth of the font's size. */
const kerned = (line: string, by: number) =>
	`[${[...line].map((letter) => `(${letter})`).join(` ${by} `)}] TJ`;

/** Each letter in a Tj of its own, one after the other. */
const oneByOne = (line: string) => [...line].map((letter) => `(${letter}) Tj`).join(' ');

/** Each letter set at its own place, as the widths of Courier are. */
const placed = (line: string, x: number, y: number) =>
	[...line].map((letter, i) => `BT /F3 10 Tf ${x + i * 6} ${y} Td (${letter}) Tj ET`);

const half = Math.floor(TAG.length / 2);

const RUNS = [
	`BT /F1 10 Tf 50 780 Td ${oneByOne(TAG)} ET`,
	`BT /F1 10 Tf 50 750 Td ${kerned(TAG, -20)} ET`,
	`BT /F1 10 Tf 50 720 Td 3 Tc (Spaced by Tc:) Tj 0 Tc ET`,
	`BT /F1 10 Tf 50 690 Td 10 Tw (Wide blanks by Tw:) Tj 0 Tw ET`,
	`BT /F1 10 Tf 50 660 Td 60 Tz (Narrow by Tz:) Tj 100 Tz ET`,
	`BT /F1 10 Tf 50 630 Td (Raised by) Tj 4 Ts ( Ts:) Tj 0 Ts ET`,
	`BT /F1 10 Tf 50 600 Td [(Blanks)-300(by)-300(kerning:)] TJ ET`,
	// In two fonts and two text objects.
	`BT /F1 10 Tf 50 570 Td (Signa) Tj /F2 10 Tf (ture of te) Tj /F1 10 Tf (nant:) Tj ET`,
	...placed(TAG, 50, 540),
	// From right to left in the file, though not on the page.
	...placed('Backwards:', 50, 510).reverse(),
	`BT /F3 10 Tf ${50 + half * 6} 480 Td (${TAG.slice(half)}) Tj ET`,
	`BT /F3 10 Tf 50 480 Td (${TAG.slice(0, half)}) Tj ET`,
	// Sizes of 1 that the matrix makes large, and a page in centimetres.
	'BT /F1 1 Tf 14 0 0 14 50 450 Tm (Large by its matrix:) Tj ET',
	'q 28.3465 0 0 28.3465 0 0 cm BT /F1 0.4 Tf 1.764 14.8 Td (In centimetres:) Tj ET Q',
	'q 1 0 0 -1 0 842 cm BT /F1 10 Tf 1 0 0 -1 50 452 Tm (From the top:) Tj ET Q',
	'q 1 0 0 1 50 360 cm /X1 Do Q',
	'BT /F1 10 Tf 50 330 Td (First line of) Tj 0 -14 Td (a tag that goes on:) Tj ET',
	`BT /F1 10 Tf 14 TL 50 290 Td (Next by T*) Tj T* (here) Tj (and by quotes:) ' ET`,
	'q 0.866 0.5 -0.5 0.866 300 200 cm BT /F1 10 Tf (Askew by thirty degrees:) Tj ET Q',
	'BT /F1 10 Tf 3 Tr 50 200 Td (Invisible, as of a scanned page:) Tj ET',
	'BT /F1 10 Tf 1 1 1 rg 50 170 Td (White on white:) Tj ET',
];

const courier = ['<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>'];

const splitRuns = () =>
	handmadePages({
		pages: [{ entries: '', content: RUNS.join('\n') }],
		fonts: { F3: courier },
		forms: {
			X1: stream(
				'BT /F1 10 Tf 5 5 Td (Inside of a form:) Tj ET',
				'/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Matrix [1 0 0 1 0 0] /Resources @',
			),
		},
	});

/** The widths of Times New Roman from blank to "}", as Word writes them. */
const TIMES = [
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
	500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
	556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
	722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
	278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480,
];

const TIMES_NEW_ROMAN = [
	`<< /Type /Font /Subtype /TrueType /Name /F4 /BaseFont /TimesNewRomanPSMT /Encoding /WinAnsiEncoding /FontDescriptor @1 /FirstChar 32 /LastChar 125 /Widths [${TIMES.join(' ')}] >>`,
	'<< /Type /FontDescriptor /FontName /TimesNewRomanPSMT /Flags 32 /ItalicAngle 0 /Ascent 891 /Descent -216 /CapHeight 693 /AvgWidth 401 /MaxWidth 2614 /FontWeight 400 /XHeight 250 /Leading 42 /StemV 40 /FontBBox [-568 -216 2046 693] >>',
];

const wordLine = (mark: number, y: number, operator: string) =>
	`/P <</MCID ${mark}>> BDC q 0.000008871 0 595.32 841.92 re W* n BT /F4 11.04 Tf 1 0 0 1 72.024 ${y} Tm 0 g 0 G ${operator} ET Q EMC`;

const WORD = [
	wordLine(0, 758.04, '[(S)-3(a)4(mpl)-2(e)4( )-11(a)4(gr)5(e)4(e)4(m)-3(e)4(nt)] TJ'),
	wordLine(1, 735.24, '[(S)-3(i)-4(gna)4(t)-2(ur)5(e)4( of t)-2(e)4(na)4(nt)-2(:)] TJ'),
	wordLine(2, 712.44, '[({{)] TJ'),
	'/P <</MCID 3>> BDC q BT /F4 11.04 Tf 1 0 0 1 82.624 712.44 Tm [(s)-2(i)-4(gn)] TJ ET Q EMC',
	'/P <</MCID 4>> BDC q BT /F4 11.04 Tf 1 0 0 1 101.05 712.44 Tm [(a)4(t)-2(ur)5(e)4(;)] TJ ET Q EMC',
	'/P <</MCID 5>> BDC q BT /F4 11.04 Tf 1 0 0 1 127.45 712.44 Tm [(r)5(ol)-4(e)4(=T)-3(e)4(na)4(nt}})] TJ ET Q EMC',
	wordLine(6, 689.64, '[(D)5(a)4(t)-2(e)4(:)-2( )] TJ'),
	lines(['Header in another font', 72.024, 800, 9]),
];

const wordExport = () =>
	handmadePages({
		pages: [
			{
				entries:
					'/MediaBox [0 0 595.32 841.92] /Group <</Type/Group/S/Transparency/CS/DeviceRGB>> /Tabs /S /StructParents 0',
				content: WORD.join('\n'),
			},
		],
		fonts: { F4: TIMES_NEW_ROMAN },
		catalog: '/Lang (en-US) /MarkInfo << /Marked true >>',
	});

/** A font that is not in the file: readers take its characters from a table that each of them has. */
const notEmbedded = (name: string, cmap: string, ordering: string): string[] => [
	`<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${cmap} /DescendantFonts [@1] >>`,
	`<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor @2 >>`,
	`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>`,
];

const ucs2 = (line: string) => Buffer.from(line, 'utf16le').swap16().toString('hex');

/** 契約書 署名 in Shift-JIS, 簽名 in Big5, 签名 in GBK, 서명 in UHC. */
const SHIFT_JIS = '8c5f96f18f912081408f9096bc';
const BIG5 = 'c3b1a657';
const GBK = 'c7a9c3fb';
const UHC = 'bcadb8ed';

const CMAP_FONTS = {
	GB: notEmbedded('STSong-Light', 'UniGB-UCS2-H', 'GB1'),
	GBK: notEmbedded('STSong-Light', 'GBK-EUC-H', 'GB1'),
	JP: notEmbedded('HeiseiMin-W3', '90ms-RKSJ-H', 'Japan1'),
	JPU: notEmbedded('HeiseiMin-W3', 'UniJIS-UTF16-H', 'Japan1'),
	TW: notEmbedded('MSung-Light', 'ETen-B5-H', 'CNS1'),
	KR: notEmbedded('HYSMyeongJo-Medium', 'KSCms-UHC-H', 'Korea1'),
};

const CMAP_LINES: Array<[font: string, hex: string]> = [
	['GB', ucs2('承租人签名：')],
	['GBK', GBK],
	['JP', SHIFT_JIS],
	['JPU', ucs2('署名欄：日付')],
	['TW', BIG5],
	['KR', UHC],
];

const cmaps = () =>
	handmadePages({
		pages: [
			{
				entries: '',
				content: CMAP_LINES.map(
					([font, hex], i) => `BT /${font} 14 Tf 60 ${760 - 40 * i} Td <${hex}> Tj ET`,
				).join('\n'),
			},
		],
		fonts: CMAP_FONTS,
	});

const vertical = () =>
	handmadePages({
		pages: [
			{
				entries: '',
				content: `BT /JPV 16 Tf 500 760 Td <${ucs2('契約書')}> Tj ET BT /JPV 12 Tf 460 760 Td <${ucs2('署名欄：')}> Tj ET`,
			},
		],
		fonts: { JPV: notEmbedded('HeiseiMin-W3', 'UniJIS-UTF16-V', 'Japan1') },
	});
