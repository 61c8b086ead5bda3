import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import type { IDataObject } from 'n8n-workflow';

import { sendParameters, useWorld } from '../../harness/world';
import type { EnvironmentName } from '../../../dev/opensign-server';
import { SAMPLE_PDF } from '../../../dev/opensign-server';

const world = useWorld();
const pdf = SAMPLE_PDF;
const MB = 1024 * 1024;

const ofSize = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, 32)]);
const send = async (
	content: Buffer,
	environment: EnvironmentName,
	additionalOptions?: IDataObject,
) =>
	await world.engine.runNode(sendParameters(additionalOptions && { additionalOptions }), {
		credential: world.credential(environment),
		items: [await world.engine.binaryItem(content, { fileName: 'big.pdf' })],
	});
/** The first file that has arrived. */
const arrived = (environment: EnvironmentName) => {
	const [document] = world.server.environment(environment).documents.values();
	return document.original;
};

describe('its size', () => {
	test.each([
		['sandbox', 5],
		['live', 10],
		['liveEu', 10],
	] as const)('%s takes %d MB of 1,048,576 bytes and not a byte more', async (environment, mb) => {
		const limit = mb * MB;
		const tooMany = (limit + 1).toLocaleString('en-US');

		const over = await send(ofSize(limit + 1), environment);
		expect(over.error?.message).toMatch(
			new RegExp(
				`^big\\.pdf: the PDF has ${tooMany} bytes, but the .* environment takes at most ${mb} MB`,
			),
		);
		expect(over.error?.message.includes('set Maximum PDF Size')).toBe(environment === 'live');
		expect(world.server.requests).toEqual([]);

		const exact = await send(ofSize(limit), environment);
		expect(exact.error).toBeUndefined();
		expect(world.server.createRequests()).toHaveLength(1);
		expect(arrived(environment)).toHaveLength(limit);
	});

	test('live: more by option, to the byte', async () => {
		const over = await send(ofSize(11 * MB + 1), 'live', { maxFileMb: 11 });
		expect(over.error?.message).toMatch(
			/11,534,337 bytes, but the Live environment takes at most 11 MB/,
		);
		expect(world.server.requests).toEqual([]);

		// OpenSign itself has not raised this account's limit: what the node lets through, it still judges.
		const exact = await send(ofSize(11 * MB), 'live', { maxFileMb: 11 });
		expect(exact.error?.message).toBe(
			'OpenSign refused the request: File too large. Max allowed file size is 10 MB',
		);
	});

	test('the option cannot raise what OpenSign does not', async () => {
		const { error } = await send(pdf, 'sandbox', { maxFileMb: 50 });
		expect(error?.message).toBe(
			'Maximum PDF Size: the Sandbox environment takes at most 5 MB, which cannot be raised. Remove the option.',
		);
	});

	test('empty', async () => {
		const { error } = await send(Buffer.alloc(0), 'selfHosted');
		expect(error?.message).toBe('big.pdf: the file is empty. Check the node that it comes from.');
	});
});

test('an Office file', async () => {
	const { error } = await send(Buffer.from('PK\u0003\u0004 word'), 'selfHosted');
	expect(error?.message).toMatch(/is not a PDF .* a ZIP or Office file/);
});

async function encrypted(userPassword: string): Promise<Buffer> {
	const document = await PDFDocument.create();
	document.addPage();
	document.encrypt({ userPassword, ownerPassword: 'owner' });
	return Buffer.from(await document.save());
}

test('one that opens without a password, and is encrypted all the same', async () => {
	const { error } = await send(await encrypted(''), 'selfHosted');
	expect(error?.message).toMatch(/^big\.pdf: the PDF is encrypted\. /);
	expect(world.server.requests).toEqual([]);
});

test('encrypted without a password, and with one', async () => {
	const content = await encrypted('secret');

	const refused = await send(content, 'selfHosted');
	expect(refused.error?.message).toBe(
		'big.pdf: the PDF is encrypted. Enter its password under Additional Options → Document → PDF Password, or remove the encryption.',
	);
	expect(world.server.requests).toEqual([]);

	const taken = await send(content, 'selfHosted', { document: { filePassword: 'secret' } });
	expect(taken.error).toBeUndefined();
	expect(world.server.createRequests()[0].body).toMatchObject({ file_password: 'secret' });
});

/** An XFA form: what others than Adobe's reader see of it. */
async function xfa(shown: string): Promise<Buffer> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	document.addPage([595, 842]).drawText(shown, { x: 72, y: 700, size: 12, font });
	const packet = document.context.register(document.context.flateStream('<xdp:xdp/>'));
	const form = document.context.obj({ Fields: [], XFA: packet } as never);
	document.catalog.set(PDFName.of('AcroForm'), form);
	return Buffer.from(await document.save());
}

test('a form of which people would see a page that asks them to wait', async () => {
	const { error } = await send(await xfa('Please wait... Upgrade to Adobe Reader.'), 'selfHosted');
	expect(error?.message).toBe(
		"big.pdf: the PDF is a form of Adobe's own kind (XFA), of which others only see a page that asks them to wait. Open it in Adobe Acrobat or Reader, print it to PDF, and send that.",
	);
	expect(world.server.createRequests()).toEqual([]);
	const { error: flat } = await send(await xfa('Rental agreement'), 'selfHosted');
	expect(flat).toBeUndefined();
});
