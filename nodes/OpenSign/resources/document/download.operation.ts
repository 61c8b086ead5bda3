import type { IBinaryKeyData } from 'n8n-workflow';

import { apiError } from '../../core/errors';
import type { Operation } from '../../core/registry';
import { documentField, readDocumentId } from '../../inputs/document';
import { getDocument } from '../../opensign/documents';
import { downloadFile, fileName } from '../../opensign/files';
import { toDocument } from '../../opensign/output';
import type { OpenSignDocument } from '../../opensign/shapes';

type Wanted = 'signed' | 'both' | 'certificate' | 'original' | 'current';

const outputField = (
	displayName: string,
	name: string,
	preset: string,
	shown: Wanted[],
	what: string,
) => ({
	displayName,
	name,
	type: 'string' as const,
	default: preset,
	required: true,
	displayOptions: { show: { files: shown } },
	hint: `The name of the output binary field to put the ${what} in`,
});

export const download: Operation = {
	name: 'Download',
	action: 'Download a document',
	description:
		'Download the signed PDF of a document, its completion certificate, or the PDF in an earlier state. Changes nothing.',
	routes: ['GET /document/{document_id}'],
	fields: [
		documentField,
		{
			displayName: 'Files',
			name: 'files',
			type: 'options',
			options: [
				{
					name: 'Certificate',
					value: 'certificate',
					description: 'The completion certificate, which says who signed when',
				},
				{
					name: 'Original PDF',
					value: 'original',
					description: 'The PDF as it went out; OpenSign gives it out until somebody signs',
				},
				{
					name: 'PDF as It Is Now',
					value: 'current',
					description: 'The PDF with the signatures made so far, in any status',
				},
				{
					name: 'Signed PDF',
					value: 'signed',
					description: 'The PDF with all signatures, once everyone has signed',
				},
				{ name: 'Signed PDF and Certificate', value: 'both', description: 'Both in one item' },
			],
			default: 'signed',
			description: 'Which files to download',
		},
		outputField(
			'Put Output File in Field',
			'binaryPropertyName',
			'data',
			['signed', 'both', 'original', 'current'],
			'PDF',
		),
		outputField(
			'Put Certificate in Field',
			'certificatePropertyName',
			'certificate',
			['both', 'certificate'],
			'certificate',
		),
		{
			displayName: 'If Not There',
			name: 'ifMissing',
			type: 'options',
			options: [
				{ name: 'Return an Error', value: 'error', description: 'The item fails, with the reason' },
				{
					name: 'Return the Item Without the File',
					value: 'empty',
					description: 'The output tells the status, without the missing file',
				},
			],
			default: 'error',
			displayOptions: { hide: { files: ['current'] } },
			description: 'What to do if the document is not in the state in which there is such a file',
		},
	],
	async execute(i) {
		const document = await getDocument(this, i, readDocumentId(this, i));
		const wanted = this.getNodeParameter('files', i) as Wanted;
		const missing = whyMissing(document, wanted);
		if (missing.length > 0 && this.getNodeParameter('ifMissing', i) !== 'empty') {
			throw apiError(
				this.getNode(),
				i,
				missing.map(({ reason }) => reason).join(' '),
				'To let the workflow go on without the file, set If Not There to Return the Item Without the File.',
			);
		}
		const binary: IBinaryKeyData = {};
		const add = async (file: 'file' | 'certificate', parameter: string, suffix: string) => {
			if (missing.some((one) => one.file === file)) return;
			binary[this.getNodeParameter(parameter, i) as string] = await downloadFile(
				this,
				i,
				document,
				file,
				fileName(document, suffix),
			);
		};
		if (wanted !== 'certificate')
			await add('file', 'binaryPropertyName', document.status === 'completed' ? ' (signed)' : '');
		if (wanted === 'both' || wanted === 'certificate')
			await add('certificate', 'certificatePropertyName', ' (certificate)');
		return { json: toDocument(document), binary };
	},
};

/** Which of the wanted files there are not, and why; empty when all are there. */
function whyMissing(
	document: OpenSignDocument,
	wanted: Wanted,
): Array<{ file: 'file' | 'certificate'; reason: string }> {
	const name = `The document '${document.title}' (${document.objectId})`;
	const completed = document.status === 'completed';
	const missing: ReturnType<typeof whyMissing> = [];
	if (['signed', 'both'].includes(wanted) && !completed)
		missing.push({
			file: 'file',
			reason: `${name} has no signed PDF yet: its status is ${document.status}. Choose PDF as It Is Now for the signatures made so far.`,
		});
	if (wanted === 'original' && (completed || document.audit_trail?.some(({ signed }) => signed))) {
		missing.push({
			file: 'file',
			reason: `${name} has been signed, and OpenSign gives out only the PDF with the signatures then. Choose PDF as It Is Now.`,
		});
	}
	if (['both', 'certificate'].includes(wanted) && !document.certificate) {
		missing.push({
			file: 'certificate',
			reason: completed
				? `${name} is completed, but has no certificate of its own: either OpenSign has not made it yet, which takes a moment, or it was appended to the signed PDF (option Append Certificate).`
				: `${name} has no certificate yet: its status is ${document.status}, and OpenSign makes it when everyone has signed.`,
		});
	}
	return missing;
}
