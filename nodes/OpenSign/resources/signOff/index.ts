import { toResource } from '../../core/registry';
import * as operations from './operations';

export const signOff = toResource('Sign-Off', operations, ['sendAndWait']);
