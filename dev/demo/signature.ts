import type { Box } from '../../nodes/OpenSign/pdf/box';
import { builtCode } from '../checkout';

/** Points between a text and what is written into the signature right of it. */
const GAP = 20;

/** How high a signature is, points: it stands on the line of the text. */
const HEIGHT = 48;

/** In points. */
const TOLERANCE = 2;

/**
 * Checks a PDF that came back signed.
 *
 * @param text right of which the signature must be
 * @param mark what is written into it
 * @returns the signature's page
 * @throws when pages are missing, or the signature is, or stands elsewhere
 */
export async function checkSigned(
	{ original, signed }: Record<'original' | 'signed', Buffer>,
	text: string,
	mark: string,
): Promise<number> {
	// The package's own reader: what it is bundled with is not among the sources.
	const { openPdf, findText } = await builtCode();
	const wanted = { password: '', text: true };
	const { pages: expected } = await openPdf(original, wanted);
	const { pages } = await openPdf(signed, wanted);
	if (pages.length !== expected.length)
		throw new Error(`The signed PDF has ${pages.length} pages instead of ${expected.length}.`);
	const [anchor] = findText(expected, text);
	const found = findText(pages, mark).at(0);
	if (!found) throw new Error('The signed PDF carries no signature.');
	if (found.page !== anchor.page || !isBeside(found.boxes[0], anchor.boxes[0])) {
		const [is, due] = [found, anchor].map((place) => JSON.stringify(place));
		throw new Error(`The signature is not right of '${text}': it is at ${is}, the text at ${due}.`);
	}
	return found.page;
}

function isBeside(mark: Box, text: Box): boolean {
	const gap = mark.x - (text.x + text.w);
	const up = text.y + text.h - (mark.y + mark.h);
	return gap >= 0 && gap <= GAP && up >= -TOLERANCE && up + mark.h <= HEIGHT + TOLERANCE;
}
