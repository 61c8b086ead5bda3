/** pdf-lib; what is used of it is typed in nodes/OpenSign/pdf/bundled/writer.d.ts. */
export { PDFDocument, StandardFonts, degrees, rgb } from '@cantoo/pdf-lib';
