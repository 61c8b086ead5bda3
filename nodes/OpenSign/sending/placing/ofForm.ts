/** Fields that are placed by those of the PDF's own form. */
import { WrongValue } from '../../core/inputs';
import type { Field, Place } from '../../inputs/places';
import type { WidgetOptions, WidgetType } from '../../opensign/shapes';
import type { FormField } from '../../pdf/formFields';
import type { PdfPart } from '../file';
import { findGroups, formGroups, groupsCalled, NO_FORM, type FormGroup } from './formFields';
import { fromForm } from './fromForm';
import { openParts } from './parts';
import type { Spot } from './spot';

/** What a field of a form becomes, with the field's own name where nobody has entered one. */
interface FormDraft {
	type: WidgetType;
	options: WidgetOptions;
	spots: Spot[];
	isOfForm: true;
	isNamedByForm: boolean;
}

type ByForm = Extract<Place, { by: 'formField' | 'allFormFields' }>;

/**
 * What one entry becomes: the field of a name in each file that has it, or all but those that other entries name.
 *
 * @param taken the form's fields that entries name
 * @throws WrongValue where there is none
 */
export function byForm(
	field: Pick<Field, 'type' | 'options'>,
	where: ByForm,
	parts: PdfPart[],
	taken: Set<FormField>,
): FormDraft[] {
	const forms = openParts(where, parts, 'which form it has').map(formGroups);
	if (where.by === 'formField') {
		return findGroups(forms, where.name).map((group) => toDraft(field, group));
	}
	const groups = forms.flatMap((form) => [...form.values()]);
	if (groups.length === 0) throw new WrongValue([NO_FORM]);
	const isFree = ({ fields, spots }: FormGroup) =>
		spots.length > 0 && !fields.some((one) => taken.has(one));
	return groups.filter(isFree).map((group) => toDraft({ type: undefined }, group));
}

function toDraft(field: Pick<Field, 'type' | 'options'>, group: FormGroup): FormDraft {
	const isNamedByForm = field.options?.name === undefined;
	return { ...fromForm(field, group), spots: group.spots, isOfForm: true, isNamedByForm };
}

/** The form's fields that entries are placed by, each in the file that it names. */
export function takenBy(fields: Field[], parts: PdfPart[]): Set<FormField> {
	return new Set(
		fields.flatMap(({ place }) => {
			if (place.by !== 'formField') return [];
			try {
				const forms = openParts(place, parts, '').map(formGroups);
				return groupsCalled(forms, place.name).flatMap((group) => group.fields);
			} catch {
				// What is wrong with its file is said where it is placed.
				return [];
			}
		}),
	);
}
