import { describeDateFormat } from '../opensign/dateFormats';
import { WIDGET_TYPES, type WidgetOptions } from '../opensign/shapes';
import type { Content } from './placing/place';

/** Types that get a name: signatures need none. */
const NAMED: string[] = WIDGET_TYPES.filter((type) => type !== 'signature');

/**
 * Gives every nameless field a name of its own, made from its type: OpenSign wants unique names and makes up equal
 * ones.
 */
export function nameWidgets(widgets: Content[]): void {
	const taken = new Set(widgets.map(({ options }) => options?.name));
	const nameless = widgets.filter(({ type, options }) => !options?.name && NAMED.includes(type));
	for (const widget of nameless) {
		let name = widget.type;
		for (let k = 2; taken.has(name); k++) name = `${widget.type} ${k}`;
		taken.add(name);
		widget.options = { ...widget.options, name };
	}
}

/**
 * Says what OpenSign's server does not take for granted, against its own specification: it stores a field without
 * `required` as optional, and refuses a date without `format` and a checkbox without `selectedvalues` (measured on
 * version 1; the code stands in later versions).
 */
export function sayDefaults(widgets: Content[]): void {
	for (const widget of widgets) {
		const { type, options = {} } = widget;
		if (type === 'signature') continue;
		const complete: WidgetOptions = { required: true, ...options };
		if (type === 'date') complete.format = describeDateFormat(options.format);
		if (type === 'checkbox') complete.selectedvalues = options.selectedvalues ?? [];
		widget.options = complete;
	}
}
