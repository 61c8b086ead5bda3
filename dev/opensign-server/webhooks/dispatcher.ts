import http from 'node:http';
import https from 'node:https';

/** A webhook's message as it was sent, or would have been. */
export interface Delivery {
	url: string;
	event: string;
	/** The exact bytes, which the signature is made over. */
	body: string;
	headers: Record<string, string>;
	/** The HTTP status answered; 0 when nobody answered in time, or nothing was sent. */
	status: number;
}

/** Delivers messages one after the other, each once: what is missed is lost. */
export class WebhookDispatcher {
	/** What was tried, in order. */
	readonly deliveries: Delivery[] = [];
	private last: Promise<void> = Promise.resolve();
	private readonly stopped = new AbortController();

	/** Delivers a message after those before it; returns at once. */
	dispatch(message: Omit<Delivery, 'status'>, timeoutMs: number): void {
		this.last = this.last.then(async () => {
			const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(timeoutMs)]);
			const status = await post(message, signal);
			if (!this.stopped.signal.aborted) this.deliveries.push({ ...message, status });
		});
	}

	/** Resolves when everything was tried, what was put in meanwhile as well. */
	async settled(): Promise<void> {
		let seen: Promise<void>;
		do {
			seen = this.last;
			await seen;
		} while (seen !== this.last);
	}

	/** Breaks off the delivery under way and drops the others; nothing is noted any more. */
	stop(): void {
		this.stopped.abort();
	}
}

/** Sends a message to this machine; never to another, whose address a test may have made up. Returns the status. */
async function post(
	{ url, body, headers }: Omit<Delivery, 'status'>,
	signal: AbortSignal,
): Promise<number> {
	const target = URL.canParse(url) ? new URL(url) : undefined;
	if (!target?.protocol.startsWith('http') || !isLoopback(target.hostname)) return 0;
	const { request } = target.protocol === 'https:' ? https : http;
	return await new Promise((done) => {
		// A connection of its own: none is left open, and no proxy set for the process is asked.
		request(target, { method: 'POST', headers, agent: false, signal }, (response) => {
			response.on('error', () => {}).on('close', () => done(response.statusCode ?? 0));
			response.resume();
		})
			.on('error', () => done(0))
			.end(body);
	});
}

/** By the name as URL writes it, which knows an IPv4 address in any notation. */
const isLoopback = (hostname: string) =>
	hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
