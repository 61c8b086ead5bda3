import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { readUpload, uploadFields } from '../../sending/upload';
import { SELF_SIGNED } from '../../sending/preflight/signers';
import { create } from '../../sending/create';

export const selfSign: Operation = {
	name: 'Self Sign',
	action: 'Self sign a document',
	description:
		'Upload a PDF to sign yourself, and get the link to do so. Costs one OpenSign credit.',
	routes: ['POST /selfsign'],
	fields: uploadFields('selfSign'),
	async execute(i, run) {
		const { body, ...upload } = await readUpload(this, i, run, SELF_SIGNED);
		const { signers, ...rest } = body;
		const [signer] = signers as IDataObject[];
		const foreign = signer && ['signer_role', 'access_code'].filter((key) => key in signer);
		if (foreign?.length)
			throw new NodeOperationError(
				this.getNode(),
				'Signer 1 signs their own document, so a task other than Sign and an access code are not possible here. Remove them, or use Send.',
				{ itemIndex: i },
			);
		return await create(this, i, run, {
			path: '/selfsign',
			idName: 'documentId',
			urlName: 'signingLink',
			...upload,
			body: { ...rest, ...(signer ? { signer } : {}) },
		});
	},
};
