import { toResource } from '../../core/registry';
import * as operations from './operations';

export const template = toResource('Template', operations, [
	'get',
	'getMany',
	'create',
	'createDraft',
	'createPublic',
	'update',
]);
