import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import fc from 'fast-check';

import type { Content } from '../../nodes/OpenSign/core/content';
import { base64Length, isStream, toOutgoing } from '../../nodes/OpenSign/opensign/fileBody';
import { SAMPLE_PDF } from '../../dev/opensign-server';
import { sendParameters, useWorld } from '../harness/world';

/** A file that comes in these pieces, as n8n's store gives it. */
const contentOf = (chunks: Buffer[]): Content => ({
	bytes: Buffer.concat(chunks).length,
	read: async () => Buffer.concat(chunks),
	stream: async () => Readable.from(chunks, { objectMode: false }) as never,
});

async function bodyOf(fields: object, content: Content) {
	const { body, headers } = await toOutgoing(fields as never, content);
	if (!isStream(body)) throw new Error('No stream.');
	const bytes = Buffer.concat((await body.toArray()) as Buffer[]);
	return { bytes, headers };
}

/** Cuts a file at these places. */
function cut(content: Buffer, at: number[]): Buffer[] {
	const places = [0, ...at.map((place) => place % (content.length + 1)), content.length];
	places.sort((a, b) => a - b);
	return places.slice(1).map((end, k) => content.subarray(places[k], end));
}

test('whatever the pieces, what comes out is the JSON with the file, of the announced length', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uint8Array({ maxLength: 300 }),
			fc.array(fc.nat(), { maxLength: 9 }),
			fc.dictionary(fc.string(), fc.jsonValue()),
			async (content, at, fields) => {
				delete fields.file;
				const file = Buffer.from(content);
				const { bytes, headers } = await bodyOf(fields, contentOf(cut(file, at)));
				expect(bytes.length).toBe(Number(headers['content-length']));
				const whole = { ...fields, file: file.toString('base64') };
				expect(JSON.parse(bytes.toString())).toEqual(JSON.parse(JSON.stringify(whole)));
			},
		),
	);
});

/** Around what n8n's store gives at once, and around three bytes. */
const EDGES = [3, 65_536, 131_072, 196_608].flatMap((edge) =>
	[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((more) => Math.max(0, edge + more)),
);

test.each([...new Set(EDGES)])('%d bytes', async (length) => {
	const file = randomBytes(length);
	const pieces = cut(
		file,
		Array.from({ length: 4 }, (_, k) => 65_536 * (k + 1)),
	);
	const { bytes, headers } = await bodyOf({ title: 'A' }, contentOf(pieces));
	expect(bytes.length).toBe(Number(headers['content-length']));
	expect(base64Length(length)).toBe(file.toString('base64').length);
	expect(bytes.toString()).toBe(`{"title":"A","file":"${file.toString('base64')}"}`);
});

test.each([-1, 1])('a file that has %d bytes more than was announced breaks off', async (more) => {
	const content = contentOf([randomBytes(100)]);
	await expect(bodyOf({}, { ...content, bytes: 100 - more })).rejects.toThrow('has changed');
});

const world = useWorld();
const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** A PDF of exactly so many bytes. */
function pdfOf(bytes: number): Buffer {
	const noise = randomBytes(Math.ceil(bytes / 2))
		.toString('hex')
		.slice(0, bytes);
	const end = SAMPLE_PDF.length + 2;
	return Buffer.concat([SAMPLE_PDF, Buffer.from(`\n%${noise.slice(0, bytes - end)}`)]);
}

/** Sizes around the store's chunks, of each way to give a PDF. */
const SIZES = [0, 1, 2, 3, 4, 5].flatMap((more) => [65_536 + more, 131_072 - more]);

test.each(SIZES)('%d bytes arrive as they were: from the store, and as base64', async (size) => {
	const pdf = pdfOf(size);
	expect(pdf.length).toBe(size);
	const item = await world.engine.binaryItem(pdf, { json: { pdf: pdf.toString('base64') } });
	const options = { credential: world.credential(), items: [item] };
	const stored = await world.engine.runNode(sendParameters(), options);
	const text = { pdfSource: 'base64', pdfBase64: '={{ $json.pdf }}' };
	const given = await world.engine.runNode(sendParameters(text), options);
	expect([stored.error, given.error]).toEqual([undefined, undefined]);
	const arrived = world.server
		.createRequests()
		.map(({ body }) => hash(Buffer.from((body as { file: string }).file, 'base64')));
	expect(arrived).toEqual([hash(pdf), hash(pdf)]);
	const lengths = world.server.createRequests().map(({ headers }) => headers['content-length']);
	expect(lengths.every((length) => Number(length) > size)).toBe(true);
});

test('a file of 25 MB, which is not opened, arrives as it was', async () => {
	const pdf = pdfOf(25 * 2 ** 20 + 1);
	const item = await world.engine.binaryItem(pdf);
	const { error } = await world.engine.runNode(sendParameters(), {
		credential: world.credential(),
		items: [item],
	});
	expect(error).toBeUndefined();
	const [{ body }] = world.server.createRequests();
	expect(hash(Buffer.from((body as { file: string }).file, 'base64'))).toBe(hash(pdf));
});
