/** By the values that workflows store. */
export { sendAndWait } from './sendAndWait.operation';
