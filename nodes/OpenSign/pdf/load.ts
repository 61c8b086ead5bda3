import type * as Writer from './bundled/writer';

/** A PDF to be written to. */
export interface ToWrite {
	content: Buffer;
	/** Opens it, if it is encrypted; empty for none. What is saved of it is not encrypted. */
	password: string;
	/** How many it has, as the reader has found. */
	pageCount: number;
}

/** @throws where pdf-lib cannot read it, or not all pages: it leaves out what does not say that it is one */
export async function load(
	{ PDFDocument }: typeof Writer,
	{ content, password, pageCount }: ToWrite,
): Promise<Writer.Document> {
	const options = password === '' ? { updateMetadata: false } : { password };
	const loaded = await PDFDocument.load(content, options);
	const indices = loaded.getPageIndices();
	if (indices.length !== pageCount) {
		throw new Error(`There are ${pageCount} pages, of which ${indices.length} can be written to.`);
	}
	if (password === '') return loaded;
	// pdf-lib writes what it has decrypted with the old encryption still named: the pages go into a new document.
	const document = await PDFDocument.create();
	const pages = await document.copyPages(loaded, indices);
	for (const page of pages) document.addPage(page);
	return document;
}
