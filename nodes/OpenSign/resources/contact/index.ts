import { toResource } from '../../core/registry';
import * as operations from './operations';

export const contact = toResource('Contact', operations, [
	'create',
	'upsert',
	'get',
	'getMany',
	'update',
]);
