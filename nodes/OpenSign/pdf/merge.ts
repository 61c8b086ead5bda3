import type * as Writer from './bundled/writer';
import { load, type ToWrite } from './load';

/**
 * One PDF with the pages of several, in their order, sizes and form fields kept. Fields of one name become fields of
 * their own, since in one PDF they would be one, with one value.
 *
 * @throws where pdf-lib cannot read one of them
 */
export async function merge(parts: ToWrite[]): Promise<Buffer> {
	const writer = await import('./bundled/writer');
	const { PDFDocument } = writer;
	const target = await PDFDocument.create();
	const taken = new Set<string>();
	for (const part of parts) {
		const source = await load(writer, part);
		const pages = await target.copyPages(source, source.getPageIndices());
		for (const page of pages) target.addPage(page);
		keepForm(writer, target, source, pages, taken);
	}
	return Buffer.from(await target.save({ updateFieldAppearances: false }));
}

/** Copied pages bring their fields, but the document must list them as its form's. */
function keepForm(
	writer: typeof Writer,
	target: Writer.Document,
	source: Writer.Document,
	pages: Writer.Page[],
	taken: Set<string>,
): void {
	const roots = new Map<string, Writer.PdfObject>();
	for (const page of pages) {
		for (const field of fieldsOf(writer, target, page)) roots.set(field.toString(), field);
	}
	if (roots.size === 0) return;
	const fields = fieldsList(writer, target, source);
	for (const root of roots.values()) {
		rename(writer, target.context.lookup(root) as Writer.Dictionary, taken);
		fields.push(root);
	}
}

/** References to the fields of a page, each the uppermost of its kind. */
function fieldsOf(
	{ PDFArray, PDFDict, PDFName }: typeof Writer,
	{ context }: Writer.Document,
	page: Writer.Page,
): Writer.PdfObject[] {
	const annotations = page.node.lookup(PDFName.of('Annots'));
	if (!(annotations instanceof PDFArray)) return [];
	return annotations.asArray().flatMap((reference) => {
		const annotation = context.lookup(reference);
		if (!(annotation instanceof PDFDict)) return [];
		if (annotation.lookup(PDFName.of('Subtype'))?.toString() !== '/Widget') return [];
		let top = reference;
		// A chain of parents that leads back to itself is left alone.
		for (let depth = 0; depth < DEEPEST; depth++) {
			const parent = (context.lookup(top) as Writer.Dictionary).get(PDFName.of('Parent'));
			if (parent === undefined) return [top];
			top = parent;
		}
		return [];
	});
}

const DEEPEST = 50;

/** The target's list of fields; made, with the source's fonts for them, where there is none yet. */
function fieldsList(
	{ PDFArray, PDFDict, PDFName }: typeof Writer,
	target: Writer.Document,
	source: Writer.Document,
): Writer.List {
	const known = target.catalog.lookup(PDFName.of('AcroForm'));
	const form =
		known instanceof PDFDict
			? known
			: (target.context.obj({ Fields: [], NeedAppearances: false }) as Writer.Dictionary);
	if (form !== known) {
		target.catalog.set(PDFName.of('AcroForm'), form);
		const ofSource = source.catalog.lookup(PDFName.of('AcroForm'));
		const appearance = ofSource instanceof PDFDict && ofSource.lookup(PDFName.of('DA'));
		if (appearance) form.set(PDFName.of('DA'), appearance);
	}
	const fields = form.lookup(PDFName.of('Fields'));
	if (fields instanceof PDFArray) return fields;
	throw new Error('The form has no list of fields.');
}

function rename(
	{ PDFHexString, PDFName }: typeof Writer,
	field: Writer.Dictionary,
	taken: Set<string>,
): void {
	const key = PDFName.of('T');
	const name = (field.lookup(key) as Writer.Text | undefined)?.decodeText();
	if (name === undefined) return;
	let free = name;
	for (let count = 2; taken.has(free); count++) free = `${name} ${count}`;
	taken.add(free);
	if (free !== name) field.set(key, PDFHexString.fromText(free));
}
