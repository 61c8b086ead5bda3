import type * as Writer from './bundled/writer';

/**
 * A PDF to be written to.
 *
 * @param password opens it, if it is encrypted; empty for none. What is saved of it is not encrypted.
 */
export async function load(
	{ PDFDocument }: typeof Writer,
	content: Buffer,
	password: string,
): Promise<Writer.Document> {
	if (password === '') return await PDFDocument.load(content, { updateMetadata: false });
	// pdf-lib writes what it has decrypted with the old encryption still named: the pages go into a new document.
	const encrypted = await PDFDocument.load(content, { password });
	const document = await PDFDocument.create();
	const pages = await document.copyPages(encrypted, encrypted.getPageIndices());
	for (const page of pages) document.addPage(page);
	return document;
}
