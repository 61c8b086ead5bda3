/** By the values that workflows store. */
export { deleteOperation as delete } from './delete.operation';
export { get } from './get.operation';
export { set } from './set.operation';
