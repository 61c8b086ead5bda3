/** What a template says of itself: its roles, the fields that can be given a value, and which of them must be. */
import type { Template, Widget } from './shapes';

/** Fields whose value cannot be given: they are drawn or uploaded by the signer. */
const NOT_FILLABLE = ['signature', 'stamp', 'initials', 'image', 'attachments'];

/** A field's name; empty if it has none. */
export const nameOf = (widget: Widget) => String(widget.options?.name ?? '');

const hasName = (widget: Widget) => nameOf(widget) !== '';

/** The names of the template's roles, in its order. */
export const rolesOf = (template: Template) =>
	template.signers.map(({ role }) => role ?? '').filter((role) => role !== '');

/** The fields of a role that have a name and can be given a value. */
export function fieldsOf(template: Template, role: string): Widget[] {
	const signer = template.signers.find((other) => other.role === role);
	return (signer?.widgets ?? []).filter(hasName).filter(({ type }) => !NOT_FILLABLE.includes(type));
}

/** The fields that are filled before anybody signs, and that have a name. */
export const prefillOf = (template: Template) => (template.prefill?.widgets ?? []).filter(hasName);

/** Whether a field's value is none: nothing, an empty text or an empty choice. */
export function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return value === undefined || value === null || value === '';
}

/** A field that its signer must fill but cannot change. */
export const mustBeGiven = ({ options = {} }: Widget) =>
	options.required === true && options.readonly === true && isEmpty(options.default);

/** A prefill field that the template wants filled and holds no value for. */
export const mustBePrefilled = ({ options = {} }: Widget) =>
	options.required === true && isEmpty(options.response);
