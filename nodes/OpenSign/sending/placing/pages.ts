import { WrongValue } from '../../core/inputs';
import { describeRange, type PageRange } from '../../inputs/pageRanges';
import type { Page } from '../../pdf/read';

/** What a PDF has, for people: "1 page", "12 pages". */
export const countPages = (pages: Page[]) =>
	pages.length === 1 ? '1 page' : `${pages.length} pages`;

/**
 * A page by its number, which may count from the end (-1 is the last).
 *
 * @throws WrongValue where there are fewer pages
 */
export function toPage(number: number, pages: Page[]): Page {
	const index = number < 0 ? pages.length + number : number - 1;
	if (index in pages) return pages[index];
	const from = number < 0 ? ', counted from the end' : '';
	throw new WrongValue([
		`there is no page ${number}${from}: the PDF has ${countPages(pages)}. Correct the page.`,
	]);
}

/**
 * The pages of several ranges, each once, in the order of the PDF. They are counted among `pages`, which may be those of
 * one of its files.
 *
 * @throws WrongValue where one is not there, or a range goes backwards
 */
export function toPages(ranges: PageRange[], pages: Page[]): Page[] {
	const chosen = new Set<Page>();
	for (const range of ranges) {
		const first = toPage(range.from, pages);
		const last = toPage(range.to, pages);
		if (first.number > last.number) {
			throw new WrongValue([
				`the pages ${describeRange(range)} go backwards: the PDF has ${countPages(pages)}, so they are ${first.number} to ${last.number}. Enter the smaller number first.`,
			]);
		}
		for (const page of pages.slice(pages.indexOf(first), pages.indexOf(last) + 1)) chosen.add(page);
	}
	return pages.filter((page) => chosen.has(page));
}

/** Pages for people, each once: "page 3", "pages 1, 2 and 5". */
export function listPages(numbers: number[]): string {
	const all = [...new Set(numbers)];
	const last = all.pop();
	return all.length === 0 ? `page ${last}` : `pages ${all.join(', ')} and ${last}`;
}
