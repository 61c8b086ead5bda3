import { startOpenSignServer, type OpenSignServer } from '../../../dev/opensign-server';
import { makePdf } from '../../harness/pdf';

/** As for the fields of a request's body. */
export const SIGNATURE = [{ type: 'signature', page: 1, x: 100, y: 100, w: 150, h: 40 }];

interface Created {
	objectId: string;
	error: string;
	signurl: Array<{ email: string; url: string }>;
}

/** The stand-in server for one test file, empty before each test, and how it is asked. */
export class StandIn {
	server!: OpenSignServer;

	/** The self-hosted environment. */
	environment() {
		return this.server.environment('selfHosted');
	}

	/** A request to the API; with the self-hosted environment's token unless another is given. */
	async call(path: string, options: RequestInit & { token?: string } = {}): Promise<Response> {
		const { token = this.server.tokens.selfHosted, ...init } = options;
		const headers: Record<string, string> = { 'x-api-token': token };
		if (init.body) headers['content-type'] = 'application/json';
		return await fetch(this.server.baseUrl + path, { ...init, headers });
	}

	async post(path: string, body: object): Promise<Response> {
		return await this.call(path, { method: 'POST', body: JSON.stringify(body) });
	}

	/** `POST /createdocument` for Anna; `changes` replace properties of the body. */
	async create(changes = {}): Promise<{ status: number; body: Created }> {
		const signer = {
			role: 'Tenant',
			name: 'Anna',
			email: 'anna@example.com',
			widgets: SIGNATURE,
		};
		const file = (await makePdf()).toString('base64');
		const response = await this.post('/createdocument', {
			title: 'T',
			file,
			signers: [signer],
			...changes,
		});
		return { status: response.status, body: (await response.json()) as Created };
	}

	/** `GET /document` */
	async read(id: string) {
		const response = await this.call(`/document/${id}`);
		return (await response.json()) as { status: string; file: string; certificate: string };
	}
}

export function useStandIn(): StandIn {
	const standIn = new StandIn();
	beforeAll(async () => {
		standIn.server = await startOpenSignServer();
	});
	beforeEach(() => standIn.server.reset());
	afterAll(async () => await standIn.server.close());
	return standIn;
}
