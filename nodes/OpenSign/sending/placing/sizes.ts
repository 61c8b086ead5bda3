import type { WidgetOptions, WidgetType } from '../../opensign/shapes';

/** Width and height, points. */
export interface Size {
	w: number;
	h: number;
}

/** A box to tick, or a radio button. */
const TICK: Size = { w: 16, h: 16 };
const LINE: Size = { w: 160, h: 20 };

const USUAL: Record<WidgetType, Size> = {
	attachments: LINE,
	cells: { w: 160, h: 24 },
	checkbox: TICK,
	company: LINE,
	date: { w: 90, h: 20 },
	dropdown: { w: 120, h: 20 },
	email: LINE,
	image: { w: 100, h: 100 },
	initials: { w: 64, h: 32 },
	'job title': LINE,
	name: LINE,
	number: { w: 90, h: 20 },
	'radio button': TICK,
	signature: { w: 160, h: 48 },
	stamp: { w: 100, h: 100 },
	textbox: LINE,
};

/** The size of a field where none is given. Boxes to tick stand below each other, or in a row, one for each choice. */
export function usualSize(type: WidgetType, { values, layout }: WidgetOptions = {}): Size {
	const { w, h } = USUAL[type];
	const count = Array.isArray(values) ? Math.max(1, values.length) : 1;
	if (USUAL[type] !== TICK) return { w, h };
	return layout === 'horizontal' ? { w: w * count, h } : { w, h: h * count };
}
