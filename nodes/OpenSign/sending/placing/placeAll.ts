/** The places of all fields of a document. */
import type { Field } from '../../inputs/places';
import { signerLabel, type EnteredSigner } from '../../inputs/signers';
import type { Signer, Widget } from '../../opensign/shapes';
import type { Page } from '../../pdf/read';
import type { PdfPart } from '../file';
import { takenBy } from './ofForm';
import { place, type Content, type Placed } from './place';

/** A person, and what is asked of them. */
export interface PlacedSigner {
	/** As OpenSign has it. */
	signer: Signer;
	placed: Placed;
}

/** A document's fields as OpenSign has them. */
export interface AllPlaced {
	prefill: Placed;
	signers: PlacedSigner[];
	problems: string[];
}

/** Somebody's fields. */
export interface Owned {
	/** How messages name them: "Signer 2 (Tenant)". */
	owner: string;
	/** Undefined for those that are prefilled. */
	role?: string;
	email?: string;
	widgets: Placed['widgets'];
}

/** How messages name the owner of prefilled fields. */
export const PREFILL = 'Prefilled Fields';

/** @param parts the files of the PDF; none where it could not be read */
export function placeAll(prefilled: Field[], people: EnteredSigner[], parts: PdfPart[]): AllPlaced {
	const fields = [...prefilled, ...people.flatMap(({ widgets }) => widgets)];
	const pages = parts.flatMap((part) => part.pages ?? []);
	const surroundings = {
		parts,
		names: namesOf(fields, pages),
		given: new Set<string>(),
		taken: takenBy(fields, parts),
	};
	const prefill = place(prefilled, PREFILL, surroundings);
	const signers = people.map((person, k): PlacedSigner => {
		const placed = place(person.widgets, signerLabel(k, person.role), surroundings);
		return { signer: { ...person, widgets: widgetsOf(placed) }, placed };
	});
	const all = [prefill, ...signers.map(({ placed }) => placed)];
	return { prefill, signers, problems: all.flatMap(({ problems }) => problems) };
}

/** Whose fields are whose. */
export const ownersOf = ({ prefill, signers }: AllPlaced): Owned[] => [
	{ owner: PREFILL, widgets: prefill.widgets },
	...signers.map(({ signer, placed }, k) => ({
		owner: signerLabel(k, signer.role),
		role: signer.role,
		email: signer.email,
		widgets: placed.widgets,
	})),
];

export const widgetsOf = ({ widgets }: Placed): Widget[] => widgets.map(({ widget }) => widget);

/** Everything that is named or completed: the widgets, and what could not be placed. */
export const contentsOf = ({ widgets, contents }: Placed): Content[] => [
	...new Set<Content>([
		...widgets.map(({ widget }) => widget),
		...contents.map(({ content }) => content),
	]),
];

/** Names that a made-up one must differ from. */
const namesOf = (fields: Field[], pages: Page[]) =>
	new Set([
		...fields.flatMap(({ options }) => (options?.name === undefined ? [] : [options.name])),
		...pages.flatMap(({ formFields }) => formFields.map(({ name }) => name)),
	]);
