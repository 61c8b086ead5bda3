import type { StoredSigner, Widget } from '../state/entities';
import { escape } from './escape';
import { defaultOf, FILLABLE, isRequired } from './signing';

/** Whether the page asks the signer for it. */
export const isAskedFor = ({ type, options }: Widget) =>
	FILLABLE.includes(type) && options?.readonly !== true;

/** What the on-screen keyboard of a phone offers. */
const KEYBOARDS: Record<string, string> = { email: 'email', number: 'decimal' };

interface Field {
	widget: Widget;
	id: string;
	name: string;
	/** What the field is called, with its number, which also stands at its place. */
	caption: string;
	preset: unknown;
	required: string;
}

/**
 * What a signer enters, or chooses, with its label.
 *
 * @param number of the widget
 * @param style where it lies on its page, if it does
 */
export function field(widget: Widget, number: number, signer: StoredSigner, style = ''): string {
	const { type, options = {} } = widget;
	const isNeeded = isRequired(widget);
	const field: Field = {
		widget,
		id: `field-${number}`,
		name: escape(options.name),
		caption: `<b>${number}</b> ${escape(options.name ?? type)}${isNeeded ? ' <em>required</em>' : ''}`,
		preset: defaultOf(widget, signer),
		required: isNeeded ? ' required' : '',
	};
	const choices: unknown[] = Array.isArray(options.values) ? options.values : [];
	const place = style && ` style="${style}"`;
	if (choices.length > 0 && type !== 'dropdown') {
		const layout = options.layout === 'horizontal' ? 'in-a-row' : 'below-each-other';
		const legend = `<legend class="caption">${field.caption}</legend>`;
		return `<fieldset class="field ${layout}" id="${field.id}"${place}>${legend}${ticks(field, choices)}</fieldset>`;
	}
	const input = choices.length > 0 ? select(field, choices) : line(field);
	return `<div class="field"${place}><label class="caption" for="${field.id}">${field.caption}</label>${input}</div>`;
}

function line({ widget: { type, options = {} }, id, name, preset, required }: Field): string {
	const hint = escape(options.hint ?? options.format ?? options.name ?? type);
	const keyboard = type in KEYBOARDS ? ` inputmode="${KEYBOARDS[type]}"` : '';
	const cells = Number(options.cell_count) > 0 ? ` maxlength="${Number(options.cell_count)}"` : '';
	const kind = type === 'cells' ? ' class="cells"' : '';
	return `<input id="${id}" name="${name}" value="${escape(preset)}" placeholder="${hint}"${kind}${keyboard}${cells}${required}>`;
}

function ticks({ widget: { type }, name, preset, required }: Field, choices: unknown[]): string {
	const ticked: unknown[] = Array.isArray(preset) ? preset : [preset];
	const isOne = type === 'radio button';
	// Of several boxes to tick, a browser would want that very one ticked which says that it is required.
	const attributes = isOne ? `type="radio"${required}` : 'type="checkbox"';
	const tick = (choice: unknown) => {
		const checked = ticked.includes(choice) ? ' checked' : '';
		const value = escape(choice);
		return `<label><input ${attributes} name="${name}" value="${value}"${checked}> ${value}</label>`;
	};
	return choices.map(tick).join('');
}

function select({ id, name, preset, required }: Field, choices: unknown[]): string {
	const option = (choice: unknown) =>
		`<option${choice === preset ? ' selected' : ''}>${escape(choice)}</option>`;
	const none = choices.includes(preset) ? '' : '<option value="">Choose …</option>';
	return `<select id="${id}" name="${name}"${required}>${none}${choices.map(option).join('')}</select>`;
}
