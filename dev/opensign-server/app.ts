import formbody from '@fastify/formbody';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { errorPage } from './http/answers';
import { registerApi } from './routes';
import { registerStorageRoute } from './routes/storage';
import { registerAssets } from './signing/assets';
import { registerSigningPages } from './signing/pages';
import { API_PATH, type Server } from './state/server';

/** A JSON body may hold the largest PDF, 100 MB, as base64. */
const BODY_LIMIT_BYTES = 140 * 1024 * 1024;

/** All that is reached by HTTP: the API, the signing pages, and the files behind pre-signed links. */
export async function makeApp(server: Server): Promise<FastifyInstance> {
	const app = fastify({
		bodyLimit: BODY_LIMIT_BYTES,
		forceCloseConnections: true,
		ajv: {
			customOptions: {
				removeAdditional: false,
				coerceTypes: false,
				useDefaults: false,
				allErrors: true,
			},
		},
	});
	await app.register(formbody);
	// The real server answers these with HTML pages (Express' own).
	app.setNotFoundHandler(
		async (_request, reply) => await reply.code(404).type('text/html').send(errorPage(404)),
	);
	app.setErrorHandler(async (error: FastifyError, _request, reply) => {
		const status = error.statusCode ?? 500;
		return await reply.code(status).type('text/html').send(errorPage(status));
	});
	await app.register(async (api) => registerApi(api, server), { prefix: API_PATH });
	registerAssets(app);
	registerSigningPages(app, server);
	registerStorageRoute(app, server);
	return app;
}
