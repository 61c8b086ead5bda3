/**
 * Makes every PDF in `test/fixtures/pdfs/` anew, and the `manifest.json` beside them.
 *
 * The PDFs are committed, so nobody needs this to run the tests. It is here to show where they come from, and for the
 * next one. Run it at the root of the repository:
 *
 *     node scripts/make-pdfs.mjs
 *
 * It needs these Debian packages (version 12), besides this repository's own `node_modules` for pdf-lib:
 *
 *     apt-get install chromium ghostscript groff img2pdf libreoffice-writer-nogui librsvg2-bin poppler-utils qpdf
 *
 * Most producers write the date, or a random document id, into their files: what comes out is equal in all that the
 * tests look at, not in every byte. Each file's pages and encryption are read back with qpdf before the manifest is
 * written.
 */
import { PDFDocument, PDFName, PDFString, StandardFonts, degrees } from '@cantoo/pdf-lib';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const OUT = join('test', 'fixtures', 'pdfs');
const PASSWORD = 'secret';
const A4 = [595, 842];
const DATE = new Date('2026-01-15T09:00:00Z');
const SENTENCES = [
	'This sample agreement is made between the first party and the second party.',
	'It has no legal meaning and serves to test software.',
	'Signed at: ____________________      Date: ____________________',
];

const work = mkdtempSync(join(tmpdir(), 'make-pdfs-'));
const inWork = (name) => join(work, name);
const inOut = (name) => join(OUT, name);

/** Runs a tool in the work folder, so that no path of this machine finds its way into a document. */
function run(command, args, options = {}) {
	const env = {
		...process.env,
		HOME: work,
		SOURCE_DATE_EPOCH: String(DATE.getTime() / 1000),
		TZ: 'UTC',
	};
	return execFileSync(command, args, {
		cwd: work,
		env,
		stdio: ['pipe', 'pipe', 'pipe'],
		...options,
	});
}

function write(folder, name, content) {
	writeFileSync(join(folder, name), content);
	return name;
}

// ---------------------------------------------------------------------------------------------------- by the tools

/** @param {string} css  of the page: its size and the like */
function chromium(css, body) {
	write(
		work,
		'page.html',
		`<!doctype html><meta charset="utf-8"><title>Sample agreement</title><style>${css}</style>${body}`,
	);
	run('chromium', [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
		'--no-first-run',
		`--user-data-dir=${inWork('chromium')}`,
		'--no-pdf-header-footer',
		`--print-to-pdf=${inWork('chromium.pdf')}`,
		pathToFileURL(inWork('page.html')).href,
	]);
	return readFileSync(inWork('chromium.pdf'));
}

const chromiumText = () =>
	chromium(
		'@page { size: A4 } h1 { color: #234 } .next { break-before: page }',
		`<h1>Sample agreement</h1><p>${SENTENCES.join('</p><p>')}</p>` +
			'<table border="1"><tr><th>Item<th>Price<tr><td>Widget<td>€ 12.00</table><h2 class="next">Annex</h2><p>Second page.</p>',
	);

const chromiumLandscape = () =>
	chromium('@page { size: A5 landscape }', `<h1>Sample certificate</h1><p>${SENTENCES[1]}</p>`);

/** @param {string} filter  of LibreOffice's `--convert-to` */
function libreOffice(filter) {
	write(
		work,
		'writer.html',
		`<html><head><meta charset="utf-8"><title>Sample agreement</title></head><body><h1>Sample agreement</h1><p>${SENTENCES.join('</p><p>')}</p>` +
			'<p style="page-break-before: always">Second page.</p></body></html>',
	);
	const profile = `-env:UserInstallation=${pathToFileURL(inWork('libreoffice')).href}`;
	run('soffice', [profile, '--headless', '--writer', '--convert-to', filter, 'writer.html']);
	return readFileSync(inWork('writer.pdf'));
}

const POSTSCRIPT = `%!PS-Adobe-3.0
%%Title: Sample agreement
/Times-Roman findfont 24 scalefont setfont 72 760 moveto (Sample agreement) show
/Times-Roman findfont 11 scalefont setfont
${SENTENCES.map((sentence, i) => `72 ${720 - 20 * i} moveto (${sentence}) show`).join('\n')}
72 600 200 50 rectstroke showpage
`;

function ghostscript(level) {
	write(work, 'sample.ps', POSTSCRIPT);
	run('gs', [
		'-q',
		'-dBATCH',
		'-dNOPAUSE',
		'-dSAFER',
		'-sDEVICE=pdfwrite',
		'-sPAPERSIZE=a4',
		`-dCompatibilityLevel=${level}`,
		'-sOutputFile=gs.pdf',
		'sample.ps',
	]);
	return readFileSync(inWork('gs.pdf'));
}

function groff() {
	const source = `.TL\nSample agreement\n.PP\n${SENTENCES.join('\n.PP\n')}\n.bp\n.PP\nSecond page.\n`;
	return run('groff', ['-ms', '-Tpdf', '-dpaper=a4', '-P-pa4'], { input: source });
}

function cairo() {
	const lines = SENTENCES.map(
		(sentence, i) => `<text x="40" y="${120 + 20 * i}" font-size="11">${sentence}</text>`,
	);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="595pt" height="842pt" viewBox="0 0 595 842" font-family="DejaVu Sans">
		<text x="40" y="80" font-size="24">Sample agreement</text>${lines.join('')}<circle cx="300" cy="400" r="80" fill="#9bd"/></svg>`;
	return run('rsvg-convert', ['-f', 'pdf'], { input: svg });
}

/** A page as a scanner delivers it: a grey JPEG and not a letter of text. */
function scan() {
	writeFileSync(inWork('gs.pdf'), ghostscript('1.7'));
	run('pdftoppm', [
		'-r',
		'72',
		'-gray',
		'-jpeg',
		'-jpegopt',
		'quality=40',
		'-singlefile',
		'gs.pdf',
		'scan',
	]);
	return run('img2pdf', ['--nodate', '--pagesize', 'A4', 'scan.jpg']);
}

// ------------------------------------------------------------------------------------------------------- by pdf-lib

async function pdfLib(pages, { title = 'Sample agreement' } = {}) {
	const pdf = await PDFDocument.create();
	pdf.setTitle(title);
	pdf.setCreationDate(DATE);
	pdf.setModificationDate(DATE);
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	pages.forEach((size, i) => {
		const page = pdf.addPage(size);
		const left = Math.min(50, size[0] / 10);
		page.drawText('Sample agreement', {
			x: left,
			y: size[1] * 0.8,
			size: Math.min(18, size[0] / 12),
			font,
		});
		page.drawText(`Page ${i + 1} of ${pages.length}`, {
			x: left,
			y: size[1] * 0.7,
			size: Math.min(11, size[0] / 16),
			font,
		});
	});
	return pdf;
}

const save = async (pdf, options) => Buffer.from(await pdf.save(options));

async function form() {
	const pdf = await pdfLib([A4]);
	const page = pdf.getPage(0);
	const fields = pdf.getForm();
	const name = fields.createTextField('party.name');
	name.setText('Alex Example');
	name.addToPage(page, { x: 50, y: 500, width: 200, height: 24 });
	fields.createCheckBox('party.agrees').addToPage(page, { x: 50, y: 450, width: 18, height: 18 });
	const kind = fields.createDropdown('party.kind');
	kind.addOptions(['Person', 'Company']);
	kind.select('Company');
	kind.addToPage(page, { x: 50, y: 400, width: 120, height: 24 });
	return await save(pdf);
}

/** A form with the empty signature field that other signing tools leave. */
async function signatureField() {
	const pdf = await pdfLib([A4]);
	const page = pdf.getPage(0);
	const { context } = pdf;
	const field = context.register(
		context.obj({
			Type: 'Annot',
			Subtype: 'Widget',
			FT: 'Sig',
			T: PDFString.of('Signature1'),
			Rect: [50, 400, 250, 460],
			F: 4,
			P: page.ref,
		}),
	);
	page.node.addAnnot(field);
	pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 1 }));
	return await save(pdf);
}

async function attachment(content, name, options) {
	const pdf = await pdfLib([A4]);
	await pdf.attach(content, name, {
		description: 'An attachment',
		creationDate: DATE,
		modificationDate: DATE,
		...options,
	});
	return await save(pdf);
}

async function rotated() {
	const pdf = await pdfLib([A4, A4, A4, A4, [842, 595]]);
	[0, 90, 180, 270, 0].forEach((angle, i) => pdf.getPage(i).setRotation(degrees(angle)));
	return await save(pdf);
}

/** A receipt, a stamp, a poster (14,400 points is the most that older readers take), a box that starts below zero. */
async function unusualSizes() {
	const pdf = await pdfLib([[204, 1200], [72, 72], [14400, 9600], A4]);
	pdf.getPage(3).setMediaBox(-100, -200, 595, 842);
	pdf.getPage(3).setCropBox(-50, -150, 400, 500);
	return await save(pdf);
}

/** A second revision after the first one's %%EOF, as signing tools append it. */
async function incremental(useObjectStreams) {
	const first = await save(await pdfLib([A4]), { useObjectStreams });
	const pdf = await PDFDocument.load(first, { forIncrementalUpdate: true, updateMetadata: false });
	const snapshot = pdf.takeSnapshot();
	snapshot.markObjForSave(pdf.getPage(0).node);
	pdf.getPage(0).drawText('Added in a second revision', { x: 50, y: 300, size: 11 });
	return Buffer.concat([first, Buffer.from(await pdf.saveIncremental(snapshot))]);
}

// ---------------------------------------------------------------------------------------------------------- by qpdf

/** @param {Buffer} input  @param {string[]} options */
function qpdf(input, ...options) {
	writeFileSync(inWork('in.pdf'), input);
	run('qpdf', [...options, 'in.pdf', 'out.pdf']);
	return readFileSync(inWork('out.pdf'));
}

const encrypt = (input, user, bits, ...options) =>
	qpdf(input, '--encrypt', user, 'owner-secret', bits, ...options, '--');

// ---------------------------------------------------------------------------------------------------------- by hand

/**
 * A PDF written out with everything in plain sight.
 *
 * @param {string[]} objects  number 1 is the catalog
 * @param {{ eol?: string, version?: string, trailer?: string }} [options]
 */
function handmade(objects, { eol = '\n', version = '1.4', trailer = '' } = {}) {
	let text = `%PDF-${version}${eol}%\xE2\xE3\xCF\xD3${eol}`;
	const offsets = objects.map((object, i) => {
		const offset = text.length;
		// A lone CR is not allowed after `stream`.
		const body = object
			.replaceAll('\n', eol)
			.replace('stream\r', eol === '\r' ? 'stream\r\n' : 'stream\r');
		text += `${i + 1} 0 obj${eol}${body}${eol}endobj${eol}`;
		return offset;
	});
	const xref = text.length;
	// Entries of the table are 20 bytes each, whatever the line end.
	const end = eol.length === 2 ? eol : ` ${eol}`;
	text += `xref${eol}0 ${objects.length + 1}${eol}0000000000 65535 f${end}`;
	text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n${end}`).join('');
	text += `trailer${eol}<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>${eol}startxref${eol}${xref}${eol}%%EOF${eol}`;
	return Buffer.from(text, 'latin1');
}

/** @param {string} content  the page's content stream, uncompressed */
const onePage = (content) => [
	'<< /Type /Catalog /Pages 2 0 R >>',
	'<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
	'<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
	`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
	'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

const text = (line) => `BT /F1 18 Tf 50 700 Td (${line}) Tj ET`;

/** Two revisions with classic tables: the second replaces the content stream and points back with /Prev. */
function handmadeIncremental() {
	const first = handmade(onePage(text('Sample agreement')));
	const previous = /startxref\n(\d+)/.exec(first.toString('latin1'))[1];
	const content = text('Sample agreement, second revision');
	const object = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
	const xref = first.length + object.length;
	const rest = `${object}xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${xref}\n%%EOF\n`;
	return Buffer.concat([first, Buffer.from(rest, 'latin1')]);
}

/** Pages in a tree of three levels, with nothing but inherited sizes. */
function nestedPages() {
	const page = (parent) => `<< /Type /Page /Parent ${parent} 0 R /Resources << >> >>`;
	return handmade([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 4 /MediaBox [0 0 612 792] >>',
		'<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 /Rotate 90 >>',
		page(3),
		page(3),
		'<< /Type /Pages /Parent 2 0 R /Kids [7 0 R] /Count 2 >>',
		'<< /Type /Pages /Parent 6 0 R /Kids [8 0 R 9 0 R] /Count 2 /MediaBox [0 0 420 595] >>',
		page(7),
		page(7),
	]);
}

// -------------------------------------------------------------------------------------------------------- the list

const plain = await save(await pdfLib([A4, A4]));
const uncompressed = handmade(onePage(text('Sample agreement')));
const locked = encrypt(handmade(onePage(text('Sample agreement'))), PASSWORD, '256');
const junk = Buffer.from(
	`HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n${'junk '.repeat(40)}`.slice(0, 199) +
		'\n',
	'latin1',
);
const garbage = (length) =>
	Buffer.from('\0\0garbage\r\n'.repeat(length).slice(0, length), 'latin1');
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

/** file, producer, what it is for, its bytes, and (where it is encrypted) the password that opens it */
const FILES = [
	['chromium-print.pdf', 'Chromium', 'printed web page, tagged', chromiumText()],
	['chromium-landscape.pdf', 'Chromium', 'A5 landscape by its media box', chromiumLandscape()],
	[
		'libreoffice-writer.pdf',
		'LibreOffice',
		'word processor export',
		libreOffice('pdf:writer_pdf_Export'),
	],
	[
		'libreoffice-pdfa.pdf',
		'LibreOffice',
		'PDF/A-2b with XMP metadata and output intent',
		libreOffice('pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'),
	],
	['ghostscript-postscript.pdf', 'Ghostscript', 'distilled from PostScript', ghostscript('1.7')],
	['ghostscript-pdf13.pdf', 'Ghostscript', 'PDF 1.3', ghostscript('1.3')],
	['groff-gropdf.pdf', 'groff', 'troff document', groff()],
	['cairo-rsvg.pdf', 'cairo', 'vector drawing', cairo()],
	['img2pdf-scan.pdf', 'img2pdf', 'scanned image without text', scan()],
	['pdf-lib.pdf', 'pdf-lib', 'object streams and a cross-reference stream', plain],
	[
		'pdf-lib-classic-xref.pdf',
		'pdf-lib',
		'classic cross-reference table',
		await save(await pdfLib([A4]), { useObjectStreams: false }),
	],
	['pdf-lib-form.pdf', 'pdf-lib', 'form fields (AcroForm)', await form()],
	['pdf-lib-signature-field.pdf', 'pdf-lib', 'empty signature field', await signatureField()],
	[
		'pdf-lib-attachment.pdf',
		'pdf-lib',
		'embedded text attachment',
		await attachment(Buffer.from('An attached note.\n'), 'note.txt', { mimeType: 'text/plain' }),
	],
	[
		'pdf-lib-attachment-locked.pdf',
		'pdf-lib, qpdf',
		'not encrypted, but an encrypted PDF is attached to it uncompressed',
		qpdf(
			await attachment(locked, 'locked.pdf', { mimeType: 'application/pdf' }),
			'--stream-data=uncompress',
			'--object-streams=disable',
		),
	],
	[
		'pdf-lib-unicode-title.pdf',
		'pdf-lib',
		'title beyond ASCII',
		await save(await pdfLib([A4], { title: 'Vertrag über Größe – 契約書 – Договор – عقد – 🖋' })),
	],
	[
		'pdf-lib-rotated.pdf',
		'pdf-lib',
		'pages rotated by 0, 90, 180 and 270 degrees, and landscape',
		await rotated(),
	],
	[
		'pdf-lib-unusual-sizes.pdf',
		'pdf-lib',
		'receipt, stamp, poster, and boxes with a negative origin',
		await unusualSizes(),
	],
	['pdf-lib-300-pages.pdf', 'pdf-lib', '300 pages', await save(await pdfLib(Array(300).fill(A4)))],
	[
		'pdf-lib-incremental.pdf',
		'pdf-lib',
		'incremental update with cross-reference streams, two %%EOF',
		await incremental(true),
	],
	[
		'handmade-incremental.pdf',
		'by hand',
		'incremental update with classic tables, two %%EOF',
		handmadeIncremental(),
	],
	[
		'qpdf-linearized.pdf',
		'qpdf',
		'linearized (fast web view)',
		qpdf(plain, '--linearize', '--deterministic-id'),
	],
	[
		'qpdf-object-streams.pdf',
		'qpdf',
		'object streams from a classic file',
		qpdf(uncompressed, '--object-streams=generate', '--deterministic-id'),
	],
	[
		'qpdf-qdf.pdf',
		'qpdf',
		'QDF: uncompressed, with comments',
		qpdf(plain, '--qdf', '--deterministic-id'),
	],
	[
		'qpdf-pdf20.pdf',
		'qpdf',
		'PDF 2.0 header',
		qpdf(plain, '--force-version=2.0', '--deterministic-id'),
	],
	[
		'qpdf-aes128-password.pdf',
		'qpdf',
		'AES 128 bits, password to open',
		encrypt(plain, PASSWORD, '128', '--use-aes=y'),
		PASSWORD,
	],
	[
		'qpdf-aes256-password.pdf',
		'qpdf',
		'AES 256 bits, password to open',
		encrypt(plain, PASSWORD, '256'),
		PASSWORD,
	],
	[
		'qpdf-aes256-owner-only.pdf',
		'qpdf',
		'AES 256 bits, opens without a password, changes forbidden',
		encrypt(plain, '', '256', '--modify=none'),
		'',
	],
	[
		'qpdf-rc4-owner-only.pdf',
		'qpdf',
		'RC4 128 bits, opens without a password, changes forbidden',
		qpdf(
			plain,
			'--allow-weak-crypto',
			'--encrypt',
			'',
			'owner-secret',
			'128',
			'--use-aes=n',
			'--modify=none',
			'--',
		),
		'',
	],
	[
		'qpdf-aes256-object-streams.pdf',
		'qpdf',
		'AES 256 bits, /Encrypt in the dictionary of a cross-reference stream',
		qpdf(plain, '--object-streams=generate', '--encrypt', PASSWORD, 'owner-secret', '256', '--'),
		PASSWORD,
	],
	[
		'qpdf-aes256-linearized.pdf',
		'qpdf',
		'AES 256 bits and linearized: the first trailer stands near the start',
		qpdf(
			plain,
			'--linearize',
			'--object-streams=disable',
			'--encrypt',
			PASSWORD,
			'owner-secret',
			'256',
			'--',
		),
		PASSWORD,
	],
	[
		'junk-before-header.pdf',
		'by hand',
		'200 bytes of an HTTP answer before the header',
		Buffer.concat([junk, uncompressed]),
	],
	[
		'bom-before-header.pdf',
		'by hand',
		'UTF-8 byte order mark before the header',
		Buffer.concat([bom, uncompressed]),
	],
	[
		'garbage-after-eof.pdf',
		'by hand',
		'500 bytes of garbage after %%EOF',
		Buffer.concat([uncompressed, garbage(500)]),
	],
	[
		'garbage-after-eof-2000.pdf',
		'by hand',
		'2,000 bytes of garbage after %%EOF: readers repair it',
		Buffer.concat([uncompressed, garbage(2000)]),
	],
	[
		'decoy-encrypt-in-content.pdf',
		'by hand',
		'not encrypted; "/Encrypt 5 0 R" is text on the page',
		handmade(onePage(text('trailer << /Encrypt 5 0 R >>'))),
	],
	[
		'decoy-encrypt-in-trailer-string.pdf',
		'by hand',
		'not encrypted; "/Encrypt 5 0 R" stands in a string and a comment of the trailer',
		handmade(onePage(text('Sample agreement')), {
			trailer: '/ID [(a /Encrypt 5 0 R) (b \\) >> /Encrypt 5 0 R)] % /Encrypt 5 0 R\n',
		}),
	],
	['handmade-one-page.pdf', 'by hand', 'smallest: one page, LF line ends', uncompressed],
	[
		'handmade-crlf.pdf',
		'by hand',
		'CRLF line ends',
		handmade(onePage(text('Sample agreement')), { eol: '\r\n' }),
	],
	[
		'handmade-cr.pdf',
		'by hand',
		'CR line ends',
		handmade(onePage(text('Sample agreement')), { eol: '\r' }),
	],
	[
		'handmade-nested-pages.pdf',
		'by hand',
		'page tree of three levels, inherited sizes',
		nestedPages(),
	],
	[
		'handmade-broken-xref.pdf',
		'by hand',
		'startxref points nowhere: readers repair it',
		Buffer.from(
			uncompressed.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99'),
			'latin1',
		),
	],
];

// --------------------------------------------------------------------------------------------- checked and written

/** What qpdf says of a file; 3 means "with warnings", which is what the damaged ones are for. */
function ask(...args) {
	const { status, stdout, stderr } = spawnSync('qpdf', args, { encoding: 'utf8' });
	return { status, stdout: stdout.trim(), stderr };
}

function entry([file, producer, feature, bytes, password = null]) {
	writeFileSync(inOut(file), bytes);
	const pages = ask(`--password=${password ?? ''}`, '--show-npages', inOut(file));
	if (pages.status !== 0 && pages.status !== 3)
		throw new Error(`qpdf cannot read ${file}: ${pages.stderr}`);
	const encrypted = ask('--is-encrypted', inOut(file)).status === 0;
	if (encrypted !== (password !== null))
		throw new Error(`${file} is ${encrypted ? '' : 'not '}encrypted, unexpectedly`);
	const needsPassword = encrypted && ask('--requires-password', inOut(file)).status === 0;
	if (needsPassword !== (password === PASSWORD))
		throw new Error(`${file}: its password is another than expected`);
	return {
		file,
		producer,
		feature,
		pages: Number(pages.stdout),
		encrypted,
		password,
		headerOffset: bytes.indexOf('%PDF-'),
	};
}

try {
	rmSync(OUT, { recursive: true, force: true });
	mkdirSync(OUT, { recursive: true });
	const manifest = FILES.map(entry);
	writeFileSync(inOut('manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	const size = FILES.reduce((sum, [, , , bytes]) => sum + bytes.length, 0);
	const largest = FILES.toSorted((a, b) => b[3].length - a[3].length)[0];
	console.log(
		`${FILES.length} files, ${Math.round(size / 1000)} kB; the largest is ${basename(largest[0])}, ${Math.round(largest[3].length / 1000)} kB.`,
	);
} finally {
	rmSync(work, { recursive: true, force: true });
}
