import { Readable } from 'node:stream';

import type { IExecuteFunctions } from 'n8n-workflow';

import { download } from '../../nodes/OpenSign/sending/download';
import { SAMPLE_PDF } from '../../dev/opensign-server';

/** What no test can have for real: hosts on the public internet, and an n8n that knows where names lead. */
const pdf = SAMPLE_PDF;
const NAME = 'The PDF at files.example.com/a.pdf';
const URL_OF_IT = 'https://files.example.com/a.pdf?SECRET';

interface Helpers {
	/** Redirects, by the addresses that have them. */
	redirects?: Record<string, string>;
	throws?: Error;
	/** What n8n says of a host; it does not know without. */
	validateUrl?: (url: URL) => { ok: boolean; error?: Error };
}

function contextOf({ redirects = {}, throws, validateUrl }: Helpers) {
	const asked: string[] = [];
	const helpers = {
		httpRequest: async ({ url }: { url: string }) => {
			asked.push(url);
			if (throws) throw throws;
			const location = redirects[url];
			const body = Readable.from([pdf]);
			return location === undefined
				? { statusCode: 200, headers: {}, body }
				: { statusCode: 302, headers: { location }, body };
		},
		prepareBinaryData: async (stream: Readable) => ({
			data: Buffer.concat(await stream.toArray()).toString('base64'),
		}),
		getSecureEgressFilter:
			validateUrl && (() => ({ validateUrl: async (url: URL) => validateUrl(url) })),
	};
	const context = { helpers, getExecutionCancelSignal: () => undefined };
	return { context: context as never as IExecuteFunctions, asked };
}

async function fetchWith(helpers: Helpers, mayBePrivate = false) {
	const { context, asked } = contextOf(helpers);
	const wanted = { url: URL_OF_IT, name: NAME, mayBePrivate, tooLarge: () => undefined };
	const got = await download(context, wanted);
	expect(JSON.stringify(got)).not.toContain('SECRET');
	if ('problem' in got) return { asked, problem: got.problem };
	return { asked, got: await got.read() };
}

class SsrfBlockedIpError extends Error {
	name = 'SsrfBlockedIpError';
}

test('a public address, and a relative redirect', async () => {
	const { asked, got } = await fetchWith({ redirects: { [URL_OF_IT]: 'b.pdf' } });
	expect(got).toEqual(pdf);
	expect(asked).toEqual([URL_OF_IT, 'https://files.example.com/b.pdf']);
});

test.each([
	'https://127.0.0.1/SECRET',
	'https://169.254.169.254/latest/meta-data/SECRET',
	'//localhost./a',
	'https://[::ffff:a9fe:a9fe]/',
	'https://3232235777/',
])('a redirect to %s is not followed', async (location) => {
	const { asked, problem } = await fetchWith({ redirects: { [URL_OF_IT]: location } });
	expect(problem).toMatch(/is not fetched: \S+ is this machine, or in a private network/);
	expect(asked).toEqual([URL_OF_IT]);
});

test('it is with the option', async () => {
	const location = 'https://192.168.1.1/a.pdf';
	const { got } = await fetchWith({ redirects: { [URL_OF_IT]: location } }, true);
	expect(got).toEqual(pdf);
});

test.each([false, true])('not from https to plain http, option %s', async (mayBePrivate) => {
	const redirects = { [URL_OF_IT]: 'http://files.example.com/SECRET' };
	const { asked, problem } = await fetchWith({ redirects }, mayBePrivate);
	expect(problem).toBe(
		`${NAME} cannot be fetched: it redirects from https to plain http, where the file could be changed on the way.`,
	);
	expect(asked).toEqual([URL_OF_IT]);
});

describe('a name that leads to a private address', () => {
	const validateUrl = ({ hostname }: URL) =>
		hostname === 'inside.example.com'
			? { ok: false, error: new SsrfBlockedIpError('10.0.0.1') }
			: { ok: true };

	test('is refused where n8n can tell, at each redirect', async () => {
		const redirects = { [URL_OF_IT]: 'https://inside.example.com/SECRET' };
		const { asked, problem } = await fetchWith({ redirects, validateUrl });
		expect(problem).toMatch(
			/is not fetched: inside\.example\.com is this machine, or in a private/,
		);
		expect(asked).toEqual([URL_OF_IT]);
	});

	test('that it is not found by n8n refuses nothing', async () => {
		const unknown = { ok: false, error: new Error('getaddrinfo ENOTFOUND') };
		expect((await fetchWith({ validateUrl: () => unknown })).got).toEqual(pdf);
	});

	test('where n8n is configured to refuse it, that is said', async () => {
		const throws = new Error('connect', { cause: new SsrfBlockedIpError('10.0.0.1 SECRET') });
		const { asked, problem } = await fetchWith({ throws }, true);
		expect(problem).toBe(
			`${NAME} is not fetched: this n8n does not let workflows reach files.example.com. Ask whoever runs it to allow that host (N8N_SSRF_ALLOWED_HOSTNAMES).`,
		);
		expect(asked).toHaveLength(1);
	});
});
