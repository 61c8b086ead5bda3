import { around, transformPoint, type Box } from './box';
import type { Annotation, Matrix } from './bundled/reader';

export type FormFieldKind = 'checkbox' | 'dropdown' | 'list' | 'radio' | 'signature' | 'text';

/** A field of a PDF's own form. A group of radio buttons has one for each of its buttons. */
export interface FormField {
	name: string;
	kind: FormFieldKind;
	box: Box;
	/** What it is called for people; empty where nobody has said. */
	label: string;
	/** What is entered or chosen already; empty for nothing. */
	value: string;
	/** Of a dropdown or a list; of a check box or radio button, what it stands for. */
	choices: string[];
	isRequired: boolean;
	isReadOnly: boolean;
	/** In characters; undefined for no limit. */
	maxLength?: number;
	/** The form's own format of a date (Acrobat's "mm/dd/yyyy"), where it is one. */
	dateFormat?: string;
}

/** A form's field, or nothing where it is something else, hidden, or a button that does something. */
export function toFormField(annotation: Annotation, shown: Matrix): FormField[] {
	const { subtype, fieldName = '', hidden, rect } = annotation;
	const kind = subtype === 'Widget' && !hidden ? kindOf(annotation) : undefined;
	if (kind === undefined) return [];
	const [x1, y1, x2, y2] = rect;
	const corners = [
		{ x: x1, y: y1 },
		{ x: x2, y: y2 },
	];
	const { maxLen = 0 } = annotation;
	return [
		{
			name: fieldName,
			kind,
			box: around(corners.map((corner) => transformPoint(shown, corner))),
			label: annotation.alternativeText ?? '',
			value: meaningOf(toText(annotation.fieldValue), annotation),
			choices: choicesOf(annotation),
			isRequired: annotation.required === true,
			isReadOnly: annotation.readOnly === true,
			maxLength: maxLen > 0 ? maxLen : undefined,
			dateFormat: dateFormatOf(annotation),
		},
	];
}

function kindOf(annotation: Annotation): FormFieldKind | undefined {
	switch (annotation.fieldType) {
		case 'Tx':
			return 'text';
		case 'Sig':
			return 'signature';
		case 'Ch':
			return annotation.combo ? 'dropdown' : 'list';
		case 'Btn':
			if (annotation.checkBox) return 'checkbox';
			return annotation.radioButton ? 'radio' : undefined;
		default:
			return undefined;
	}
}

function choicesOf(annotation: Annotation): string[] {
	const { options = [], buttonValue, exportValue } = annotation;
	if (options.length > 0) return options.map(({ displayValue }) => displayValue);
	const button = buttonValue ?? exportValue;
	return button ? [meaningOf(button, annotation)] : [];
}

/** What a check box or radio button stands for, of which this is the name. */
function meaningOf(button: string, { meanings = [] }: Annotation): string {
	return meanings.find(([name]) => name === button)?.[1] ?? button;
}

function toText(value: unknown): string {
	if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ');
	return typeof value === 'string' && value !== 'Off' ? value : '';
}

/** Acrobat formats dates by its own script: `AFDate_FormatEx("mm/dd/yyyy")`. */
function dateFormatOf({ actions }: Annotation): string | undefined {
	const scripts = Object.values(actions ?? {}).flat();
	const formats = scripts.map((script) => /AFDate_\w+\(\s*"([^"]*)"/.exec(script)?.[1]);
	return formats.find((format) => format !== undefined);
}
