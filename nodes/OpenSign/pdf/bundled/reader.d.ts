/** What is used of pdf.js, which dev/bundle puts beside the compiled code. */

/** a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = [number, number, number, number, number, number];

/** A character as it stands on the page, in the page's own coordinates. */
export interface RawGlyph {
	/** Several characters for a ligature. */
	text: string;
	from: Matrix;
	to: Matrix;
	/** How far the font goes above and below (negative) the line, as a share of its size. */
	ascent?: number;
	descent?: number;
	/** Written from top to bottom. */
	isVertical: boolean;
}

/** A page as it is shown: cut to its crop box and turned. In points. */
export interface Viewport {
	width: number;
	height: number;
	rotation: number;
	/** From the page's own coordinates to points from the top left corner of what is shown. */
	transform: Matrix;
}

/** A field of a form, among other things that lie on a page. */
export interface Annotation {
	subtype: string;
	rect: [number, number, number, number];
	hidden?: boolean;
	fieldName?: string;
	/** Tx, Btn, Ch or Sig. */
	fieldType?: string;
	/** The tooltip. */
	alternativeText?: string;
	fieldValue?: unknown;
	checkBox?: boolean;
	radioButton?: boolean;
	pushButton?: boolean;
	buttonValue?: string | null;
	exportValue?: string;
	/** What each button of its field is called, and what it stands for. */
	meanings?: Array<[name: string | null, text: string | null]>;
	combo?: boolean;
	multiSelect?: boolean;
	options?: Array<{ exportValue: string; displayValue: string }>;
	maxLen?: number;
	required?: boolean;
	readOnly?: boolean;
	/** JavaScript by event. */
	actions?: Record<string, string[]> | null;
}

export interface PdfPage {
	getViewport(options: { scale: number }): Viewport;
	getTextContent(): Promise<unknown>;
	getAnnotations(): Promise<Annotation[]>;
	cleanup(): boolean;
}

export interface PdfDocument {
	numPages: number;
	getPage(number: number): Promise<PdfPage>;
	/** `EncryptFilterName` is null where it is not encrypted. A form may be of both kinds. */
	getMetadata(): Promise<{
		info: {
			EncryptFilterName?: string | null;
			IsXFAPresent?: boolean;
			IsAcroFormPresent?: boolean;
		};
	}>;
}

export interface LoadingTask {
	promise: Promise<PdfDocument>;
	destroy(): Promise<void>;
}

/** @throws errors named PasswordException (code 1: wanted, 2: wrong), InvalidPDFException and others */
export function getDocument(source: {
	data: Uint8Array;
	password?: string;
	CMapReaderFactory: new () => {
		fetch(request: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }>;
	};
	disableFontFace: boolean;
	isEvalSupported: boolean;
	useSystemFonts: boolean;
	useWorkerFetch: boolean;
	useWasm: boolean;
	verbosity: number;
}): LoadingTask;

/**
 * Begins anew what reading may cost: milliseconds, how many of them without a pause, and bytes that are taken.
 *
 * @returns fails where they are spent: what was being done then may never be heard of again
 */
export function startBudget(budget: { ms: number; block: number; bytes: number }): Promise<never>;

/** Lets n8n do what else there is to do, if it had to wait for some time. */
export function pause(): Promise<void>;

/** Over when all that is due has had its turn. */
export function turn(): Promise<void>;

/** Why reading was stopped, if it was. */
export function budgetSpent(): 'time' | 'memory' | undefined;

/** The characters that were read since the last call. */
export function takeGlyphs(): RawGlyph[];
