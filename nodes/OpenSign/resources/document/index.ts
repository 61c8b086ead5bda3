import { toResource } from '../../core/registry';
import * as operations from './operations';

export const document = toResource('Document', operations, [
	'send',
	'sendFromTemplate',
	'sendAndWait',
	'preview',
	'get',
	'download',
	'resendEmail',
	'getSigningLinks',
	'getMany',
	'getFormData',
	'getSignerIps',
	'createDraft',
	'selfSign',
	'update',
	'revoke',
]);
