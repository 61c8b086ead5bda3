import type { Resource } from '../../core/types';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

export const template: Resource = { name: 'Template', operations: { get, getMany, delete: deleteOperation } };
