import type { Resource } from '../../core/types';
import { download } from './download.operation';
import { get } from './get.operation';
import { send } from './send.operation';
import { sendFromTemplate } from './sendFromTemplate.operation';

export const document: Resource = { name: 'Document', operations: { send, sendFromTemplate, get, download } };
