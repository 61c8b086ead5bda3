import type { INode } from 'n8n-workflow';

import { CREDENTIAL_NAME } from '../demo/start';

/** n8n's variant of the node for human review. */
export const reviewNode = (credentialId: string): INode => ({
	id: 'review',
	name: 'Ask for Signature',
	type: 'n8n-nodes-opensign.openSignHitlTool',
	typeVersion: 1,
	position: [220, 0],
	parameters: { signOffName: 'Anna Example', signOffEmail: 'anna@example.com' },
	credentials: { openSignApi: { id: credentialId, name: CREDENTIAL_NAME } },
});
