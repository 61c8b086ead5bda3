/** By the values that workflows store. */
export { getCredits } from './getCredits.operation';
export { getUser } from './getUser.operation';
