import type { Resource } from '../../core/registry';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';

export const folder: Resource = {
	name: 'Folder',
	operations: { create, get, getMany, update, delete: deleteOperation },
};
