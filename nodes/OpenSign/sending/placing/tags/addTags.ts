import type { Box } from '../../../pdf/box';
import type { AllPlaced } from '../placeAll';
import { assignTags } from './assignTags';
import type { TaggedField, Tags } from './readTags';

/** Fields of the signers, with those that tags in the PDF stand for behind those that were entered. */
export function addTags(all: AllPlaced, tags: Tags): AllPlaced {
	const people = all.signers.map(({ signer }) => signer);
	const { perSigner, problems } = assignTags(tags.fields, people);
	const signers = all.signers.map(({ signer, placed }, n) => {
		const widgets = [...placed.widgets, ...perSigner[n]];
		const tagged = perSigner[n].map(({ widget, k }) => ({ content: widget, k }));
		return {
			signer: { ...signer, widgets: widgets.map(({ widget }) => widget) },
			placed: { ...placed, widgets, contents: [...placed.contents, ...tagged] },
		};
	});
	const unfilled = tags.fields.flatMap((field) => checkFilled(field, all));
	return {
		...all,
		signers,
		problems: [...all.problems, ...tags.problems, ...problems, ...unfilled],
	};
}

/** What the sender fills in needs a value, which a prefilled field on its tag has. */
function checkFilled({ isPrefill, page, text, boxes }: TaggedField, { prefill }: AllPlaced) {
	if (!isPrefill) return [];
	const isFilled = prefill.widgets.some(
		({ widget }) => widget.page === page && boxes.some((box) => touches(box, widget)),
	);
	if (isFilled) return [];
	return [
		`Page ${page}, ${text}: this is filled in by the sender. Add a prefilled field with its value that is placed at this text.`,
	];
}

const touches = (one: Box, other: Box) =>
	one.x < other.x + other.w &&
	other.x < one.x + one.w &&
	one.y < other.y + other.h &&
	other.y < one.y + one.h;
