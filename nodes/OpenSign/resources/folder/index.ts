import { toResource } from '../../core/registry';
import * as operations from './operations';

export const folder = toResource('Folder', operations, ['create', 'get', 'getMany', 'update']);
