import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { pdf } from '../uploads';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A file that never ends. */
function withoutEnd(response: ServerResponse) {
	response.write(pdf);
	const more = setInterval(() => response.write(Buffer.alloc(1024 * 1024)), 1);
	response.on('close', () => clearInterval(more));
}

/** A byte now and then. */
function trickle(response: ServerResponse) {
	response.write(pdf);
	const more = setInterval(() => response.write(' '), 20);
	response.on('close', () => clearInterval(more));
}

/** Less than was announced. */
function torn(response: ServerResponse) {
	response.writeHead(200, { 'content-length': pdf.length * 2 });
	response.write(pdf, () => response.destroy());
}

const page = (text: string, status = 200): Answer => {
	return (response) => response.writeHead(status).end(text);
};

/** What the host answers, by path. */
const ANSWERS: Record<string, Answer> = {
	'/a.pdf': (response) => response.end(pdf),
	'/gone.pdf': page('no', 404),
	'/endless.pdf': withoutEnd,
	'/trickle.pdf': trickle,
	'/silent.pdf': () => {},
	'/stalls.pdf': (response) => response.write(pdf),
	'/torn.pdf': torn,
	'/busy.pdf': page('SECRET', 503),
	'/page': page('<html>SECRET</html>'),
	'/json': page('{"key":"SECRET"}'),
	'/text': page('SECRET'),
	'/moved.pdf': (response) => response.writeHead(302, { location: '/a.pdf' }).end('SECRET'),
	'/round.pdf': (response) => response.writeHead(302, { location: '/round.pdf' }).end(),
	'/lost.pdf': (response) => response.writeHead(302).end(),
};

/** A host that files can be fetched from. */
export class FileHost {
	readonly seen: Array<Pick<IncomingMessage, 'url' | 'headers'>> = [];

	private readonly first: Answer[] = [];

	/** What stands before the path. */
	origin = '';

	private waiting = 0;

	private readonly server: Server = createServer((request, response) => {
		const { url = '', headers } = request;
		this.seen.push({ url, headers });
		this.waiting += 1;
		response.on('close', () => (this.waiting -= 1));
		const { pathname, searchParams } = new URL(url, 'http://x');
		const next = this.first.shift();
		if (next) next(response, request);
		else if (pathname === '/to')
			response.writeHead(307, { location: searchParams.get('to') ?? '' }).end();
		else ANSWERS[pathname](response, request);
	});

	async start(): Promise<void> {
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The next request is answered as this path is. */
	failFirst(path: string): void {
		this.first.push(ANSWERS[path]);
	}

	/** Resolves when nobody is connected who waits for an answer. */
	async isIdle(): Promise<void> {
		while (this.waiting > 0) await new Promise((done) => setTimeout(done, 10));
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}
}
