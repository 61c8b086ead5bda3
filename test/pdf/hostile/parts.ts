/** What hostile PDFs are put together from. */
import { deflateSync } from 'node:zlib';

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export const MEGABYTE = 2 ** 20;
export const TEXT = 'BT /F1 18 Tf 50 700 Td (Hello) Tj ET';

export const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A stream object. */
export function stream(content: Buffer, entries = ''): Buffer {
	const head = `<< ${entries} /Length ${content.length} >>\nstream\n`;
	return Buffer.concat([bytes(head), content, bytes('\nendstream')]);
}

/** One that is packed; `content` is packed already. */
export const flate = (content: Buffer) => stream(content, '/Filter /FlateDecode');

export const pack = (content: Buffer) => deflateSync(content, { level: 9 });

/** Many bytes of nothing. */
export const zeros = (megabytes: number) => pack(Buffer.alloc(megabytes * MEGABYTE));

/** A content stream of one piece again and again, of which a thousandth is left when it is packed. */
export const repeated = (piece: string, megabytes: number) =>
	flate(pack(Buffer.alloc(megabytes * MEGABYTE, piece)));

/** A PDF of these objects, of which number 1 is the catalog. */
export function pdf(objects: Array<string | Buffer>): Buffer {
	const parts = [bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
	let length = parts[0].length;
	const offsets = objects.map((object, i) => {
		const offset = length;
		const content = typeof object === 'string' ? bytes(object) : object;
		const part = Buffer.concat([bytes(`${i + 1} 0 obj\n`), content, bytes('\nendobj\n')]);
		length += part.length;
		parts.push(part);
		return offset;
	});
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	const size = objects.length + 1;
	parts.push(
		bytes(`xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}`),
		bytes(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`),
	);
	return Buffer.concat(parts);
}

/**
 * A PDF of one page.
 *
 * @param resources of the page, in which object 5 is Helvetica
 * @param others objects from number 6 on
 */
export function withContent(
	content: Buffer,
	resources = '/Font << /F1 5 0 R >>',
	...others: Array<string | Buffer>
): Buffer {
	const page = `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << ${resources} >> >>`;
	return pdf([CATALOG, PAGES, page, content, FONT, ...others]);
}

/** A good one. */
export const whole = () => withContent(stream(bytes(TEXT)));

/** A good one, in which something stands in another's place. */
export const changed = (from: string, to: string) =>
	bytes(whole().toString('latin1').replace(from, to));
