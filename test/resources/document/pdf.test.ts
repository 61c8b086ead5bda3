import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { withSigner } from '../../builders';
import { sendParameters, signature, useWorld } from '../../harness/world';
import { useSend } from './sending';

const world = useWorld();
const { send, documents } = useSend(world);
const FIXTURES = join(__dirname, '../../fixtures/pdfs');
const fixture = (file: string) => readFileSync(join(FIXTURES, file));

interface Fixture {
	file: string;
	producer: string;
	feature: string;
	encrypted: boolean;
	password: string | null;
}
const manifest = JSON.parse(fixture('manifest.json').toString()) as Fixture[];
const encrypted = manifest.filter((one) => one.encrypted);
const plain = manifest.filter((one) => !one.encrypted);

test('there are at least 20 real ones', () => {
	const producers = new Set(manifest.map(({ producer }) => producer));
	expect(manifest.length).toBeGreaterThanOrEqual(20);
	expect(producers.size).toBeGreaterThanOrEqual(6);
});

test.each(plain)('$file ($producer: $feature) arrives byte for byte', async ({ file }) => {
	const content = fixture(file);
	// On the smallest of their pages as well.
	const { error } = await send(
		withSigner({ widgets: { widget: [{ ...signature, x: 0, y: 0, w: 40, h: 20 }] } }),
		content,
	);
	expect(error?.message).toBeUndefined();
	expect(documents()[0].original.equals(content)).toBe(true);
});

test.each(encrypted)(
	'$file ($producer: $feature) is refused without its password, and arrives byte for byte with it',
	async ({ file, password }) => {
		const content = fixture(file);
		const refused = await send({}, content);
		expect(refused.error?.message).toMatch(/the PDF is encrypted/);
		expect(world.server.requests).toEqual([]);

		// Those that open without a password still have their owner's.
		const filePassword = password || 'owner-secret';
		const { error } = await send({ additionalOptions: { document: { filePassword } } }, content);
		expect(error).toBeUndefined();
		expect(documents()[0].original.equals(content)).toBe(true);
	},
);

test('encrypted, with bytes before the header that its offsets do not count', async () => {
	const junk = Buffer.from('junk\n'.repeat(50));
	const content = Buffer.concat([junk, fixture('qpdf-aes256-object-streams.pdf')]);
	const { error } = await send({}, content);
	expect(error?.message).toMatch(/the PDF is encrypted/);
});

test('as base64 text, with a data URL before it and line ends in it', async () => {
	const content = fixture(manifest[0].file);
	const lines = content.toString('base64').replace(/(.{76})/g, '$1\n');
	const { error } = await world.engine.runNode(
		sendParameters({ pdfSource: 'base64', pdfBase64: `data:application/pdf;base64,${lines}` }),
		{ credential: world.credential() },
	);
	expect(error).toBeUndefined();
	expect(documents()[0].original.equals(content)).toBe(true);
});
