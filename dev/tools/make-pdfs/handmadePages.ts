import { handmade } from './handmade';

/** A page of a PDF that is written by hand. */
export interface HandmadePage {
	/** Further entries of its dictionary: boxes, rotation, unit. */
	entries: string;
	/** Its content stream. Fonts: /F1 is Helvetica, /F2 Times, others are in `fonts`. */
	content: string;
	/** Objects of annotations; a field of several buttons is a list of the field, which no page has, and of them. */
	annotations?: Array<string | string[]>;
}

export interface HandmadeDocument {
	pages: HandmadePage[];
	/** Further fonts, by name: their objects, of which the first is the font; `@1` in it is the second's number. */
	fonts?: Record<string, string[]>;
	/** Form XObjects by name. */
	forms?: Record<string, string>;
	/** Further entries of the catalog; `@fields` in it are references to all annotations. */
	catalog?: string;
}

export const stream = (content: string, entries = '') =>
	`<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

const helvetica = (name: string) => [
	`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`,
];

const references = (numbers: number[]) => numbers.map((number) => `${number} 0 R`).join(' ');

/** Lays the objects out: catalog, page tree, resources, pages. */
export function handmadePages({
	pages,
	fonts = {},
	forms = {},
	catalog = '',
}: HandmadeDocument): Buffer {
	const objects: string[] = ['', '', ''];
	/** Puts objects in, in which `@n` is the number of the n-th after the first. */
	const add = (...group: string[]): number => {
		const first = objects.length + 1;
		objects.push(
			...group.map((one) => one.replace(/@(\d)/g, (_, n) => `${first + Number(n)} 0 R`)),
		);
		return first;
	};
	const addAll = (groups: Record<string, string[]>) =>
		Object.entries(groups)
			.map(([name, group]) => `/${name} ${add(...group)} 0 R`)
			.join(' ');

	const allFonts = { F1: helvetica('Helvetica'), F2: helvetica('Times-Roman'), ...fonts };
	const fontEntries = addAll(allFonts);
	const formGroups = Object.entries(forms).map(([name, form]): [string, string[]] => [
		name,
		[form.replace('/Resources @', '/Resources 3 0 R')],
	]);
	const formEntries = addAll(Object.fromEntries(formGroups));
	objects[2] = `<< /Font << ${fontEntries} >> /XObject << ${formEntries} >> >>`;

	const fields: number[] = [];
	const kids = pages.map(({ entries, content, annotations = [] }) => {
		const contents = add(stream(content));
		const here = annotations.flatMap((annotation) => {
			const group = [annotation].flat();
			const first = add(...group);
			fields.push(first);
			const all = group.map((_, i) => first + i);
			return group.length > 1 ? all.slice(1) : all;
		});
		const list = here.length > 0 ? `/Annots [${references(here)}]` : '';
		return add(
			`<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents ${contents} 0 R ${list} ${entries} >>`,
		);
	});
	objects[0] = `<< /Type /Catalog /Pages 2 0 R ${catalog.replace('@fields', references(fields))} >>`;
	objects[1] = `<< /Type /Pages /Kids [${references(kids)}] /Count ${kids.length} /MediaBox [0 0 595 842] >>`;
	return handmade(objects, { version: '1.7' });
}

/** A content stream with a line of Helvetica at each of these places, in the page's own coordinates. */
export const lines = (...places: Array<[line: string, x: number, y: number, size?: number]>) =>
	places
		.map(([line, x, y, size = 12]) => `BT /F1 ${size} Tf ${x} ${y} Td (${line}) Tj ET`)
		.join('\n');
