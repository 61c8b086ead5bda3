import type { Resource } from '../../core/registry';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { set } from './set.operation';

export const webhook: Resource = {
	name: 'Webhook',
	operations: { get, set, delete: deleteOperation },
};
