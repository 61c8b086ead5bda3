/** PDFs with forms. */
import { handmadePages, lines } from './handmadePages';
import type { Sample } from './sample';

export const byForm = (): Sample[] => [
	{
		file: 'form-all-fields.pdf',
		producer: 'by hand',
		feature: 'a form with every type of field there is, and what is no field of it',
		bytes: allFields(),
	},
	{
		file: 'form-turned-pages.pdf',
		producer: 'by hand',
		feature: 'fields on pages that are turned, cut, and in another unit',
		bytes: turnedPages(),
	},
];

type Rectangle = [x: number, y: number, w: number, h: number];

/** Bits of /Ff, as the specification numbers them. */
const flag = (bit: number) => 2 ** (bit - 1);
const READ_ONLY = flag(1);
const REQUIRED = flag(2);
const MULTI_LINE = flag(13);
const RADIO = flag(16);
const PUSH_BUTTON = flag(17);
const COMBO = flag(18);
const MULTI_SELECT = flag(22);

function field(name: string, type: string, [x, y, w, h]: Rectangle, entries = ''): string {
	const flags = /\/F \d/.test(entries) ? '' : '/F 4';
	return `<< /Type /Annot /Subtype /Widget /FT /${type} /T (${name}) /Rect [${x} ${y} ${x + w} ${y + h}] ${flags} ${entries} >>`;
}

const dateScript = (format: string) =>
	`/AA << /F << /S /JavaScript /JS (AFDate_FormatEx\\("${format}"\\);) >> /K << /S /JavaScript /JS (AFDate_KeystrokeEx\\("${format}"\\);) >> >>`;

const look = (on: string) =>
	`/AP << /N << /${on} << /Type /XObject /Subtype /Form /BBox [0 0 16 16] >> /Off << /Type /XObject /Subtype /Form /BBox [0 0 16 16] >> >> >>`;

const TEXTS = [
	field('full_name', 'Tx', [200, 760, 200, 20], `/Ff ${REQUIRED} /TU (Your full name)`),
	field(
		'address',
		'Tx',
		[200, 690, 200, 60],
		`/Ff ${MULTI_LINE} /V (1 Example Street\\nSampletown)`,
	),
	field('zip', 'Tx', [200, 660, 80, 20], '/MaxLen 5 /DV (00000)'),
	field('start_date', 'Tx', [200, 630, 100, 20], dateScript('mm/dd/yyyy')),
	field('end_date', 'Tx', [320, 630, 100, 20], dateScript('yyyy-mm-dd')),
	field('contract_number', 'Tx', [200, 600, 100, 20], `/Ff ${READ_ONLY} /V (C-2026-001)`),
	field('email', 'Tx', [200, 570, 200, 20], '/TU (E-mail address)'),
];

const OTHERS = [
	field('agrees', 'Btn', [200, 540, 16, 16], `/Ff ${REQUIRED} /AS /Off ${look('Yes')}`),
	field('newsletter', 'Btn', [240, 540, 16, 16], `/V /On /AS /On ${look('On')}`),
	field(
		'country',
		'Ch',
		[200, 440, 120, 20],
		`/Ff ${COMBO} /Opt [(Austria) (Germany) (Chile)] /V (Germany)`,
	),
	field(
		'languages',
		'Ch',
		[200, 370, 120, 60],
		`/Ff ${MULTI_SELECT} /Opt [[(en) (English)] [(he) (Hebrew)] [(zh) (Chinese)]] /V [(en)]`,
	),
	field('signature_tenant', 'Sig', [200, 300, 200, 50], `/Ff ${REQUIRED}`),
	field('send', 'Btn', [200, 260, 80, 24], `/Ff ${PUSH_BUTTON} /MK << /CA (Send) >>`),
	field('internal_note', 'Tx', [200, 230, 80, 20], '/F 2 /V (hidden)'),
	'<< /Type /Annot /Subtype /Link /Rect [50 200 200 220] /Border [0 0 0] /A << /S /URI /URI (https://example.com) >> >>',
	'<< /Type /Annot /Subtype /Text /Rect [450 200 470 220] /Contents (A comment) >>',
];

/** A field of two buttons, of which the first is chosen. */
function radios(): string[] {
	const button = (x: number, value: string, state: string) =>
		`<< /Type /Annot /Subtype /Widget /Parent @0 /Rect [${x} 500 ${x + 16} 516] /F 4 /AS /${state} ${look(value)} >>`;
	return [
		`<< /FT /Btn /T (payment) /Ff ${RADIO + REQUIRED} /V /Monthly /Kids [@1 @2] >>`,
		button(200, 'Monthly', 'Monthly'),
		button(260, 'Yearly', 'Off'),
	];
}

const LABELS: Array<[string, number]> = [
	['Full name', 764],
	['Address', 734],
	['ZIP code', 664],
	['Start and end date', 634],
	['Contract number', 604],
	['E-mail', 574],
	['I agree, newsletter', 542],
	['Payment', 502],
	['Country', 444],
	['Languages', 414],
	['Signature of tenant', 320],
];

const allFields = () =>
	handmadePages({
		pages: [
			{
				entries: '',
				content: lines(...LABELS.map(([label, y]): [string, number, number] => [label, 50, y])),
				annotations: [...TEXTS, radios(), ...OTHERS],
			},
		],
		catalog: '/AcroForm << /Fields [@fields] /DA (/F1 10 Tf 0 g) /NeedAppearances true >>',
	});

const turnedPages = () =>
	handmadePages({
		pages: [
			['rotated90', '/Rotate 90'],
			['rotated180', '/Rotate 180'],
			['rotated270', '/Rotate 270'],
			['cropped', '/CropBox [50 100 500 700]'],
			['cropped90', '/CropBox [50 100 500 700] /Rotate 90'],
			['unit2', '/MediaBox [0 0 400 500] /UserUnit 2'],
			['shifted', '/MediaBox [-100 -200 495 642]'],
		].map(([name, entries]) => ({
			entries,
			content: lines([`Name ${name}:`, 80, 300]),
			annotations: [
				field(`name_${name}`, 'Tx', [180, 296, 120, 18]),
				field(`signature_${name}`, 'Sig', [100, 220, 160, 48]),
			],
		})),
		catalog: '/AcroForm << /Fields [@fields] /DA (/F1 10 Tf 0 g) >>',
	});
