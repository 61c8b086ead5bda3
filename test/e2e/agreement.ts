import type { Widget } from '../../dev/opensign-server';
import { makePdf } from '../harness/pdf';

const field = (type: string, y: number, options?: Widget['options']): Widget => ({
	type,
	page: 1,
	x: 72,
	y,
	w: 160,
	h: 24,
	...(options ? { options } : {}),
});

/** A template of two roles, with a field of each kind of input that the form has. */
export async function agreement() {
	return {
		title: 'Non-disclosure agreement',
		file: await makePdf('Non-disclosure agreement'),
		signers: [
			{
				role: 'Employee',
				widgets: [
					field('textbox', 240, { name: 'department' }),
					field('dropdown', 300, { name: 'place', values: ['Berlin', 'London', 'Paris'] }),
					field('date', 360, { name: 'date', format: 'yyyy-mm-dd' }),
					field('signature', 640),
				],
			},
			{ role: 'Company', widgets: [field('signature', 700)] },
		],
		prefill: [field('textbox', 120, { name: 'company_name', response: 'Example Ltd' })],
	};
}
