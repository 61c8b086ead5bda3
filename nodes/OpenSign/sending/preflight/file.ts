import { HARD_LIMIT_MB, MEGABYTE, type Environment } from '../../opensign/environment';
import { describeStart, findHeader, isAroundPdf, WITHIN_BYTES } from '../../pdf/header';
import { findMangling, type Mangling } from '../../pdf/mangled';
import { openPdf, UnreadablePdf, type Pdf, type PdfFault, type Wanted } from '../../pdf/read';

/**
 * The largest PDF that may be sent, in bytes, and what is wrong with the option that raises it.
 *
 * @param raisedMb the option's value, MB of 1,048,576 bytes
 */
export function sizeLimit(
	environment: Environment,
	raisedMb?: number,
): { bytes: number; problem?: string } {
	const standard = { bytes: environment.maxFileMb * MEGABYTE };
	if (raisedMb === undefined) return standard;
	if (!environment.raisable) {
		return {
			...standard,
			problem: `Maximum PDF Size: the ${environment.label} environment takes at most ${environment.maxFileMb} MB, which cannot be raised. Remove the option.`,
		};
	}
	return { bytes: Math.floor(raisedMb * MEGABYTE) };
}

/** What is wrong with a PDF of `bytes` bytes, decoded, in this environment; asked before the file is read. */
export function checkSize(
	name: string,
	bytes: number,
	limit: number,
	environment: Environment,
): string | undefined {
	if (bytes === 0) return `${name}: the file is empty. Check the node that it comes from.`;
	if (bytes <= limit) return undefined;
	const mb = (size: number) => `${+(size / MEGABYTE).toFixed(2)} MB`;
	const shown = mb(bytes) === mb(limit) ? `${bytes.toLocaleString('en-US')} bytes` : mb(bytes);
	const allowed = `${mb(limit)} (${limit.toLocaleString('en-US')} bytes)`;
	const problem = `${name}: the PDF has ${shown}, but the ${environment.label} environment takes at most ${allowed}. Make it smaller.`;
	const canBeRaised = environment.raisable && limit < HARD_LIMIT_MB * MEGABYTE;
	return canBeRaised
		? `${problem} If OpenSign has raised the limit for your account, set Maximum PDF Size under Additional Options.`
		: problem;
}

/** What is wrong with the file as such, which needs no look into it: it is no PDF, or was taken for a text. */
export function checkContent(name: string, content: Buffer): string | undefined {
	const problem = checkStart(name, content);
	if (problem) return problem;
	const mangling = findMangling(content);
	return mangling && `${name}: ${MANGLED[mangling]} ${AS_FILE}`;
}

/** What is wrong with a file that begins so. */
export function checkStart(name: string, content: Buffer): string | undefined {
	const kind = describeStart(content);
	if (findHeader(content) < 0) {
		return `${name}: the file is not a PDF (it does not start with %PDF-, but is ${kind}). ${adviceFor(kind)}`;
	}
	if (isAroundPdf(content)) {
		return `${name}: the file is not a PDF (%PDF- stands in it, but it is ${kind}). ${adviceFor(kind)}`;
	}
	return undefined;
}

function adviceFor(kind: string): string {
	if (kind === 'a PDF written as UTF-16 text') return AS_FILE;
	if (!kind.includes('base64')) return 'Convert it to PDF first.';
	return 'Decode it first, such as in a Convert to File node by Move Base64 String to File.';
}

const AS_FILE =
	'Have the node that it comes from pass it on as a file, not as text: an HTTP Request node by Response Format → File.';

/** What has happened to the PDF on its way. */
const MANGLED: Record<Mangling, string> = {
	encoded: 'the PDF was read as text on its way, and written again in UTF-8, as other bytes.',
	lines:
		'the line ends in the PDF were converted on its way, which breaks what is compressed in it.',
	replaced:
		'the PDF was read as text on its way: bytes that are no text were replaced, and are lost.',
	'seven bits':
		'the PDF was read as text on its way: bytes above 127, which ASCII has not, are lost.',
};

/** What is to be read of a PDF. */
export interface ToRead extends Wanted {
	/** What to do where that takes too long, beside what helps with any PDF. */
	ifTooLong?: string;
}

/**
 * Opens a PDF.
 *
 * @returns the PDF, or what is wrong with it: damaged, encrypted without its password, harmful
 */
export async function lookInto(
	name: string,
	content: Buffer,
	{ ifTooLong, ...wanted }: ToRead,
): Promise<{ pdf: Pdf } | { problem: string }> {
	const start = Buffer.from(content.subarray(0, WITHIN_BYTES));
	try {
		const pdf = await openPdf(content, wanted);
		// One that opens without a password has its owner's, which OpenSign needs to write into it.
		const isLocked = pdf.isEncrypted && wanted.password === '';
		return isLocked ? { problem: `${name}: the PDF is encrypted. ${ADVICE.locked}` } : { pdf };
	} catch (error) {
		const { message, fault } = error instanceof UnreadablePdf ? error : new UnreadablePdf('broken');
		if (fault === 'broken' && findHeader(start) > 0) {
			return {
				problem: `${name}: the file is not a PDF that any reader can open (%PDF- stands in it, but it begins as ${describeStart(start)}). ${ADVICE.broken}`,
			};
		}
		const advice = [ADVICE[fault], ...(fault === 'time' && ifTooLong ? [ifTooLong] : [])];
		return { problem: `${name}: the PDF ${message}. ${advice.join(' ')}` };
	}
}

const PASSWORD = 'Additional Options → Document → PDF Password';
const AGAIN = 'Make it again from its source, such as by printing it to PDF.';
const ADVICE: Record<PdfFault, string> = {
	broken: `Check the node that it comes from, or make it again from its source.`,
	locked: `Enter its password under ${PASSWORD}, or remove the encryption.`,
	memory: AGAIN,
	'no pages': 'Check the node that it comes from.',
	time: AGAIN,
	'wrong password': `Correct it under ${PASSWORD}.`,
	XFA: 'Open it in Adobe Acrobat or Reader, print it to PDF, and send that.',
};
