/**
 * PDFs whose text is laid out by programs that care for every letter's place. The fonts in them are subsets of DejaVu
 * (Bitstream Vera's licence), Droid Sans Fallback (Apache License 2.0), Noto CJK and Computer Modern of the AMS (both
 * SIL Open Font License).
 */
import { chromium } from './chromium';
import { SENTENCES, TITLE, type Sample } from './sample';
import { read, run, write } from './workshop';

export const byTypesetters = (): Sample[] => [
	{
		file: 'latex.pdf',
		producer: 'pdfTeX',
		feature: 'LaTeX article: ligatures, kerning, hyphens, fonts of Type 1',
		bytes: latex(),
	},
	{
		file: 'skia-typography.pdf',
		producer: 'Chromium',
		feature:
			'as Google Docs writes it (both use Skia): kerning, spaced letters, columns, turned text',
		bytes: typography(),
	},
	{
		file: 'skia-hebrew-arabic.pdf',
		producer: 'Chromium',
		feature: 'text from right to left, mixed with numbers and Latin words',
		bytes: rightToLeft(),
	},
	{
		file: 'skia-cjk.pdf',
		producer: 'Chromium',
		feature: 'Chinese, Japanese and Korean (Identity-H with ToUnicode)',
		bytes: cjk(),
	},
];

const LATEX = String.raw`\documentclass[11pt,a4paper]{article}
\pdfinfoomitdate=1 \pdftrailerid{} \pdfsuppressptexinfo=-1
\begin{document}
\section{${TITLE}}
${SENTENCES[0]} The first affiliate's office offers efficient flow: AVATAR, Toyota, We.
${SENTENCES[1]}

\noindent Signature of tenant: \hrulefill\quad Date: \hrulefill

\noindent \{\{signature;role=Tenant;w=160;h=48\}\}
\end{document}
`;

function latex(): Buffer {
	write('article.tex', LATEX);
	run('pdflatex', ['-interaction=batchmode', 'article.tex']);
	return read('article.pdf');
}

const typography = () =>
	chromium(
		'@page { size: A4; margin: 2cm } body { font: 11pt "DejaVu Serif" } .spaced { letter-spacing: 3px } .columns { columns: 2 } .turned { writing-mode: vertical-rl; position: absolute; right: 0; top: 0 } .small { font-variant: small-caps }',
		`<p>${SENTENCES[0]} Efficient flow of AVATAR, To We.</p><p class="spaced">Spaced letters: Signature</p>` +
			'<p style="text-align: justify; width: 6cm">Signature of tenant: justified text in a narrow column, so that blanks are of all widths.</p>' +
			'<div class="columns"><p>Left column: Landlord signs here</p><p>Right column: Tenant signs here</p></div>' +
			'<p>Si<b>gna</b>t<i>ure</i> in three fonts</p><p class="small">Small capitals</p><p class="turned">Down the margin</p>' +
			'<p>{{signature;role=Tenant;w=160;h=48}}</p>',
	);

const rightToLeft = () =>
	chromium(
		'@page { size: A4 } body { font: 14pt "DejaVu Sans" }',
		'<p dir="rtl">הסכם לדוגמה</p><p dir="rtl">חתימת השוכר:</p><p dir="rtl">תאריך: 15.01.2026</p>' +
			'<p dir="rtl">שם (Alex Example) וחתימה</p><p>Signature חתימה of tenant</p><p dir="rtl">عقد</p>',
	);

const cjk = () =>
	chromium(
		'@page { size: A4 } body { font: 14pt "Droid Sans Fallback" }',
		'<p lang="ja">契約書　署名欄：</p><p lang="zh">承租人签名：</p><p lang="ko">임차인 서명:</p><p lang="ja">日付 2026年1月15日</p>',
	);
