import { collecting, within } from '../../../core/inputs';
import { PREFILL_TYPES, type WidgetOptions, type WidgetType } from '../../../opensign/shapes';
import type { Box } from '../../../pdf/box';
import type { Page } from '../../../pdf/read';
import { usualSize } from '../sizes';
import { isBegunTag, readBraces } from './braces';
import { readBrackets, type Aliases } from './brackets';
import { findBracketed, type Bracketed } from './findTags';
import type { Said, Understood } from './said';
import { readValues, type TagValues } from './values';

/** A field that a tag in the PDF stands for. Points from the page's top left corner. */
export interface TaggedField {
	/** Name or number of the role as written; undefined where the tag names nobody. */
	role?: string;
	type: WidgetType;
	options: WidgetOptions;
	/** Counted from 1. */
	page: number;
	x: number;
	y: number;
	w: number;
	h: number;
	/** The tag as written, for messages. */
	text: string;
	/** What the tag's own text covers, a box for each of its lines. */
	boxes: Box[];
	/** Filled in before anyone gets the document; belongs to no signer. */
	isPrefill?: boolean;
}

export interface Tags {
	fields: TaggedField[];
	/** A sentence each, with page and tag. */
	problems: string[];
	/** What stands in double braces or brackets but is no tag, like what a mail merge has left over. */
	others: Array<{ page: number; text: string }>;
}

/**
 * Reads the tags that whoever wrote a PDF has put into its text: `{{signature;role=Tenant;w=160;h=48}}`, and those of
 * Documenso, DocuSeal, Dropbox Sign and SignatureAPI. In reading order.
 *
 * @param zone the workflow's time zone, an IANA name
 */
export function readTags(pages: Page[], zone = 'UTC'): Tags {
	const { collect, problems } = collecting();
	const fields: TaggedField[] = [];
	const others: Tags['others'] = [];
	const aliases: Aliases = new Map();
	for (const found of findBracketed(pages)) {
		const where = `Page ${found.page.number}, ${found.text}`;
		const understood = understand(found, aliases);
		if (understood === undefined) {
			if (isNoted(found)) others.push({ page: found.page.number, text: found.text });
		} else if ('problem' in understood) {
			problems.push(`${where}: ${understood.problem}`);
		} else {
			const { said } = understood;
			collect(() => {
				const values = within(where, () => readValues(said, zone));
				fields.push(toField(found, said, values));
			});
		}
	}
	for (const [name, { isUsed }] of aliases) {
		if (isUsed) continue;
		problems.push(
			`[def:$${name}|…]: it defines a tag that stands nowhere. Write [$${name}] where the field belongs.`,
		);
	}
	nameApart(fields);
	problems.push(...fields.flatMap(checkPrefill));
	return { fields, problems, others };
}

function understand({ text, isOpen }: Bracketed, aliases: Aliases): Understood {
	if (isOpen) {
		const isTag = isBegunTag(text.slice(2));
		return isTag ? { problem: 'the tag does not end. Close it with }}.' } : undefined;
	}
	if (text.startsWith('{')) return readBraces(text.replace(/^\{\s*\{|\}\s*\}$/g, ''));
	return readBrackets(text.replace(/^\[\s+\[/, '[[').replace(/\]\s+\]$/, ']]'), aliases);
}

/** Single brackets are in every other text. */
const isNoted = ({ text, isOpen }: Bracketed) => !isOpen && /^[[{]\s*[[{]/.test(text);

/** The field stands on the line of its tag, with its lower left corner where the tag has it, all on the page. */
function toField({ page, text, boxes }: Bracketed, said: Said, values: TagValues): TaggedField {
	const [first] = boxes;
	const usual = usualSize(said.type, values.options);
	const { h = usual.h, dx, dy, options } = values;
	const w = values.w ?? (said.isTagWide ? first.w : usual.w);
	const field: TaggedField = {
		type: said.type,
		options,
		page: page.number,
		x: round(keepOn(first.x + dx, w, page.width)),
		y: round(keepOn(first.y + first.h - h + dy, h, page.height)),
		w: round(w),
		h: round(h),
		text,
		boxes,
	};
	if (said.role !== undefined) field.role = said.role;
	if (said.isPrefill) field.isPrefill = true;
	return field;
}

const keepOn = (start: number, length: number, whole: number) =>
	Math.max(0, Math.min(start, whole - length));

/** Hundredths of a point are more than anyone sees. */
const round = (points: number) => Math.round(points * 100) / 100;

/** OpenSign wants every name once, where other services take fields of one name for the same. */
function nameApart(fields: TaggedField[]): void {
	const taken = new Set<string>();
	for (const { options } of fields) {
		if (options.name === undefined) continue;
		let name = options.name;
		for (let k = 2; taken.has(name); k++) name = `${options.name} ${k}`;
		taken.add(name);
		options.name = name;
	}
}

function checkPrefill({ isPrefill, type, page, text }: TaggedField): string[] {
	if (!isPrefill || (PREFILL_TYPES as readonly string[]).includes(type)) return [];
	return [
		`Page ${page}, ${text}: the sender cannot fill in a ${type} field. Name a signer, or use one of: ${PREFILL_TYPES.join(', ')}.`,
	];
}
