/** Which fields an upload has, and where: those that were entered, and those that tags in the PDF stand for. */
import type { IExecuteFunctions } from 'n8n-workflow';

import { store } from '../core/content';
import type { AdditionalOptions } from '../inputs/additionalOptions';
import type { EnteredSigner } from '../inputs/signers';
import { cover } from '../pdf/draw';
import type { PdfFile, ReadPdf } from './file';
import type { ToRead } from './preflight/file';
import type { Problem } from './sources';
import { needsForm, needsText } from './placing/place';
import { placeAll, type AllPlaced, type Owned } from './placing/placeAll';
import { addTags } from './placing/tags/addTags';
import { readTags, type Tags } from './placing/tags/readTags';

/** A PDF, and the fields on it. */
export interface Layout {
	/** Undefined where it is the template's own. */
	file: PdfFile | undefined;
	owned: Owned[];
}

/** What was entered that has to do with fields. */
type Entered = Pick<AdditionalOptions, 'prefill' | 'tags'> & { people: EnteredSigner[] };

/** What must be read of a PDF for these fields, and how less would do. */
export function wantedFor({ prefill, tags, people }: Entered): Omit<ToRead, 'password'> {
	const fields = [...prefill, ...people.flatMap(({ widgets }) => widgets)];
	const form = needsForm(fields);
	if (needsText(fields)) return { text: true, form };
	return wantsTags(tags, people) ? { text: true, form, ifTooLong: NEVER_READ } : { form };
}

const NEVER_READ =
	'Or leave it as it is: its text is read only to look for tags. Set Additional Options → Tags in the PDF to Never Read, and give all fields in the node.';

/** Whether tags are read: if nothing else was said, where somebody signs who has no fields. */
function wantsTags(reading: AdditionalOptions['tags'] = 'auto', people: EnteredSigner[]): boolean {
	if (people.length === 0 || reading === 'never') return false;
	const lacksFields = ({ signer_role: task = 'signer', widgets }: EnteredSigner) =>
		task === 'signer' && widgets.length === 0;
	return reading === 'always' || people.some(lacksFields);
}

export interface LaidOut {
	placed: AllPlaced;
	/** Undefined where they were not read. */
	tags?: Tags;
	/** What has to do with a field that is missing. */
	why?: string;
}

/**
 * Works out which fields there are, and where they stand.
 *
 * @param pdf undefined where it was not even known where it is
 * @param zone the workflow's time zone, an IANA name
 */
export function layOut(
	{ prefill, tags, people }: Entered,
	pdf: ReadPdf | undefined,
	zone: string,
): LaidOut {
	const entered = placeAll(prefill, people, pdf?.content ? pdf.parts : []);
	if (!wantsTags(tags, people)) return { placed: entered };
	// What the tags say is not known: nobody's field is missing for that.
	if (!pdf?.content) return { placed: unclear(entered) };
	if (pdf.pages === undefined) return { placed: entered, why: TOO_LARGE };
	const read = readTags(pdf.pages, zone);
	const placed = addTags(entered, read);
	const isWrong = placed.problems.length > entered.problems.length;
	return { placed: isWrong ? unclear(placed) : placed, tags: read, why: sayTags(read) };
}

const unclear = (all: AllPlaced): AllPlaced => ({
	...all,
	signers: all.signers.map(({ signer, placed }) => ({
		signer,
		placed: { ...placed, isUnclear: true },
	})),
});

const TOO_LARGE =
	'Tags in the PDF were not looked for, since it is too large to be looked into. Raise Look Into PDFs Up To under Additional Options.';

/** How many are named: what a mail merge has left over may be on every page. */
const NAMED = 5;

function sayTags({ fields, others }: Tags): string {
	const found =
		fields.length === 0
			? 'There is no tag in the PDF, such as {{signature;role=Tenant}}, either.'
			: `Tags in the PDF were read: ${fields.length}.`;
	if (others.length === 0) return found;
	const named = others.slice(0, NAMED).map(({ page, text }) => `${text} (page ${page})`);
	const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
	return `${found} This is no tag of a field: ${named.join(', ')}${more}.`;
}

/**
 * The PDF with its tags covered in white; it is not encrypted then.
 *
 * @returns that, or why it cannot be had
 */
export async function withoutTags(
	context: IExecuteFunctions,
	pdf: PdfFile,
	{ fields }: Tags,
): Promise<PdfFile | Problem> {
	const { content, password, pages, parts } = pdf;
	const boxes = fields.flatMap(({ page, boxes: lines }) => lines.map((box) => ({ ...box, page })));
	if (pages === undefined || boxes.length === 0) return pdf;
	let covered: Buffer;
	try {
		covered = await cover(await content.read(), password, pages, boxes);
	} catch {
		// What pdf-lib stumbles over says nothing to people.
		return { problem: `${parts[0].name}: ${CANNOT_COVER}` };
	}
	return { ...pdf, content: await store(context, covered, 'covered.pdf'), password: '' };
}

const CANNOT_COVER =
	'tags cannot be covered in this PDF, as it is written in an unusual way. Turn Cover Tags off, or make the PDF again from its source, such as by printing it to PDF.';
