import type { Resource } from '../../core/registry';
import { create } from './create.operation';
import { createDraft } from './createDraft.operation';
import { createPublic } from './createPublic.operation';
import { deleteOperation } from './delete.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';

export const template: Resource = {
	name: 'Template',
	operations: { get, getMany, create, createDraft, createPublic, update, delete: deleteOperation },
};
