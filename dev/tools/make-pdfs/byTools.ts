/** PDFs as the programs make them that people have. */
import { pathToFileURL } from 'node:url';

import { chromium } from './chromium';
import { SENTENCES, TITLE, type Sample } from './sample';
import { inWork, read, run, write } from './workshop';

const PARAGRAPHS = `<p>${SENTENCES.join('</p><p>')}</p>`;

export const byTools = (): Sample[] => [
	{
		file: 'chromium-print.pdf',
		producer: 'Chromium',
		feature: 'printed web page, tagged',
		bytes: chromiumText(),
	},
	{
		file: 'chromium-landscape.pdf',
		producer: 'Chromium',
		feature: 'A5 landscape by its media box',
		bytes: chromiumLandscape(),
	},
	{
		file: 'libreoffice-writer.pdf',
		producer: 'LibreOffice',
		feature: 'word processor export',
		bytes: libreOffice('pdf:writer_pdf_Export'),
	},
	{
		file: 'libreoffice-pdfa.pdf',
		producer: 'LibreOffice',
		feature: 'PDF/A-2b with XMP metadata and output intent',
		bytes: libreOffice('pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'),
	},
	{
		file: 'ghostscript-postscript.pdf',
		producer: 'Ghostscript',
		feature: 'distilled from PostScript',
		bytes: ghostscript('1.7'),
	},
	{
		file: 'ghostscript-pdf13.pdf',
		producer: 'Ghostscript',
		feature: 'PDF 1.3',
		bytes: ghostscript('1.3'),
	},
	{ file: 'groff-gropdf.pdf', producer: 'groff', feature: 'troff document', bytes: groff() },
	{ file: 'cairo-rsvg.pdf', producer: 'cairo', feature: 'vector drawing', bytes: cairo() },
	{
		file: 'img2pdf-scan.pdf',
		producer: 'img2pdf',
		feature: 'scanned image without text',
		bytes: scan(),
	},
];

const chromiumText = () =>
	chromium(
		'@page { size: A4 } h1 { color: #234 } .next { break-before: page }',
		`<h1>${TITLE}</h1>${PARAGRAPHS}` +
			'<table border="1"><tr><th>Item<th>Price<tr><td>Widget<td>€ 12.00</table><h2 class="next">Annex</h2><p>Second page.</p>',
	);

const chromiumLandscape = () =>
	chromium('@page { size: A5 landscape }', `<h1>Sample certificate</h1><p>${SENTENCES[1]}</p>`);

/** @param filter of LibreOffice's `--convert-to` */
function libreOffice(filter: string): Buffer {
	write(
		'writer.html',
		`<html><head><meta charset="utf-8"><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${PARAGRAPHS}` +
			'<p style="page-break-before: always">Second page.</p></body></html>',
	);
	const profile = `-env:UserInstallation=${pathToFileURL(inWork('libreoffice')).href}`;
	run('soffice', [profile, '--headless', '--writer', '--convert-to', filter, 'writer.html']);
	return read('writer.pdf');
}

const POSTSCRIPT = `%!PS-Adobe-3.0
%%Title: ${TITLE}
/Times-Roman findfont 24 scalefont setfont 72 760 moveto (${TITLE}) show
/Times-Roman findfont 11 scalefont setfont
${SENTENCES.map((sentence, i) => `72 ${720 - 20 * i} moveto (${sentence}) show`).join('\n')}
72 600 200 50 rectstroke showpage
`;

/** @param level the version of PDF */
function ghostscript(level: string): Buffer {
	write('sample.ps', POSTSCRIPT);
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
	return read('gs.pdf');
}

function groff(): Buffer {
	const input = `.TL\n${TITLE}\n.PP\n${SENTENCES.join('\n.PP\n')}\n.bp\n.PP\nSecond page.\n`;
	return run('groff', ['-ms', '-Tpdf', '-dpaper=a4', '-P-pa4'], { input });
}

function cairo(): Buffer {
	const lines = SENTENCES.map(
		(sentence, i) => `<text x="40" y="${120 + 20 * i}" font-size="11">${sentence}</text>`,
	);
	const input = `<svg xmlns="http://www.w3.org/2000/svg" width="595pt" height="842pt" viewBox="0 0 595 842" font-family="DejaVu Sans">
		<text x="40" y="80" font-size="24">${TITLE}</text>${lines.join('')}<circle cx="300" cy="400" r="80" fill="#9bd"/></svg>`;
	return run('rsvg-convert', ['-f', 'pdf'], { input });
}

/** A page as a scanner delivers it: a grey JPEG and not a letter of text. */
function scan(): Buffer {
	write('gs.pdf', ghostscript('1.7'));
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
