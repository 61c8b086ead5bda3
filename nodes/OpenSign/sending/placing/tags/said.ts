import type { WidgetOptions, WidgetType } from '../../../opensign/shapes';

/** What a tag says, in whichever form it is written, before its values are read. */
export interface Said {
	type: WidgetType;
	/** Name or number. */
	role?: string;
	/** Keys and values as written. */
	entries: Array<[key: string, value: string]>;
	/** Options that the form implies. */
	implied: WidgetOptions;
	/** Written for another service, which knows more of how text looks. */
	isForeign: boolean;
	/** As wide as the tag. */
	isTagWide?: boolean;
	/** Filled in by who sends, before anyone gets it. */
	isPrefill?: boolean;
}

/** A tag that was understood, one that was not and why, or nothing where it is none. */
export type Understood = { said: Said } | { problem: string } | undefined;

/** `key=value` or, as Documenso has it, `key:value`; a key alone has no value. */
export function toEntry(part: string): [key: string, value: string] {
	const at = part.search(/[=:]/);
	if (at < 0) return [part.trim(), ''];
	return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
