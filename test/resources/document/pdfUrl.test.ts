import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sendParameters, useWorld } from '../../harness/world';
import { pdf } from '../uploads';
import { useSend } from './sending';

const world = useWorld();
const { documents } = useSend(world);
let host: Server;
let address = '';
const seen: Array<IncomingMessage['headers']> = [];

/** A file that never ends. */
function sendWithoutEnd(response: ServerResponse) {
	response.write(pdf);
	const more = setInterval(() => response.write(Buffer.alloc(1024 * 1024)), 1);
	response.on('close', () => clearInterval(more));
}

beforeAll(async () => {
	host = createServer((request, response) => {
		seen.push(request.headers);
		const [path] = (request.url ?? '').split('?');
		if (path === '/moved.pdf') response.writeHead(302, { location: '/a.pdf' }).end();
		else if (path === '/gone.pdf') response.writeHead(404).end('no');
		else if (path === '/endless.pdf') sendWithoutEnd(response);
		else response.end(pdf);
	});
	await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
	address = `127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(() => host.close());

const fetchFrom = async (path: string, environment: 'sandbox' | 'selfHosted' = 'selfHosted') =>
	await world.engine.runNode(
		sendParameters({ pdfSource: 'url', pdfUrl: `http://${address}${path}` }),
		{ credential: world.credential(environment) },
	);

test.each(['/a.pdf', '/moved.pdf'])('%s', async (path) => {
	const { error } = await fetchFrom(path);
	expect(error).toBeUndefined();
	expect(documents()[0].original.equals(pdf)).toBe(true);
	expect(JSON.stringify(seen)).not.toContain('x-api-token');
});

test('not there: names host and path, not the query, which may give access', async () => {
	const { error } = await fetchFrom('/gone.pdf?secret=1');
	expect(error?.message).toBe(
		`The PDF at ${address}/gone.pdf cannot be fetched: the host answers with HTTP status 404. Check that the URL works without logging in.`,
	);
});

test('larger than the limit, of unknown length: given up on the way', async () => {
	const { error } = await fetchFrom('/endless.pdf?secret=1', 'sandbox');
	expect(error?.message).toMatch(
		/^The PDF at 127\.0\.0\.1:\d+\/endless\.pdf: the PDF has [\d.,]+ (MB|bytes), but the Sandbox environment takes at most 5 MB/,
	);
	expect(error?.message).not.toContain('secret');
	expect(world.server.requests).toEqual([]);
});
