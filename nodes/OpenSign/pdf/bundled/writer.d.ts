/** What is used of pdf-lib, which dev/bundle puts beside the compiled code. */

export interface Color {
	type: string;
}

export interface Font {
	widthOfTextAtSize(text: string, size: number): number;
}

/** An object of a PDF: a dictionary, an array, a name, a text, a number, a reference. */
export interface PdfObject {
	toString(): string;
}

export interface Reference extends PdfObject {
	objectNumber: number;
}

export interface Name extends PdfObject {
	decodeText(): string;
}

export interface Text extends PdfObject {
	decodeText(): string;
}

export interface Dictionary extends PdfObject {
	/** What stands under a name, a reference as it is. */
	get(name: Name): PdfObject | undefined;
	/** What stands under a name, or what it refers to. */
	lookup(name: Name): PdfObject | undefined;
	set(name: Name, value: PdfObject): void;
	entries(): Array<[Name, PdfObject]>;
}

export interface List extends PdfObject {
	asArray(): PdfObject[];
	push(value: PdfObject): void;
}

export interface Operator {
	toString(): string;
}

export interface Page {
	node: Dictionary;
	drawRectangle(options: {
		x: number;
		y: number;
		width: number;
		height: number;
		color?: Color;
		opacity?: number;
		borderColor?: Color;
		borderWidth?: number;
	}): void;
	drawText(
		text: string,
		options: { x: number; y: number; size: number; font: Font; color: Color },
	): void;
	pushOperators(...operators: Operator[]): void;
}

export interface Context {
	lookup(object: PdfObject | undefined): PdfObject | undefined;
	obj(literal: Record<string, unknown> | unknown[]): PdfObject;
}

export interface Document {
	catalog: Dictionary;
	context: Context;
	getPages(): Page[];
	getPageIndices(): number[];
	copyPages(from: Document, pages: number[]): Promise<Page[]>;
	/** @param page a copied page, or the size of a new one in points */
	addPage(page: Page | [width: number, height: number]): Page;
	embedFont(name: string): Promise<Font>;
	save(options?: { updateFieldAppearances?: boolean }): Promise<Uint8Array>;
}

export const PDFDocument: {
	create(): Promise<Document>;
	/** @throws an error where the file cannot be read, or its password is another one */
	load(
		content: Uint8Array,
		options?: { password?: string; updateMetadata?: boolean },
	): Promise<Document>;
};

export const PDFName: { of(name: string): Name };
export const PDFArray: abstract new () => List;
export const PDFDict: abstract new () => Dictionary;
export const PDFHexString: { fromText(text: string): Text };

export const StandardFonts: { Courier: string; Helvetica: string; HelveticaBold: string };

/** Shares of red, green and blue from 0 to 1. */
export function rgb(red: number, green: number, blue: number): Color;

export function concatTransformationMatrix(
	a: number,
	b: number,
	c: number,
	d: number,
	e: number,
	f: number,
): Operator;
export function pushGraphicsState(): Operator;
export function popGraphicsState(): Operator;
