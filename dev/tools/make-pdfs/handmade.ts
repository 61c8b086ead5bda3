/** How a PDF is written out with everything in plain sight. */

interface Form {
	/** Between lines. */
	eol?: string;
	version?: string;
	/** More entries of the trailer. */
	trailer?: string;
}

/** @param objects number 1 is the catalog */
export function handmade(
	objects: string[],
	{ eol = '\n', version = '1.4', trailer = '' }: Form = {},
): Buffer {
	let pdf = `%PDF-${version}${eol}%\xE2\xE3\xCF\xD3${eol}`;
	const offsets = objects.map((object, i) => {
		const offset = pdf.length;
		pdf += `${i + 1} 0 obj${eol}${withLineEnds(object, eol)}${eol}endobj${eol}`;
		return offset;
	});
	const xref = pdf.length;
	// Entries of the table are 20 bytes each, whatever the line end.
	const end = eol.length === 2 ? eol : ` ${eol}`;
	const count = objects.length + 1;
	pdf += `xref${eol}0 ${count}${eol}0000000000 65535 f${end}`;
	pdf += offsets.map((offset) => `${tenDigits(offset)} 00000 n${end}`).join('');
	pdf += `trailer${eol}<< /Size ${count} /Root 1 0 R ${trailer}>>${eol}`;
	pdf += `startxref${eol}${xref}${eol}%%EOF${eol}`;
	return Buffer.from(pdf, 'latin1');
}

export const tenDigits = (offset: number) => String(offset).padStart(10, '0');

/** A lone CR is not allowed after `stream`. */
const withLineEnds = (object: string, eol: string) =>
	object.replaceAll('\n', eol).replace('stream\r', eol === '\r' ? 'stream\r\n' : 'stream\r');

/**
 * The objects of a PDF with one page.
 *
 * @param content the page's content stream, uncompressed
 */
export const onePage = (content: string): string[] => [
	'<< /Type /Catalog /Pages 2 0 R >>',
	'<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
	'<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
	`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
	'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

/** A content stream with one line. */
export const text = (line: string) => `BT /F1 18 Tf 50 700 Td (${line}) Tj ET`;
