/** By the values that workflows store. */
export { create } from './create.operation';
export { deleteOperation as delete } from './delete.operation';
export { get } from './get.operation';
export { getMany } from './getMany.operation';
export { update } from './update.operation';
