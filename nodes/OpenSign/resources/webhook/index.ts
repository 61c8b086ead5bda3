import { toResource } from '../../core/registry';
import * as operations from './operations';

export const webhook = toResource('Webhook', operations, ['get', 'set']);
