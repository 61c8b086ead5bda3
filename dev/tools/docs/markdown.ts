/** Markdown as the tools write it. Tables are not padded: so a new row changes one line, not all of them. */

export function toTable(columns: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
	return [columns, columns.map(() => '---'), ...rows].map(line).join('');
}

/** A text in which nothing ends the cell. */
export const escapeCell = (text: string) =>
	text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');

/** The anchor that GitHub makes of a heading. */
export const toAnchor = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_ -]/gu, '')
		.replaceAll(' ', '-');

/**
 * Puts what was made into a page that is written by hand otherwise, between the comments `<!-- name … -->` and
 * `<!-- /name -->`, which stay. Prettier leaves what is between them as it is.
 *
 * @throws when the page has no such comments
 */
export function replaceSection(page: string, name: string, content: string): string {
	const section = new RegExp(`(<!-- ${name}[ :][^>]*-->\n)[^]*?(<!-- /${name} -->)`);
	if (!section.test(page)) throw new Error(`There is no <!-- ${name}: … --> … <!-- /${name} -->.`);
	const framed = `<!-- prettier-ignore-start -->\n\n${content.trim()}\n\n<!-- prettier-ignore-end -->\n`;
	return page.replace(section, (_all, start: string, end: string) => start + framed + end);
}
