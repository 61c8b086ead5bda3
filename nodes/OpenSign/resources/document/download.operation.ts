import type { IBinaryKeyData } from 'n8n-workflow';

import { apiError } from '../../core/errors';
import { choice, text, variants } from '../../core/inputs';
import { checkedOperation } from '../../core/registry';
import { manyReads } from '../../inputs/manyItems';
import { documentInput } from '../../inputs/document';
import { getDocument } from '../../opensign/documents';
import { downloadFile, fileName, type StoredFile } from '../../opensign/files';
import { toDocument } from '../../opensign/output';
import { findMissing } from './missingFiles';

const pdfField = text('binaryPropertyName', {
	displayName: 'Output File',
	default: 'data',
	required: true,
	description: 'Name that the PDF gets in the output',
});

const certificateField = text('certificatePropertyName', {
	displayName: 'Output Certificate',
	default: 'certificate',
	required: true,
	description: 'Name that the certificate gets in the output',
});

const ifMissing = choice('ifMissing', {
	displayName: 'If Not There',
	options: [
		{ name: 'Return an Error', value: 'error', description: 'The item fails, with the reason' },
		{
			name: 'Return the Item Without the File',
			value: 'empty',
			description: 'The output tells the status, without the missing file',
		},
	],
	default: 'error',
	description: 'What to do if the document is not in the state in which there is such a file',
});

const files = variants('files', {
	displayName: 'Files',
	default: 'signed',
	description: 'Which files to download',
	variants: {
		certificate: {
			name: 'Certificate',
			description: 'The completion certificate, which says who signed when',
			inputs: { certificateField, ifMissing },
		},
		original: {
			name: 'Original PDF',
			description: 'The PDF as it went out; OpenSign gives it out until somebody signs',
			inputs: { pdfField, ifMissing },
		},
		current: {
			name: 'PDF as It Is Now',
			description: 'The PDF with the signatures made so far, in any status',
			inputs: { pdfField },
		},
		signed: {
			name: 'Signed PDF',
			description: 'The PDF with all signatures, once everyone has signed',
			inputs: { pdfField, ifMissing },
		},
		both: {
			name: 'Signed PDF and Certificate',
			description: 'Both in one item',
			inputs: { pdfField, certificateField, ifMissing },
		},
	},
});

export const download = checkedOperation({
	name: 'Download',
	action: 'Download a signed PDF',
	description:
		'Download the signed PDF of a document, its completion certificate, or the PDF in an earlier state. Changes nothing.',
	routes: ['GET /document/{document_id}'],
	many: manyReads,
	inputs: { documentId: documentInput, wanted: files },
	async check({ documentId, wanted }, _call, problems) {
		if (wanted?.kind === 'both' && wanted.pdfField === wanted.certificateField) {
			problems.add(
				`Output Certificate: '${wanted.certificateField}' is also the name of the PDF, which would be lost. Enter another name.`,
			);
		}
		if (documentId === undefined || wanted === undefined) return undefined;
		return { documentId, wanted };
	},
	async execute({ documentId, wanted }, { context, i }) {
		const document = await getDocument(context, i, documentId);
		const missing = findMissing(document, wanted.kind);
		const mustBeThere = !('ifMissing' in wanted) || wanted.ifMissing === 'error';
		if (missing.length > 0 && mustBeThere) {
			throw apiError(
				context.getNode(),
				i,
				missing.map(({ reason }) => reason).join(' '),
				'To let the workflow go on without the file, set If Not There to Return the Item Without the File.',
			);
		}

		const binary: IBinaryKeyData = {};
		const add = async (field: string, file: StoredFile, suffix: string) => {
			if (missing.some((one) => one.file === file)) return;
			const name = fileName(document, suffix);
			binary[field] = await downloadFile(context, i, document, file, name);
		};
		if ('pdfField' in wanted) {
			await add(wanted.pdfField, 'file', document.status === 'completed' ? ' (signed)' : '');
		}
		if ('certificateField' in wanted) {
			await add(wanted.certificateField, 'certificate', ' (certificate)');
		}
		return { json: toDocument(document), binary };
	},
});
