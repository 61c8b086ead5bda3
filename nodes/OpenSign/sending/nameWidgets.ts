import { WIDGET_TYPES, type Widget } from '../opensign/shapes';

/** Types that get a name: signatures need none. */
const NAMED: string[] = WIDGET_TYPES.filter((type) => type !== 'signature');

/**
 * Gives every nameless field a name of its own, made from its type: OpenSign wants unique names and makes up equal
 * ones.
 */
export function nameWidgets(widgets: Widget[]): void {
	const taken = new Set(widgets.map(({ options }) => options?.name));
	const nameless = widgets.filter(({ type, options }) => !options?.name && NAMED.includes(type));
	for (const widget of nameless) {
		let name = widget.type;
		for (let k = 2; taken.has(name); k++) name = `${widget.type} ${k}`;
		taken.add(name);
		widget.options = { ...widget.options, name };
	}
}
