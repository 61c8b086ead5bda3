import { checkedOperation } from '../../core/registry';
import { manySends } from '../../inputs/manyItems';
import { create } from '../../sending/create';
import { SELF_SIGNED } from '../../sending/preflight/signers';
import { checkUpload, uploadInputs } from '../../sending/upload';

export const selfSign = checkedOperation({
	name: 'Self Sign',
	action: 'Make a document to sign it yourself',
	description:
		'Upload a PDF to sign yourself, and get the link to do so. Costs one OpenSign credit.',
	routes: ['POST /selfsign'],
	costsCredit: true,
	many: manySends,
	inputs: uploadInputs('selfSign'),
	async check(entered, call, problems) {
		const upload = await checkUpload(entered, call, problems, SELF_SIGNED);
		const [signer] = entered.people?.signers ?? [];
		if (signer?.signer_role !== undefined || signer?.access_code !== undefined) {
			problems.add(
				'Signer 1 signs their own document, so a task other than Sign and an access code are not possible here. Remove them, or use Send.',
			);
		}
		if (upload === undefined) return undefined;
		// The API takes one signer here, or none for the account's owner.
		const body = { ...upload.body };
		delete body.signers;
		if (signer !== undefined) [body.signer] = upload.signers;
		return { ...upload, body };
	},
	async execute(upload, call) {
		return await create(call, upload, {
			path: '/selfsign',
			idName: 'documentId',
			urlName: 'signingLink',
		});
	},
});
