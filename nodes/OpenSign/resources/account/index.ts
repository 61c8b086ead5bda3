import { toResource } from '../../core/registry';
import * as operations from './operations';

export const account = toResource('Account', operations, ['getUser']);
