import tls from 'node:tls';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	startOpenSignServer,
	type EnvironmentName,
	type OpenSignServer,
} from '../../dev/opensign-server';
import { createEngine, type Engine } from '../../dev/engine';
import { shortenPauses } from './pauses';

export interface World {
	server: OpenSignServer;
	engine: Engine;
	credential(
		environment?: EnvironmentName,
		changes?: IDataObject,
	): { environment: string; baseUrl: string; apiToken: string };
}

/**
 * The stand-in server and n8n's engine, for one test file. The hosted environments are reached under their real
 * addresses, through the stand-in's proxy and over TLS, so that a wrong host in the package would be noticed. The node's
 * pauses between tries are a hundredth of the real ones, unless `realPauses`.
 */
export function useWorld({ realPauses = false } = {}): World {
	const world = {} as World;
	let restore = () => {};
	if (!realPauses) shortenPauses();
	beforeAll(async () => {
		world.server = await startOpenSignServer();
		process.env.HTTPS_PROXY = world.server.proxyUrl;
		restore = trust(world.server.caCertificate);
		world.engine = await createEngine();
		world.credential = (environment = 'selfHosted', changes = {}) => ({
			environment,
			baseUrl: world.server.url,
			apiToken: world.server.tokens[environment],
			...changes,
		});
	});
	afterEach(() => {
		try {
			world.server.assertClean();
		} finally {
			world.server.reset();
		}
	});
	afterAll(async () => {
		restore();
		delete process.env.HTTPS_PROXY;
		await world.server.close();
	});
	return world;
}

/** Adds an authority to every TLS connection that this process opens; returns what undoes it. */
function trust(certificate: string): () => void {
	const original = tls.createSecureContext;
	tls.createSecureContext = (options) => {
		const context = original(options);
		(context.context as { addCACert(pem: string): void }).addCACert(certificate);
		return context;
	};
	return () => {
		tls.createSecureContext = original;
	};
}

/** A folder in OpenSign Drive; its id. */
export async function makeFolder(world: World): Promise<string> {
	const { items } = await world.engine.runNode(
		{ resource: 'folder', operation: 'create', folderName: 'Contracts' },
		{ credential: world.credential() },
	);
	return String(items[0].json.folderId);
}

/** A place on page 1, in the form's words. */
export const place = { page: 1, x: 72, y: 640, w: 160, h: 48 };

export const signature = { type: 'signature', ...place };

/** Places that fields can have beside each other and beside `place`: 3 columns of 12 rows. */
const CELLS = Array.from({ length: 36 }, (_, k) => ({
	...place,
	x: 20 + 185 * (k % 3),
	y: 20 + 50 * Math.floor(k / 3),
}));
let cellsTaken = 0;

/** The next place that is free, in the form's words. */
export const nextPlace = () => CELLS[cellsTaken++ % CELLS.length];

/** For tests in which one item comes after the other. */
export const IN_ORDER: IDataObject = { manyItems: { atOnce: 1 } };

/** A complete form for Send, with one signer; `changes` replace inputs. */
export const sendParameters = (changes: IDataObject = {}): IDataObject => ({
	resource: 'document',
	operation: 'send',
	title: 'Rental agreement',
	pdfSource: 'binary',
	signers: { signer: [signer()] },
	...changes,
});

export const signer = (changes: IDataObject = {}): IDataObject => ({
	name: 'Anna Example',
	email: 'anna@example.com',
	role: 'Tenant',
	// A second one's signature cannot stand where the first one's does.
	widgets: { widget: [changes.email ? { ...signature, ...nextPlace() } : signature] },
	...changes,
});

export const errors = (items: INodeExecutionData[]) => items.map(({ json }) => json.error);
