import type { FastifyInstance } from 'fastify';

import { addGate } from '../http/gate';
import type { Server } from '../state/server';
import { registerAccountRoutes } from './account';
import { registerContactRoutes } from './contacts';
import { registerDocumentRoutes } from './documents';
import { registerDraftRoutes } from './drafts';
import { registerFolderRoutes } from './folders';
import { registerSendRoutes } from './sends';
import { registerTemplateRoutes } from './templates';
import { registerWebhookRoutes } from './webhook';

/** OpenSign's API v1.2 as far as the node uses it: strict about what it takes, faithful in what it answers. */
export function registerApi(api: FastifyInstance, server: Server): void {
	addGate(api, server);
	registerAccountRoutes(api);
	registerSendRoutes(api, server);
	registerDraftRoutes(api, server);
	registerDocumentRoutes(api, server);
	registerTemplateRoutes(api, server);
	registerContactRoutes(api, server);
	registerFolderRoutes(api, server);
	registerWebhookRoutes(api, server);
}
