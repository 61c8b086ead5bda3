import { checkedOperation } from '../../core/registry';
import { manySends } from '../../inputs/manyItems';
import { create } from '../../sending/create';
import { UNFINISHED } from '../../sending/preflight/signers';
import { checkUpload, uploadInputs } from '../../sending/upload';

export const createDraft = checkedOperation({
	name: 'Create Draft',
	action: 'Create a draft of a document',
	description:
		'Upload a PDF as a draft, to be finished and sent in OpenSign. Mails nobody; costs one OpenSign credit.',
	routes: ['POST /draftdocument'],
	costsCredit: true,
	many: manySends,
	inputs: uploadInputs('draft'),
	async check(entered, call, problems) {
		return await checkUpload(entered, call, problems, UNFINISHED);
	},
	async execute(upload, call) {
		return await create(call, upload, {
			path: '/draftdocument',
			idName: 'documentId',
			urlName: 'editUrl',
		});
	},
});
