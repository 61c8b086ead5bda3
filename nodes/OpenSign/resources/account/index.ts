import type { Resource } from '../../core/types';
import { getCredits } from './getCredits.operation';
import { getUser } from './getUser.operation';

export const account: Resource = { name: 'Account', operations: { getUser, getCredits } };
