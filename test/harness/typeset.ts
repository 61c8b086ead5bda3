import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';

import { openPdf, type Page } from '../../nodes/OpenSign/pdf/read';

/** A page of a test: what is drawn, in the operators of PDF, with the fonts /F (Helvetica), /U and /V. */
interface Sheet {
	content: string;
	/** Degrees clockwise. */
	rotate?: number;
}

/** A PDF of A4 pages. /U is any Unicode as UTF-16 (see `utf16`), half as wide as high; /V is Japanese from top to bottom. */
export async function typeset(...sheets: Array<Sheet | string>): Promise<Buffer> {
	const document = await PDFDocument.create();
	const { context } = document;
	const helvetica = await document.embedFont(StandardFonts.Helvetica);
	const descendant = (registry: string, ordering: string) =>
		context.register(
			context.obj({
				Type: 'Font',
				Subtype: 'CIDFontType2',
				BaseFont: 'Plain',
				FontDescriptor: {
					Type: 'FontDescriptor',
					FontName: 'Plain',
					Flags: 4,
					FontBBox: [0, -250, 1000, 750],
					ItalicAngle: 0,
					Ascent: 750,
					Descent: -250,
					CapHeight: 700,
					StemV: 80,
				},
				DW: ordering === 'Identity' ? 500 : 1000,
				CIDSystemInfo: { Registry: pdfText(registry), Ordering: pdfText(ordering), Supplement: 0 },
			} as never),
		);
	const pdfText = (text: string) => PDFString.of(text);
	const toUnicode = context.register(
		context.stream(
			'/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end',
		),
	);
	const font = (encoding: string, inner: unknown, more = {}) =>
		context.register(
			context.obj({
				Type: 'Font',
				Subtype: 'Type0',
				BaseFont: 'Plain',
				Encoding: encoding,
				DescendantFonts: [inner],
				...more,
			} as never),
		);
	const unicode = font('Identity-H', descendant('Adobe', 'Identity'), { ToUnicode: toUnicode });
	const vertical = font('UniJIS-UTF16-V', descendant('Adobe', 'Japan1'));
	for (const sheet of sheets) {
		const { content, rotate = 0 } = typeof sheet === 'string' ? { content: sheet } : sheet;
		const page = document.addPage([595, 842]);
		page.setRotation(degrees(rotate));
		const fonts = context.obj({});
		fonts.set(PDFName.of('F'), helvetica.ref);
		fonts.set(PDFName.of('U'), unicode);
		fonts.set(PDFName.of('V'), vertical);
		page.node.set(PDFName.of('Resources'), context.obj({ Font: fonts } as never));
		page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
	}
	return Buffer.from(await document.save());
}

/** The pages as the node reads them. */
export async function readPages(...sheets: Array<Sheet | string>): Promise<Page[]> {
	const { pages } = await openPdf(await typeset(...sheets), { password: '', text: true });
	return pages;
}

/** Text as /U and /V take it. */
export const utf16 = (text: string) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

/** Draws a text at a place, in points from the page's bottom left corner. */
export const draw = (text: string, x: number, y: number, size = 12, font = 'F') => {
	const shown = font === 'F' ? `(${text.replace(/[\\()]/g, '\\$&')})` : utf16(text);
	return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} Tj ET\n`;
};

/** The same, each letter by an operator of its own, the last one first. `widths` are those of Helvetica. */
export const scatter = (text: string, x: number, y: number, size = 12, pitch = 0.6) =>
	[...text]
		.map((letter, k) => draw(letter, x + k * size * pitch, y, size))
		.reverse()
		.join('');
