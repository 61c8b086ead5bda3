import type { Size } from '../pdf/shownPage';
import { lineSize, SIGNATURES } from '../pdf/stamp';
import { toText } from '../state/documents';
import type { StoredDocument, StoredSigner, Widget } from '../state/entities';
import { escape } from './escape';
import { isAskedFor } from './fields';
import { defaultOf } from './signing';

/** A widget of the signer whose page it is, and its number among them, from 1 on. */
export interface Place {
	widget: Widget;
	number: number;
}

/** What is asked for has the first numbers, which people see. */
export function placesOf({ widgets }: StoredSigner): Place[] {
	const asked = widgets.filter(isAskedFor);
	const others = widgets.filter((widget) => !isAskedFor(widget));
	return [...asked, ...others].map((widget, k) => ({ widget, number: k + 1 }));
}

/** Whether any of a widget is seen on its page. */
export function isSeen({ page, x, y, w, h }: Widget, sizes: Size[]): boolean {
	const size: Size | undefined = sizes[page - 1];
	return size !== undefined && x < size.width && y < size.height && x + w > 0 && y + h > 0;
}

const percent = (part: number, whole: number) => `${Number(((100 * part) / whole).toFixed(3))}%`;

/** Where a widget lies on its page, whatever the page's size on the screen. */
export function placeStyle({ x, y, w, h, options }: Widget, { width, height }: Size): string {
	const place = {
		x: percent(x, width),
		y: percent(y, height),
		w: percent(w, width),
		h: percent(h, height),
		size: lineSize(h),
		// In points: how far the letters of a text in cells stand apart.
		cell: w / Math.max(1, Number(options?.cell_count) || 1),
	};
	return Object.entries(place)
		.map(([name, value]) => `--${name}:${value}`)
		.join(';');
}

type Kind = 'signature' | 'todo' | 'fixed' | 'unasked' | 'other' | 'done';

const mark = (kind: Kind, style: string, content: string, attributes = '') =>
	`<div class="mark ${kind}" style="${style}"${attributes}>${content}</div>`;

/** What stands at the place of one of the signer's widgets, while it is not signed yet. */
export function ownMark({ widget, number }: Place, size: Size, signer: StoredSigner): string {
	const style = placeStyle(widget, size);
	const { type } = widget;
	if (SIGNATURES.includes(type)) return signature(widget, style, signer);
	if (isAskedFor(widget))
		return `<a class="mark todo" style="${style}" href="#field-${number}" tabindex="-1" aria-hidden="true">${number}</a>`;
	const preset = toText(defaultOf(widget, signer));
	if (preset) return mark('fixed', style, escape(preset));
	return mark('unasked', style, `<small>${escape(type)}, left empty here</small>`);
}

/** Below it there is no room for a second line, in points. */
const CAPTION_HEIGHT = 26;

/** How wide a letter is of its height, about. */
const LETTER_WIDTH = 0.5;

/** The name as handwriting, as large as the box lets it be. */
function signature({ type, w, h }: Widget, style: string, signer: StoredSigner): string {
	const name = signer.name ?? signer.email;
	const words = name.split(/\s+/);
	const text = type === 'initials' ? words.map(([letter]) => letter).join('') : name;
	const size = Math.min(18, 0.45 * h, (0.85 * w) / (LETTER_WIDTH * Math.max(1, text.length)));
	const caption = h < CAPTION_HEIGHT ? '' : `<small>Your ${escape(type)}</small>`;
	return mark('signature', `${style};--size:${size}`, `${caption}<i>${escape(text)}</i>`);
}

/** What others still have to fill in, or to sign: what they have signed is in the PDF. */
export const othersMarks = (
	document: StoredDocument,
	signer: StoredSigner,
	page: number,
	size: Size,
) =>
	document.signers
		.filter((other) => other !== signer && !other.signed)
		.flatMap(({ name, email, widgets }) =>
			widgets
				.filter((widget) => widget.page === page)
				.map((widget) => {
					const text = `${escape(name ?? email)}: ${escape(widget.options?.name ?? widget.type)}`;
					return mark(
						'other',
						placeStyle(widget, size),
						`<small>${text}</small>`,
						` title="${text}"`,
					);
				}),
		)
		.join('');

/** A frame around what was written. */
export function doneMark({ widget, number }: Place, size: Size): string {
	const { type } = widget;
	const label = SIGNATURES.includes(type) ? `<small>Your ${escape(type)}</small>` : '';
	return mark('done', placeStyle(widget, size), label, ` id="place-${number}"`);
}
