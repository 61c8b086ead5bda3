import { inflateSync } from 'node:zlib';

import { PDFRawStream, type PDFDocument } from '@cantoo/pdf-lib';

/** Whether a page's content writes this text, as the stand-in's stamp does (pdf-lib: hexadecimal). */
export function writes(document: PDFDocument, text: string): boolean {
	const wanted = Buffer.from(text, 'latin1').toString('hex').toUpperCase();
	return document.context.enumerateIndirectObjects().some(([, object]) => {
		if (!(object instanceof PDFRawStream)) return false;
		try {
			return inflateSync(object.getContents()).toString('latin1').includes(wanted);
		} catch {
			return false; // Another kind of stream.
		}
	});
}
