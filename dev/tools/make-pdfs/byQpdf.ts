/** PDFs that qpdf has written anew or encrypted. */
import { handmade, onePage, text } from './handmade';
import { plain } from './pdfLibPages';
import { encrypt, qpdf } from './qpdf';
import { PASSWORD, TITLE, type Sample } from './sample';

export async function byQpdf(): Promise<Sample[]> {
	const pdf = await plain();
	const samples = [...rewritten(pdf), ...encrypted(pdf)];
	return samples.map((sample) => ({ producer: 'qpdf', ...sample }));
}

type QpdfSample = Omit<Sample, 'producer'>;

function rewritten(pdf: Buffer): QpdfSample[] {
	const uncompressed = handmade(onePage(text(TITLE)));
	return [
		{
			file: 'qpdf-linearized.pdf',
			feature: 'linearized (fast web view)',
			bytes: qpdf(pdf, '--linearize', '--deterministic-id'),
		},
		{
			file: 'qpdf-object-streams.pdf',
			feature: 'object streams from a classic file',
			bytes: qpdf(uncompressed, '--object-streams=generate', '--deterministic-id'),
		},
		{
			file: 'qpdf-qdf.pdf',
			feature: 'QDF: uncompressed, with comments',
			bytes: qpdf(pdf, '--qdf', '--deterministic-id'),
		},
		{
			file: 'qpdf-pdf20.pdf',
			feature: 'PDF 2.0 header',
			bytes: qpdf(pdf, '--force-version=2.0', '--deterministic-id'),
		},
	];
}

const encrypted = (pdf: Buffer): QpdfSample[] => [
	{
		file: 'qpdf-aes128-password.pdf',
		feature: 'AES 128 bits, password to open',
		bytes: encrypt(pdf, PASSWORD, '128', '--use-aes=y'),
		password: PASSWORD,
	},
	{
		file: 'qpdf-aes256-password.pdf',
		feature: 'AES 256 bits, password to open',
		bytes: encrypt(pdf, PASSWORD, '256'),
		password: PASSWORD,
	},
	{
		file: 'qpdf-aes256-owner-only.pdf',
		feature: 'AES 256 bits, opens without a password, changes forbidden',
		bytes: encrypt(pdf, '', '256', '--modify=none'),
		password: '',
	},
	{
		file: 'qpdf-rc4-owner-only.pdf',
		feature: 'RC4 128 bits, opens without a password, changes forbidden',
		bytes: rc4(pdf),
		password: '',
	},
	{
		file: 'qpdf-aes256-object-streams.pdf',
		feature: 'AES 256 bits, /Encrypt in the dictionary of a cross-reference stream',
		bytes: rewriteEncrypted(pdf, '--object-streams=generate'),
		password: PASSWORD,
	},
	{
		file: 'qpdf-aes256-linearized.pdf',
		feature: 'AES 256 bits and linearized: the first trailer stands near the start',
		bytes: rewriteEncrypted(pdf, '--linearize', '--object-streams=disable'),
		password: PASSWORD,
	},
];

const OWNER_SECRET = 'owner-secret';

const rewriteEncrypted = (pdf: Buffer, ...options: string[]) =>
	qpdf(pdf, ...options, '--encrypt', PASSWORD, OWNER_SECRET, '256', '--');

function rc4(pdf: Buffer): Buffer {
	const encryption = ['--encrypt', '', OWNER_SECRET, '128', '--use-aes=n', '--modify=none', '--'];
	return qpdf(pdf, '--allow-weak-crypto', ...encryption);
}
