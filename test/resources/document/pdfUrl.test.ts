import { shown } from '../../harness/shown';
import { sendParameters, useWorld } from '../../harness/world';
import { pdf } from '../uploads';
import { FileHost } from './fileHost';
import { useSend } from './sending';

const world = useWorld();
const { documents } = useSend(world);
const host = new FileHost();

beforeAll(async () => await host.start());
afterAll(async () => await host.stop());
beforeEach(() => {
	host.seen.length = 0;
});
afterEach(() => jest.restoreAllMocks());

interface Circumstances {
	environment?: 'sandbox' | 'selfHosted';
	/** The option; on, since the host is this machine. */
	allowPrivateAddresses?: boolean;
	cancelAfterMs?: number;
}

async function fetchFrom(address: string, circumstances: Circumstances = {}) {
	const { environment = 'selfHosted', allowPrivateAddresses = true, ...others } = circumstances;
	const pdfUrl = address.startsWith('/') ? host.origin + address : address;
	return await world.engine.runNode(
		sendParameters({ pdfSource: 'url', pdfUrl, allowPrivateAddresses }),
		{ credential: world.credential(environment), ...others },
	);
}

/** What is said where nothing may go out, without anything secret. */
async function refusal(address: string, circumstances?: Circumstances) {
	const { error } = await fetchFrom(address, circumstances);
	expect(shown(error)).not.toContain('SECRET');
	expect(world.server.requests).toEqual([]);
	return error?.message;
}

/** Has the download's five minutes be over after so many milliseconds. */
function hurry(ms: number) {
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(), ms);
		return controller.signal;
	});
}

const nameOf = (path: string) => `The PDF at ${host.origin.slice('http://'.length)}${path}`;

describe('what is fetched', () => {
	test.each(['/a.pdf', '/moved.pdf'])('%s', async (path) => {
		const { error } = await fetchFrom(path);
		expect(error).toBeUndefined();
		expect(documents()[0].original.equals(pdf)).toBe(true);
		expect(JSON.stringify(host.seen)).not.toContain('x-api-token');
	});
});

describe('what is not', () => {
	test('not there: names host and path, not what may give access', async () => {
		const address = host.origin.replace('//', '//me:SECRET@');
		expect(await refusal(`${address}/gone.pdf?SECRET=1`)).toBe(
			`${nameOf('/gone.pdf')} cannot be fetched: the host answers with HTTP status 404. Check that the URL works without logging in.`,
		);
	});

	test('another scheme', async () => {
		expect(await refusal('ftp://me:SECRET@example.com/a.pdf?SECRET')).toBe(
			"PDF URL: 'ftp://example.com/a.pdf?…' is not a web address. Enter one that starts with https://, without blanks.",
		);
	});

	test.each([
		['/page', 'a web page'],
		['/json', 'JSON'],
		['/text', 'plain text'],
	])('%s is no PDF: says what kind of thing it is, and quotes nothing', async (path, kind) => {
		expect(await refusal(path)).toBe(
			`${nameOf(path)}: the file is not a PDF (it does not start with %PDF-, but is ${kind}). Convert it to PDF first.`,
		);
	});

	test('larger than the limit, of unknown length: given up on the way', async () => {
		const message = await refusal('/endless.pdf?SECRET=1', { environment: 'sandbox' });
		expect(message).toMatch(
			/^The PDF at 127\.0\.0\.1:\d+\/endless\.pdf: the PDF has [\d.,]+ (MB|bytes), but the Sandbox environment takes at most 5 MB/,
		);
	});
});

describe('redirects', () => {
	const to = (address: string) => `/to?to=${encodeURIComponent(address)}`;

	test('more than five', async () => {
		expect(await refusal('/round.pdf')).toMatch(
			/cannot be fetched: it redirects more than 5 times/,
		);
		expect(host.seen).toHaveLength(6);
	});

	test('five', async () => {
		const path = to(to(to(to('/moved.pdf'))));
		const { error } = await fetchFrom(path);
		expect(error?.message).toBeUndefined();
	});

	test.each(['file:///etc/SECRET', 'ftp://example.com/SECRET', 'http://[SECRET'])(
		'to %s',
		async (address) => {
			expect(await refusal(to(address))).toMatch(/it redirects to what is no web address\.$/);
		},
	);

	test('without an address', async () => {
		expect(await refusal('/lost.pdf')).toMatch(/the host answers with HTTP status 302/);
	});
});

describe('private addresses', () => {
	const NOT_FETCHED =
		/^The PDF at \S+ is not fetched: \S+ is this machine, or in a private network\. .* turn on Allow Private Addresses below PDF URL\.$/;
	const addresses = () => {
		const port = new URL(host.origin).port;
		return [
			'127.0.0.1',
			'localhost',
			'LOCALHOST.',
			'2130706433',
			'0x7f.1',
			'[::ffff:127.0.0.1]',
		].map((name) => `http://${name}:${port}/a.pdf?SECRET`);
	};

	test('refused unless the option is on', async () => {
		for (const address of addresses()) {
			const message = await refusal(address, { allowPrivateAddresses: false });
			expect(message).toMatch(NOT_FETCHED);
		}
		expect(host.seen).toEqual([]);
	});

	test('of stored workflows, which do not have the option', async () => {
		const { error } = await world.engine.runNode(
			sendParameters({ pdfSource: 'url', pdfUrl: `${host.origin}/a.pdf` }),
			{ credential: world.credential() },
		);
		expect(error?.message).toMatch(NOT_FETCHED);
	});
});

describe('again', () => {
	test.each(['/torn.pdf', '/busy.pdf'])(
		'%s the first time, and there the second time',
		async (path) => {
			host.failFirst(path);
			const { error } = await fetchFrom('/a.pdf');
			expect(error?.message).toBeUndefined();
			expect(documents()[0].original.equals(pdf)).toBe(true);
			expect(host.seen).toHaveLength(2);
		},
	);

	test.each([
		['/torn.pdf', /the host cannot be reached, or the connection broke/],
		['/busy.pdf', /the host answers with HTTP status 503/],
	])('%s: three times, then one error', async (path, says) => {
		expect(await refusal(path)).toMatch(says);
		expect(host.seen).toHaveLength(3);
	});

	test('what will not be otherwise is not tried again', async () => {
		await refusal('/gone.pdf');
		expect(host.seen).toHaveLength(1);
	});
});

describe('the time limit', () => {
	test.each(['/silent.pdf', '/stalls.pdf', '/trickle.pdf'])('%s', async (path) => {
		hurry(500);
		const start = Date.now();
		expect(await refusal(path)).toBe(
			`${nameOf(path)} cannot be fetched: it has not come within 5 minutes. Check that the host answers.`,
		);
		expect(Date.now() - start).toBeLessThan(2000);
	});
});

describe('stopping the execution', () => {
	test.each(['/silent.pdf', '/stalls.pdf', '/trickle.pdf', '/endless.pdf', '/busy.pdf'])(
		'%s: ends within a second',
		async (path) => {
			const start = Date.now();
			await fetchFrom(path, { cancelAfterMs: 300 });
			expect(Date.now() - start).toBeLessThan(1300);
			expect(world.server.requests).toEqual([]);
			await host.isIdle();
		},
	);
});
