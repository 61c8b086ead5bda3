import type * as Reader from './bundled/reader';
import type { Matrix } from './bundled/reader';
import { toFormField, type FormField } from './formFields';
import { toGlyphs, type Glyph } from './glyphs';

/** A page as it is shown: cut to its crop box, turned, and in points whatever its own unit is. */
export interface Page {
	/** Counted from 1. */
	number: number;
	/** In points. */
	width: number;
	height: number;
	/** From the page's own coordinates to points from the top left corner of what is shown. */
	transform: Matrix;
	/** Its characters in the order of the file; empty unless they were asked for. */
	glyphs: Glyph[];
	/** The fields of its form; empty unless they were asked for. */
	formFields: FormField[];
}

/** What a PDF says of itself. */
export interface Pdf {
	/** Also where it opens without a password, but forbids changes. */
	isEncrypted: boolean;
	pages: Page[];
}

/** What is to be read beside the pages' sizes. */
export interface Wanted {
	/** Opens the PDF where it is encrypted; empty for none. */
	password: string;
	text?: boolean;
	form?: boolean;
	/** Whether the buffer is nobody else's, so that it need not be copied. */
	mayTake?: boolean;
}

/** Why a PDF could not be read. */
export type PdfFault =
	'broken' | 'locked' | 'memory' | 'no pages' | 'time' | 'wrong password' | 'XFA';

/** A PDF that cannot be read; the message goes on after "the PDF ". */
export class UnreadablePdf extends Error {
	constructor(readonly fault: PdfFault) {
		super(SENTENCES[fault]);
	}
}

const SENTENCES: Record<PdfFault, string> = {
	broken: 'is damaged: no reader can open it',
	locked: 'is encrypted',
	memory: 'unpacks to far more than its size, as only a harmful file does',
	'no pages': 'has no pages',
	time: 'takes too long to read',
	'wrong password': 'does not open with the password',
	XFA: "is a form of Adobe's own kind (XFA), of which others only see a page that asks them to wait",
};

/**
 * What reading one PDF may cost before it is given up: milliseconds, how many of them n8n may be kept from everything
 * else at a time, and bytes that are taken to unpack it.
 */
export const BUDGET = { ms: 20_000, block: 5_000, bytes: 256 * 1024 * 1024 };

/** The last reading: one at a time, since the limits and the characters are counted for one. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Opens a PDF and reads its pages, with their characters and form fields where they are asked for.
 *
 * @throws UnreadablePdf
 */
export async function openPdf(content: Buffer, wanted: Wanted): Promise<Pdf> {
	const reading = last.then(
		async () => await read(content, wanted),
		async () => await read(content, wanted),
	);
	last = reading.catch(() => undefined);
	return await reading;
}

async function read(content: Buffer, wanted: Wanted): Promise<Pdf> {
	// Costs more to load than the rest of the package, so only where a PDF is looked into.
	const reader = await import('./bundled/reader');
	const stopped = reader.startBudget(BUDGET);
	reader.takeGlyphs();
	const task = reader.getDocument({
		data: toTake(content, wanted),
		password: wanted.password,
		CMapReaderFactory: BundledCMaps,
		disableFontFace: true,
		isEvalSupported: false,
		useSystemFonts: false,
		useWorkerFetch: false,
		useWasm: false,
		verbosity: 0,
	});
	try {
		return await Promise.race([stopped, readAll(reader, task, wanted)]);
	} catch (error) {
		throw toUnreadable(error, reader.budgetSpent());
	} finally {
		// Where it was stopped, what waits for it is stopped as well, and some of it never says so.
		task.destroy().catch(() => undefined);
		await reader.turn();
	}
}

/** What pdf.js takes away from its owner: a copy, unless nobody else needs it, nor what small buffers share. */
function toTake(content: Buffer, { mayTake }: Wanted): Uint8Array {
	const { buffer, byteOffset, byteLength } = content;
	const isWhole = byteLength === buffer.byteLength;
	return mayTake && isWhole
		? new Uint8Array(buffer, byteOffset, byteLength)
		: new Uint8Array(content);
}

async function readAll(
	reader: typeof Reader,
	task: Reader.LoadingTask,
	{ text, form }: Wanted,
): Promise<Pdf> {
	const document = await task.promise;
	if (document.numPages < 1) throw new UnreadablePdf('no pages');
	const { info } = await document.getMetadata();
	const mayWait = info.IsXFAPresent && !info.IsAcroFormPresent && document.numPages === 1;
	const pages: Page[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { width, height, transform } = page.getViewport({ scale: 1 });
		if (text || mayWait) await page.getTextContent();
		const glyphs = toGlyphs(reader.takeGlyphs(), transform);
		if (mayWait && namesAdobe(glyphs)) throw new UnreadablePdf('XFA');
		const annotations = form ? await page.getAnnotations() : [];
		// pdf.js reads what is entered in fields, and notes, from where they begin: that is no place on any page.
		reader.takeGlyphs();
		const formFields = annotations.flatMap((one) => toFormField(one, transform));
		pages.push({ number, width, height, transform, glyphs, formFields });
		page.cleanup();
		await reader.pause();
		// pdf.js goes on after most errors; what it leaves out then must not go unseen.
		if (reader.budgetSpent()) throw new Error('Stopped.');
	}
	return { isEncrypted: Boolean(info.EncryptFilterName), pages };
}

/** The page that others see of an XFA form says, in any language, that Adobe's reader is needed. */
const namesAdobe = (glyphs: Glyph[]) => /adobe/i.test(glyphs.map(({ text }) => text).join(''));

function toUnreadable(error: unknown, spent: 'time' | 'memory' | undefined): UnreadablePdf {
	if (error instanceof UnreadablePdf) return error;
	if (spent) return new UnreadablePdf(spent);
	const { name, code } = error as { name?: string; code?: number };
	if (name === 'PasswordException') {
		return new UnreadablePdf(code === WRONG_PASSWORD ? 'wrong password' : 'locked');
	}
	return new UnreadablePdf('broken');
}

/** pdf.js' PasswordResponses.INCORRECT_PASSWORD. */
const WRONG_PASSWORD = 2;

class BundledCMaps {
	async fetch({ name }: { name: string }) {
		const { cmaps } = await import('./bundled/cmaps');
		const known = Object.hasOwn(cmaps, name) ? cmaps[name] : undefined;
		if (known === undefined) throw new Error('There is no such table of characters.');
		return { cMapData: new Uint8Array(Buffer.from(known, 'base64')), isCompressed: true };
	}
}
