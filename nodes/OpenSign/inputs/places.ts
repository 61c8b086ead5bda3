/** Fields as people enter them: what they are, and where they stand. */
import type { WidgetOptions, WidgetType } from '../opensign/shapes';
import type { PageRange } from './pageRanges';
import type { Corner, Position } from './placeChoices';

/** Width and height in points; what is not given is the usual one of the field's type. */
export interface Size {
	w?: number;
	h?: number;
}

/** Which of the places where a text is found: "only" wants that there is just one. Numbers count from 1. */
export type Occurrence = 'only' | 'first' | 'last' | 'every' | number;

/** Where a field stands, as it was entered. Lengths are in points; pages count from 1, or from the end as -1. */
export type Place = OfFile & Spot;

interface OfFile {
	/** One of several files that become a document, whose pages are meant; else those of the whole. */
	file?: string;
}

type Spot =
	| ({ by: 'coordinates'; page: number; x: number; y: number } & Required<Size>)
	| ({
			by: 'text';
			text: string;
			occurrence: Occurrence;
			position: Position;
			/** Points to the right. */
			dx: number;
			/** Points down. */
			dy: number;
	  } & Size)
	| ({ by: 'corner'; pages: PageRange[]; corner: Corner; margin: number } & Size)
	| { by: 'formField'; name: string }
	| { by: 'allFormFields' };

/** A field as it was entered. Where it stands is worked out with the PDF's pages (`sending/placing`). */
export interface Field {
	/** Undefined where it is that of the PDF's own form. */
	type: WidgetType | undefined;
	options?: WidgetOptions;
	place: Place;
	/** How messages name it; else by its number among the others. */
	called?: string;
}
