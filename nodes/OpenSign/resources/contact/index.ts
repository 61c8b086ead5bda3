import type { Resource } from '../../core/registry';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const contact: Resource = {
	name: 'Contact',
	operations: { create, upsert, get, getMany, update, delete: deleteOperation },
};
