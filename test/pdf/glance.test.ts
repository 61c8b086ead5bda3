import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { bytesAt, glanceAt, mayBeMangled } from '../../nodes/OpenSign/pdf/glance';

/** A PDF with the table of its parts, as most are. */
const PDF = readFileSync(join(__dirname, '../fixtures/pdfs/latex.pdf'));

function* pieces(content: Buffer, length: number): Generator<Buffer> {
	for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}

/** What is told of it, in pieces of a length. */
async function tell(content: Buffer, length: number) {
	const glance = await glanceAt(pieces(content, length));
	const again = async () => pieces(content, length);
	const { bytes, hasEnd } = glance;
	return { bytes, hasEnd, mayBeMangled: await mayBeMangled(glance, again) };
}

const bytes = PDF.length;

test.each([1, 7, 64, 100, 1024, 65_536])('a whole PDF in pieces of %d bytes', async (length) => {
	expect(await tell(PDF, length)).toEqual({ bytes, hasEnd: true, mayBeMangled: false });
});

test.each([65_536, 1000])('one with much after its end, in pieces of %d bytes', async (length) => {
	const padded = Buffer.concat([PDF, Buffer.alloc(200_000, ' ')]);
	expect(await tell(padded, length)).toMatchObject({ hasEnd: true, mayBeMangled: false });
});

test('one that is torn has no end', async () => {
	expect(await tell(PDF.subarray(0, bytes >> 1), 1000)).toMatchObject({ hasEnd: false });
});

test('one that was written again in UTF-8 has to be looked into', async () => {
	const mangled = Buffer.from(PDF.toString('latin1'), 'utf8');
	expect(await tell(mangled, 1000)).toMatchObject({ mayBeMangled: true });
});

test('one without its eighth bits as well', async () => {
	const mangled = Buffer.from(PDF.map((byte) => byte & 0x7f));
	expect(await tell(mangled, 1000)).toMatchObject({ mayBeMangled: true });
});

test.each([0, 5, 63, 64, 65])('bytes from %d on, across pieces', async (offset) => {
	const found = await bytesAt(pieces(PDF, 64), offset, 100);
	expect(found.equals(PDF.subarray(offset, offset + 100))).toBe(true);
});

test('none beyond the end', async () => {
	expect((await bytesAt(pieces(PDF, 64), bytes + 1, 10)).length).toBe(0);
	expect((await bytesAt(pieces(PDF, 64), NaN, 10)).length).toBe(0);
});
