import { toResource } from '../../core/registry';
import * as operations from './operations';

export const document = toResource('Document', operations, 'send');
