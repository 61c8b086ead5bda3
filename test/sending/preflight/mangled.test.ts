import { withSigner } from '../../builders';
import { errors, sendParameters, signature, useWorld } from '../../harness/world';
import { fixtures, judgeInk, readFixture, type Fixture } from '../../pdf/judge';
import { MANGLINGS, WRAPPERS } from './mangled';

const world = useWorld();
const NAME = 'contract.pdf';

/** A field that fits on the smallest page. */
const FORM = withSigner({ widgets: { widget: [{ ...signature, x: 0, y: 0, w: 40, h: 20 }] } });

interface File {
	content: Buffer;
	password?: string | null;
}

/** Sends these, one by one; what the node says of each, where it is refused. */
async function refusals(files: File[]): Promise<Array<string | undefined>> {
	const all = files.map(async ({ content, password = null }) => {
		// Those that open without a password still have their owner's.
		const json = { password: password === '' ? 'owner-secret' : (password ?? '') };
		return await world.engine.binaryItem(content, { fileName: NAME, json });
	});
	const document = { filePassword: '={{ $json.password }}' };
	const { items } = await world.engine.runNode(
		{ ...FORM, additionalOptions: { document } },
		{
			credential: world.credential(),
			items: await Promise.all(all),
			node: { onError: 'continueRegularOutput' },
		},
	);
	const messages = errors(items) as Array<string | undefined>;
	const sent = messages.filter((message) => message === undefined);
	expect(messages).toHaveLength(files.length);
	expect(world.server.createRequests()).toHaveLength(sent.length);
	world.server.reset();
	return messages.map((message) => message?.replace(/ Nothing was sent for this item\.$/, ''));
}

const refusal = async (content: Buffer) => (await refusals([{ content }]))[0];

/** Sends all of these fixtures, each changed; what the node says of each. */
async function refusalsOf(some: Fixture[], change: (content: Buffer) => Buffer) {
	const messages = await refusals(
		some.map(({ file, password }) => ({ content: change(readFixture(file)), password })),
	);
	return some.map((fixture, i) => ({ fixture, message: messages[i] }));
}

/** Bytes of a PDF's streams, as they stand in it. */
const streamsOf = (content: Buffer) =>
	content
		.toString('latin1')
		.split(/>>\s*stream\r?\n/)
		.slice(1)
		.map((rest) => rest.slice(0, rest.indexOf('endstream')).trimEnd());

/** Whether a stream is another. */
function isHarmed(original: Buffer, mangled: Buffer): boolean {
	const bytes = mangled.toString('latin1');
	return streamsOf(original).some((stream) => !bytes.includes(stream));
}

/** What was not refused, though its bytes are others. */
const accepted = new Map<Fixture, Buffer[]>();

test.each(Object.entries(MANGLINGS))(
	'%s: refused by its own sentence where a stream has changed, and only there',
	async (_kind, { change, says }) => {
		for (const { fixture, message } of await refusalsOf(fixtures, change)) {
			const original = readFixture(fixture.file);
			const mangled = change(original);
			if (message !== undefined) {
				expect([fixture.file, message]).toEqual([fixture.file, `${NAME}: ${says}`]);
				expect(isHarmed(original, mangled)).toBe(true);
			} else if (!mangled.equals(original)) {
				accepted.set(fixture, [...(accepted.get(fixture) ?? []), mangled]);
			}
		}
	},
);

test('what is not refused looks as it did', () => {
	expect(accepted.size).toBeGreaterThan(20);
	for (const [fixture, copies] of accepted) {
		const pages = [...new Set([1, Math.ceil(fixture.pages / 2), fixture.pages])];
		const ink = judgeInk(fixture, copies, pages);
		expect([fixture.file, ink.flat(2)]).toEqual([fixture.file, []]);
	}
});

test('good ones are not taken for mangled, where their tables do not hold either', async () => {
	const moved = await refusalsOf(fixtures, (content) =>
		Buffer.from(content.toString('latin1').replace(/startxref\s+\d+/g, 'startxref 7'), 'latin1'),
	);
	const refused = moved.filter(({ message }) => message !== undefined);
	// Of one with another in it, readers then find the inner.
	expect(refused.map(({ fixture: { file } }) => file)).toEqual(['pdf-lib-attachment-locked.pdf']);
	expect(refused[0].message).toMatch(/is damaged/);
});

test.each(Object.entries(WRAPPERS))(
	'%s is refused as what it is',
	async (_kind, { change, says }) => {
		const begun = fixtures.filter(({ file }) => readFixture(file).indexOf('%PDF-') === 0);
		for (const { fixture, message } of await refusalsOf(begun, change))
			expect([fixture.file, message]).toEqual([fixture.file, `${NAME}: ${says}`]);
	},
);

test('a program that takes all line ends for LF', async () => {
	const content = readFixture('skia-typography.pdf').toString('latin1').replace(/\r\n?/g, '\n');
	const message = await refusal(Buffer.from(content, 'latin1'));
	expect(message).toBe(`${NAME}: ${MANGLINGS['with CRLF as LF'].says}`);
});

test('warnings of a server before a good PDF are no web page', async () => {
	const warning = Buffer.from('<br />\n<b>Notice</b>: Undefined index in <b>pdf.php</b>\n');
	expect(await refusal(Buffer.concat([warning, readFixture('pdf-lib.pdf')]))).toBeUndefined();
});

test.each([
	['<p>This is no PDF, since it does not start with %PDF-.</p>', 'a web page'],
	['Not a PDF: %PDF-1.7 is missing', 'plain text'],
])('%s is refused', async (text, kind) => {
	expect(await refusal(Buffer.from(text))).toBe(
		`${NAME}: the file is not a PDF that any reader can open (%PDF- stands in it, but it begins as ${kind}). Check the node that it comes from, or make it again from its source.`,
	);
});

describe('PDF as Base64', () => {
	const given = async (pdfBase64: string) => {
		const { error } = await world.engine.runNode(
			sendParameters({ pdfSource: 'base64', pdfBase64 }),
			{ credential: world.credential() },
		);
		expect(world.server.createRequests()).toHaveLength(error ? 0 : 1);
		return error?.message;
	};
	const pdf = readFixture('pdf-lib.pdf');
	const text = pdf.toString('base64');

	test.each([`"${text}"`, ` "data:application/pdf;base64,${text}"\n`])(
		'in quotation marks it is the same',
		async (quoted) => {
			expect(await given(quoted)).toBeUndefined();
			const [{ original }] = world.server.environment('selfHosted').documents.values();
			expect(original.equals(pdf)).toBe(true);
		},
	);

	test.each([
		[
			JSON.stringify({ file: text }),
			'the text is JSON, not base64. Pass the whole file as base64, or choose something else under PDF From.',
		],
		[Buffer.from(text).toString('base64'), WRAPPERS['its base64'].says],
		[
			Buffer.from(pdf.toString('utf8')).toString('base64'),
			MANGLINGS['read as UTF-8 and written again'].says,
		],
	])('%.20s… is refused', async (given64, says) => {
		expect(await given(given64)).toBe(`PDF as Base64: ${says}`);
	});
});
