import { capitalize, nameDocument, TOO_OLD } from '../../opensign/documents';
import type { StoredFile } from '../../opensign/files';
import type { OpenSignDocument } from '../../opensign/shapes';

/** What Download can be asked for. */
type Wanted = 'signed' | 'both' | 'certificate' | 'original' | 'current';

interface MissingFile {
	file: StoredFile;
	/** A sentence or two. */
	reason: string;
}

/** Which of the wanted files there are not, and why; empty when all are there. */
export function findMissing(document: OpenSignDocument, wanted: Wanted): MissingFile[] {
	const reasons: Array<[StoredFile, string | undefined]> = [];
	if (['signed', 'both'].includes(wanted)) reasons.push(['file', whyNotSigned(document)]);
	if (wanted === 'original') reasons.push(['file', whyNoOriginal(document)]);
	if (['both', 'certificate'].includes(wanted)) {
		reasons.push(['certificate', whyNoCertificate(document)]);
	}
	return reasons.flatMap(([file, reason]) =>
		reason === undefined
			? []
			: [{ file, reason: `${capitalize(nameDocument(document))} ${reason}` }],
	);
}

function whyNotSigned({ status }: OpenSignDocument): string | undefined {
	if (status === 'completed') return undefined;
	if (status === undefined)
		return `may not have been signed by all: ${TOO_OLD}. Choose PDF as It Is Now.`;
	return `has no signed PDF yet: its status is ${status}. Choose PDF as It Is Now for the signatures made so far.`;
}

/** Never a signed PDF in place of the original: where nobody knows who has signed, there is none. */
function whyNoOriginal({ status, audit_trail: trail }: OpenSignDocument): string | undefined {
	if (status === 'completed' || trail?.some(({ signed }) => signed !== undefined)) {
		return 'has been signed, and OpenSign gives out only the PDF with the signatures then. Choose PDF as It Is Now.';
	}
	if (status === 'draft' || (status !== undefined && trail !== undefined)) return undefined;
	return 'may have been signed: this OpenSign server does not tell who has signed it, and gives out only one PDF. Choose PDF as It Is Now.';
}

function whyNoCertificate({ status, certificate }: OpenSignDocument): string | undefined {
	if (certificate) return undefined;
	if (status === undefined) return `has no certificate: ${TOO_OLD}.`;
	return status === 'completed'
		? 'is completed, but has no certificate of its own: either OpenSign has not made it yet, which takes a moment, or it was appended to the signed PDF (option Append Certificate).'
		: `has no certificate yet: its status is ${status}, and OpenSign makes it when everyone has signed.`;
}
