import { PDFDocument } from '@cantoo/pdf-lib';

import { shownPage, type Size } from './shownPage';

/** @throws when the file is no PDF, or encrypted and the password not given */
export const open = async (file: Buffer, password?: string): Promise<PDFDocument> =>
	await (password ? openDecrypted(file, password) : PDFDocument.load(file));

/** The pages in a new document, since pdf-lib writes one that it has decrypted with the old encryption still named. */
async function openDecrypted(file: Buffer, password: string): Promise<PDFDocument> {
	const encrypted = await PDFDocument.load(file, { password });
	const document = await PDFDocument.create();
	const pages = await document.copyPages(encrypted, encrypted.getPageIndices());
	for (const page of pages) document.addPage(page);
	return document;
}

/** The file as signers read it: they need no password for what its sender has given OpenSign the password of. */
export async function readable(file: Buffer, password?: string): Promise<Buffer> {
	if (!password) return file;
	try {
		return Buffer.from(await (await open(file, password)).save());
	} catch {
		return file;
	}
}

/** Opening a large file takes seconds, and the page that shows it is asked for again and again. */
const known = new WeakMap<Buffer, Promise<Size[]>>();

/** How large each page is shown, in points; none when the file cannot be read. */
export async function pageSizes(file: Buffer, password?: string): Promise<Size[]> {
	const sizes = known.get(file) ?? measure(file, password);
	known.set(file, sizes);
	return await sizes;
}

async function measure(file: Buffer, password?: string): Promise<Size[]> {
	try {
		const pages = (await open(file, password)).getPages().map(shownPage);
		return pages.map(({ width, height }) => ({ width, height }));
	} catch {
		return [];
	}
}
