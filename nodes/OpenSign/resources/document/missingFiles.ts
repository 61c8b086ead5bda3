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
	const name = `The document '${document.title}' (${document.objectId})`;
	const isCompleted = document.status === 'completed';
	const isSigned = isCompleted || document.audit_trail?.some(({ signed }) => signed);
	const missing: MissingFile[] = [];
	if (['signed', 'both'].includes(wanted) && !isCompleted) {
		missing.push({
			file: 'file',
			reason: `${name} has no signed PDF yet: its status is ${document.status}. Choose PDF as It Is Now for the signatures made so far.`,
		});
	}
	if (wanted === 'original' && isSigned) {
		missing.push({
			file: 'file',
			reason: `${name} has been signed, and OpenSign gives out only the PDF with the signatures then. Choose PDF as It Is Now.`,
		});
	}
	if (['both', 'certificate'].includes(wanted) && !document.certificate) {
		missing.push({
			file: 'certificate',
			reason: isCompleted
				? `${name} is completed, but has no certificate of its own: either OpenSign has not made it yet, which takes a moment, or it was appended to the signed PDF (option Append Certificate).`
				: `${name} has no certificate yet: its status is ${document.status}, and OpenSign makes it when everyone has signed.`,
		});
	}
	return missing;
}
