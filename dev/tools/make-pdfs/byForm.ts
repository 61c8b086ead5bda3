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
	{
		file: 'form-button-texts.pdf',
		producer: 'by hand',
		feature: 'buttons that are called by numbers or names, and what they stand for',
		bytes: buttonTexts(),
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

/**
 * A field of buttons beside each other.
 *
 * @param names what its buttons are called
 * @param chosen one of them
 */
function buttons(field: string, y: number, names: string[], chosen: string): string[] {
	const button = (name: string, i: number) => {
		const x = 200 + 60 * i;
		const state = name === chosen ? name : 'Off';
		return `<< /Type /Annot /Subtype /Widget /Parent @0 /Rect [${x} ${y} ${x + 16} ${y + 16}] /F 4 /AS /${state} ${look(name)} >>`;
	};
	const kids = names.map((_, i) => `@${i + 1}`).join(' ');
	return [
		`<< /FT /Btn ${field} /V /${chosen} /Kids [${kids}] >>`,
		...names.map((name, i) => button(name, i)),
	];
}

const radios = () =>
	buttons(`/T (payment) /Ff ${RADIO + REQUIRED}`, 500, ['Monthly', 'Yearly'], 'Monthly');

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

/** As Acrobat and pdf-lib write them: what buttons stand for is in a list, in the order of the buttons. */
const buttonTexts = () =>
	handmadePages({
		pages: [
			{
				entries: '',
				content: lines(
					['Numbers', 50, 704],
					['Names', 50, 654],
					['In unison', 50, 604],
					['One', 50, 554],
				),
				annotations: [
					buttons(`/T (numbers) /Ff ${RADIO} /Opt [(monthly) (yearly)]`, 700, ['0', '1'], '1'),
					buttons(
						`/T (names) /Ff ${RADIO} /Opt [<FEFF6BCE6708> (every year)]`,
						650,
						['m', 'y'],
						'm',
					),
					buttons(
						`/T (unison) /Ff ${RADIO} /Opt [(cash) (card) (cash)]`,
						600,
						['0', '1', '0'],
						'0',
					),
					field('one', 'Btn', [200, 550, 16, 16], `/V /Yes /AS /Yes /Opt [(OK)] ${look('Yes')}`),
				],
			},
		],
		catalog: '/AcroForm << /Fields [@fields] /DA (/F1 10 Tf 0 g) /NeedAppearances true >>',
	});
