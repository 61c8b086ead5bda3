import type { Resource } from '../../core/registry';
import { getCredits } from './getCredits.operation';
import { getUser } from './getUser.operation';

export const account: Resource = { name: 'Account', operations: { getUser, getCredits } };
