import type { Environment } from '../state/environment';
import type { OrderedFault } from '../state/fault';

declare module 'fastify' {
	interface FastifyRequest {
		/** Which one is asked, by the request's host. */
		environment: Environment;
		/** What a test has ordered for this request. */
		fault?: OrderedFault;
	}
}

/** The parameters of a route like `/document/:id`. */
export interface Id {
	Params: { id: string };
}

/** How a list is asked for. */
export interface Paged {
	Querystring: { limit?: string; skip?: string };
}
