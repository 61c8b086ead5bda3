import { choice, field, list, required, mapField, restyle, rows, text } from '../core/inputs';
import type { Input, Read } from '../core/inputs';
import { PREFILL_TYPES, type WidgetOptions } from '../opensign/shapes';
import { readDateText } from './dateText';
import { colorInput, dateFormatInput, fontSizeInput } from './widgetOptionTable';
import type { Field } from './places';
import { prefillPlaces, toPlace } from './placesForm';
import { placeOf, widgetTypeOptions } from './widgets';

const WITH_CHOICES = ['checkbox', 'dropdown', 'radio button'];

const typeInput = choice('type', {
	displayName: 'Type',
	options: widgetTypeOptions(PREFILL_TYPES),
	default: 'textbox',
	description: 'What is written',
});

const value = {
	displayName: 'Value',
	description:
		'What is written: text, a date, one of the choices (for a checkbox several, separated by commas), or an image as base64',
};
const oneValue = text('response', value);
const neededValue = field(oneValue.property, required(oneValue.take));
const severalValues = list('response', value);
const dateValue = (format: unknown) => field(oneValue.property, required(readDateText(format)));

const format = restyle(dateFormatInput('format'), { displayOptions: { show: { type: ['date'] } } });

const valueInput: Input<string | string[]> = {
	properties: [oneValue.property],
	read: (values) => {
		switch (typeInput.read(values)) {
			case 'checkbox':
				return severalValues.read(values);
			case 'date':
				return dateValue(format.read(values)).read(values);
			default:
				return neededValue.read(values);
		}
	},
};

/** In the order of a form: what, then where, then how it looks. */
const prefillInputs = {
	type: typeInput,
	name: text('name', {
		displayName: 'Field Name',
		placeholder: 'e.g. customer number',
		description:
			'Name of the field, different from all others in the document. If empty, one is made from the type.',
	}),
	response: valueInput,
	values: list('values', {
		displayName: 'Choices',
		placeholder: 'e.g. Yes, No',
		displayOptions: { show: { type: WITH_CHOICES } },
		description: 'What there is to choose from, separated by commas',
	}),
	format,
	place: prefillPlaces,
	color: restyle(colorInput(['black', 'blue', 'red']), {
		displayOptions: { hide: { type: ['image'] } },
	}),
	fontsize: restyle(fontSizeInput('fontsize'), { displayOptions: { hide: { type: ['image'] } } }),
};

/** Text that the document's maker puts into the PDF before it goes out. */
export const prefillForm = mapField(
	rows('prefill', {
		displayName: 'Prefilled Fields',
		typeOptions: { multipleValueButtonText: 'Add Prefilled Field' },
		placeholder: 'Add Prefilled Field',
		description: 'Values that are written into the PDF before anyone gets it',
		entry: { name: 'widget', displayName: 'Prefilled Field' },
		place: (k, entry) => `Prefilled Fields, ${placeOf(k, entry)}`,
		inside: prefillInputs,
	}),
	(entries) => entries.map(toField),
);

/** What an entry is, with the options that its type has, and where it stands. */
function toField(entry: Read<typeof prefillInputs>): Field {
	const { type, name, response, values, format, color, fontsize, place } = entry;
	const options: WidgetOptions = {};
	if (name !== '') options.name = name;
	if (WITH_CHOICES.includes(type)) options.values = values;
	if (type === 'date') options.format = format;
	if (type !== 'image') Object.assign(options, { color, fontsize });
	return { type, options: { ...options, response }, place: toPlace(place) };
}
