/** Where a field stands, in n8n's form. */
import {
	choice,
	field,
	number,
	points,
	restyle,
	text,
	variants,
	wholeNumber,
} from '../core/inputs';
import type { Variant } from '../core/inputs';
import { coordinateInputs } from './coordinates';
import { CORNERS, OCCURRENCES, POSITIONS } from './placeChoices';
import { readPages } from './pageRanges';
import { ALL_PDFS } from './pdf';
import type { Place, Size } from './places';

/** Inputs of their own, not `w` and `h`: n8n fills in the defaults of those, so nobody could tell what was entered. New
 * ones for each way, which are shown where it has them. */
const sizeInputs = () => ({
	w: points('width', {
		displayName: 'Width (0 for Usual)',
		min: 0,
		default: 0,
		description: 'Width of the field in points. 0 for the usual one of its type.',
	}),
	h: points('height', {
		displayName: 'Height (0 for Usual)',
		min: 0,
		default: 0,
		description: 'Height of the field in points. 0 for the usual one of its type.',
	}),
});

const occurrence = variants('occurrence', {
	displayName: 'Occurrence',
	default: 'only',
	description: 'Which one is meant where the text is in the PDF several times',
	variants: {
		...OCCURRENCES,
		nth: {
			name: 'By Number',
			description: 'The second, the third and so on',
			inputs: {
				number: wholeNumber('occurrenceNumber', {
					displayName: 'Number of the Occurrence',
					min: 1,
					description: 'Which one it is, counted from the beginning of the PDF',
				}),
			},
		},
	},
});

const textInputs = {
	text: text('anchorText', {
		displayName: 'Text',
		required: true,
		ifEmpty: 'Enter words that are in the PDF, such as Signature of tenant.',
		placeholder: 'e.g. Signature of tenant:',
		description: 'Words as they are in the PDF. Letter case, blanks and line breaks do not matter.',
	}),
	occurrence,
	position: choice('position', {
		displayName: 'Position',
		options: POSITIONS,
		default: 'on',
		description: 'Where the field stands, seen from the text',
	}),
	...sizeInputs(),
	dx: number('offsetX', {
		displayName: 'Move Right (Points)',
		description: 'Points to move the field to the right. Below 0 moves it to the left.',
	}),
	dy: number('offsetY', {
		displayName: 'Move Down (Points)',
		description: 'Points to move the field down. Below 0 moves it up.',
	}),
};

const pageList = text('pageList', {
	displayName: 'Page Numbers',
	required: true,
	ifEmpty: 'Enter pages, such as 2-5, 8, -1.',
	placeholder: 'e.g. 2-5, 8, -1',
	description: 'Pages and ranges of pages, separated by commas. The last page is -1.',
});

const onPages = variants('onPages', {
	displayName: 'On',
	default: 'last',
	description: 'Pages that get the field',
	variants: {
		first: { name: 'First Page', inputs: {} },
		last: { name: 'Last Page', inputs: {} },
		every: { name: 'Every Page', inputs: {} },
		list: {
			name: 'Page Numbers',
			inputs: { pages: field(pageList.property, (value, zone) => readListed(value, zone)) },
		},
	},
});

const readListed = (value: unknown, zone: string) => readPages(pageList.take(value, zone), zone);

const cornerInputs = {
	onPages,
	corner: choice('corner', {
		displayName: 'Where',
		options: CORNERS,
		default: 'bottomRight',
		description: 'Corner or edge of the page that the field stands at',
	}),
	margin: points('margin', {
		displayName: 'Margin (Points)',
		min: 0,
		default: 36,
		description: 'Distance from the edges of the page in points. 36 are half an inch (1.27 cm).',
	}),
	...sizeInputs(),
};

/**
 * Shown where the document is made of several files; an expression may yield several as well. By `includes`, not by
 * `regex`: n8n ends every regular expression that takes some milliseconds, as on a busy machine, with an error.
 */
const fileInput = restyle(
	text('file', {
		displayName: 'File',
		placeholder: 'e.g. annex.pdf',
		description:
			'Which of the files is meant, by its file name, or its name in the input. Pages are counted in it then. If empty: the whole document.',
	}),
	{
		displayOptions: {
			show: {
				// First: n8n before 2.9 or so breaks off where it looks for something in an input that is not there.
				'/pdfSource': ['binary'],
				'/binaryPropertyName': [{ _cnd: { includes: ',' } }, ALL_PDFS],
			},
		},
	},
);

/** What every entry can be placed by. */
const WAYS = {
	coordinates: {
		name: 'Coordinates',
		description: 'A page, and points from its top left corner',
		inputs: { file: fileInput, ...coordinateInputs },
	},
	text: {
		name: 'Text in the PDF',
		description: 'At words that are in the PDF, wherever they are',
		inputs: { file: fileInput, ...textInputs },
	},
	corner: {
		name: 'Page and Corner or Edge',
		description: 'At the same spot of one page, of some, or of every page',
		inputs: { file: fileInput, ...cornerInputs },
	},
} satisfies Record<string, Variant>;

/** By a field of the PDF's own form, besides what `inputs` ask of it. */
const formFieldWay = <I extends Variant['inputs']>(inputs: I) => ({
	name: 'PDF Form Field',
	description: "At a field of the PDF's own form",
	inputs: {
		file: fileInput,
		formField: text('formFieldName', {
			displayName: 'Form Field Name',
			required: true,
			ifEmpty: "Enter the name that the field has in the PDF's form.",
			placeholder: 'e.g. tenant.signature',
			description: "Name of the field in the PDF's own form",
		}),
		...inputs,
	},
});

const ABOUT = {
	displayName: 'Place By',
	// n8n puts the default into stored workflows that have none: those have coordinates.
	default: 'coordinates',
	description: 'How to say where the field stands',
} as const;

/** Where a prefilled field stands. */
export const prefillPlaces = variants('placeBy', {
	...ABOUT,
	variants: { ...WAYS, formField: formFieldWay({}) },
});

/** Where a signer's field stands. @param formFieldInputs what is asked beside a form field's name */
export const signerPlaces = <I extends Variant['inputs']>(formFieldInputs: I) =>
	variants('placeBy', {
		...ABOUT,
		variants: {
			...WAYS,
			formField: formFieldWay(formFieldInputs),
			allFormFields: {
				name: 'All Form Fields',
				description:
					'Makes fields of the whole form of the PDF, but for those that are named elsewhere',
				inputs: { file: fileInput },
			},
		},
	});

/** The ways by which an entry says itself what it is. */
export const WITH_TYPE = Object.keys(WAYS);

type Given = ReturnType<(typeof prefillPlaces)['read']> | { kind: 'allFormFields'; file: string };

/** What was entered, without the form's own ways to say it. */
export const toPlace = (given: Given): Place =>
	given.file === '' ? toSpot(given) : { ...toSpot(given), file: given.file };

function toSpot(given: Given): Place {
	switch (given.kind) {
		case 'coordinates': {
			const { page: number, x, y, w, h } = given;
			return { by: 'coordinates', page: number, x, y, w, h };
		}
		case 'text': {
			const { text: anchor, occurrence: which, position, dx, dy } = given;
			const nth = which.kind === 'nth' ? which.number : which.kind;
			return { by: 'text', text: anchor, occurrence: nth, position, dx, dy, ...toSize(given) };
		}
		case 'corner': {
			const { onPages: chosen, corner, margin } = given;
			const pages = chosen.kind === 'list' ? chosen.pages : readPages(chosen.kind, '');
			return { by: 'corner', pages, corner, margin, ...toSize(given) };
		}
		case 'formField':
			return { by: 'formField', name: given.formField };
		case 'allFormFields':
			return { by: 'allFormFields' };
	}
}

/** 0 is the usual size. */
const toSize = ({ w, h }: Required<Size>): Size => ({ w: w || undefined, h: h || undefined });
