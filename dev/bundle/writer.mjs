/** pdf-lib; what is used of it is typed in nodes/OpenSign/pdf/bundled/writer.d.ts. */
export {
	concatTransformationMatrix,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	popGraphicsState,
	pushGraphicsState,
	rgb,
	StandardFonts,
} from '@cantoo/pdf-lib';
