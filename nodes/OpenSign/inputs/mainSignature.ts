/** The one signature that nearly everyone has, in the form of the signer: no list, no points. */
import { isNothing, readText, showFor, text, variants } from '../core/inputs';
import type { Input, Variant } from '../core/inputs';
import { readPages } from './pageRanges';
import type { Corner, Position } from './placeChoices';
import type { Field } from './places';

/** Without one there is no signature of this kind: a workflow that was stored before there was this input has none. */
const anchor = text('signatureText', {
	displayName: 'Text in the PDF',
	placeholder: 'e.g. Signature of tenant:',
	description:
		'Words as they are in the PDF, once. Letter case, blanks and line breaks do not matter. Empty for no signature here.',
});

const byText = (name: string, description: string) =>
	({ name, description, inputs: { anchor } }) satisfies Variant;
const byCorner = (name: string) => ({ name, inputs: {} }) satisfies Variant;

const signatureAt = variants('signatureAt', {
	displayName: 'Signature',
	default: 'right',
	description: 'Where this person signs',
	variants: {
		right: byText('Right Of a Text', 'Begins where the text ends, on its line'),
		above: byText('Above a Text', 'Right above it, as where the name stands below the line'),
		below: byText('Below a Text', 'Right below it, from its left end'),
		on: byText('On a Text', 'Over the text, such as a dotted line'),
		bottomLeft: byCorner('Bottom Left of the Last Page'),
		bottomRight: byCorner('Bottom Right of the Last Page'),
		none: { name: 'As More Fields Say', description: 'Only what is added below', inputs: {} },
	},
});

type At = ReturnType<typeof signatureAt.read>;

/** Where a signature stands that is placed by a corner: half an inch from the edges. */
const MARGIN = 36;

/** How messages name it. */
const CALLED = 'Signature';

const CORNERS: Partial<Record<At['kind'], Corner>> = {
	bottomLeft: 'bottomLeft',
	bottomRight: 'bottomRight',
};

/** Shown for those who sign; undefined where nothing was entered. */
export const mainSignature: Input<Field | undefined> = {
	properties: signatureAt.properties.map((one) => showFor(one, { signerRole: ['signer'] })),
	read: (values) => {
		// Hidden for the others: then n8n gives nothing, or what was entered before.
		const task = values.get('signerRole');
		if (!isNothing(task) && readText(task, values.zone) !== 'signer') return undefined;
		return toField(signatureAt.read(values));
	},
};

function toField(at: At): Field | undefined {
	if ('anchor' in at) return at.anchor === '' ? undefined : besideText(at.anchor, at.kind);
	const corner = CORNERS[at.kind];
	if (corner === undefined) return undefined;
	const pages = readPages('last', '');
	return {
		type: 'signature',
		called: CALLED,
		place: { by: 'corner', pages, corner, margin: MARGIN },
	};
}

const besideText = (words: string, position: Position): Field => ({
	type: 'signature',
	called: CALLED,
	place: { by: 'text', text: words, occurrence: 'only', position, dx: 0, dy: 0 },
});
