/** The files of a PDF that a place may be on. */
import { asSeen } from '../../core/asSeen';
import { WrongValue } from '../../core/inputs';
import type { Place } from '../../inputs/places';
import type { Page } from '../../pdf/read';
import type { PdfPart } from '../file';

/**
 * The pages of each file of the PDF, or of the one that a place names.
 *
 * @param what is not known without them, for the message
 * @throws WrongValue where it was not opened, or there is no such file
 */
export function openParts({ file }: Place, parts: PdfPart[], what: string): Page[][] {
	const meant = file === undefined ? parts : [findPart(file, parts)];
	const opened = meant.map(({ pages = [] }) => pages);
	if (opened.flat().length > 0) return opened;
	throw new WrongValue([
		`the PDF is too large to be looked into, so it is not known ${what}. Place this field by coordinates, with a page counted from 1, make the PDF smaller, or raise Look Into PDFs Up To under Additional Options.`,
	]);
}

function findPart(file: string, parts: PdfPart[]): PdfPart {
	const exact = parts.filter(({ calledBy }) => calledBy.includes(file));
	const called = exact.length > 0 ? exact : parts.filter((part) => isCalled(part, file));
	if (called.length === 1) return called[0];
	const names = parts.map(({ calledBy, name }) => calledBy.join(' or ') || name).join(', ');
	const fault = called.length === 0 ? 'there is no file' : 'there are several files';
	throw new WrongValue([`${fault} '${file}'. There are: ${names}. Correct the file.`]);
}

/** As people see it: macOS composes the letters of file names in another way than keyboards do. */
const isCalled = ({ calledBy }: PdfPart, file: string) =>
	calledBy.some((name) => asSeen(name) === asSeen(file));
