import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { A4, drawLines } from '../pdf/text';
import type { TemplateInput, Widget } from '../state/entities';

const LINES = [
	'Non-disclosure agreement',
	'',
	'between',
	'',
	'and the employee named below, who keeps secret what is secret.',
	'',
	'Department:',
	'',
	'Place:',
	'',
	'Date:',
];

const FIELD = { page: 1, w: 160, h: 24 };
const SIGNATURE = { type: 'signature', page: 1, y: 640, w: 180, h: 50 };

const EMPLOYEE: Widget[] = [
	{ type: 'textbox', ...FIELD, x: 140, y: 236, options: { name: 'department' } },
	{
		type: 'dropdown',
		...FIELD,
		x: 140,
		y: 296,
		options: { name: 'place', values: ['Berlin', 'London', 'Paris'] },
	},
	{ type: 'date', ...FIELD, x: 140, y: 356, options: { name: 'date', format: 'yyyy-mm-dd' } },
	{ ...SIGNATURE, x: 60 },
];

const COMPANY_NAME: Widget = {
	type: 'textbox',
	...FIELD,
	x: 120,
	y: 116,
	options: { name: 'company_name', response: 'Example Ltd' },
};

/** What is there at the start unless a seed file says otherwise: roles, fields of several types, a prefilled one. */
export async function nonDisclosureAgreement(): Promise<TemplateInput> {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	drawLines(document.addPage(A4), font, LINES, { x: 60, top: 770, lineHeight: 30, size: 12 });
	return {
		title: 'Non-disclosure agreement',
		file: Buffer.from(await document.save()),
		signers: [
			{ role: 'Employee', widgets: EMPLOYEE },
			{ role: 'Company', widgets: [{ ...SIGNATURE, x: 340 }] },
		],
		prefill: [COMPANY_NAME],
	};
}
