import { WIDGET_TYPES } from '../../../nodes/OpenSign/opensign/shapes';
import type { Page } from '../../../nodes/OpenSign/pdf/read';
import { assignTags } from '../../../nodes/OpenSign/sending/placing/tags/assignTags';
import { readTags } from '../../../nodes/OpenSign/sending/placing/tags/readTags';
import { draw, readPages, scatter } from '../../harness/typeset';
import { tagsIn } from './tags';

/** What one tag says. */
async function tag(text: string) {
	const { fields, problems, others } = await tagsIn(text);
	expect({ problems, others }).toEqual({ problems: [], others: [] });
	expect(fields).toHaveLength(1);
	const { type, role, options, w, h, isPrefill } = fields[0];
	return { type, role, options, w, h, isPrefill };
}

const field = (type: string, more: object) => expect.objectContaining({ type, ...more }) as unknown;

describe('our own tags', () => {
	test('stand on their line, at their left edge', async () => {
		const pages = await readPages(draw('Tenant: {{signature;role=Tenant;w=150;h=40}}', 72, 700));
		const { fields } = readTags(pages);
		expect(fields).toEqual([
			{
				type: 'signature',
				role: 'Tenant',
				options: {},
				page: 1,
				x: expect.closeTo(72 + 44, 0) as number,
				y: expect.closeTo(142 + 2.5 - 40, 0) as number,
				w: 150,
				h: 40,
				text: '{{signature;role=Tenant;w=150;h=40}}',
				boxes: [expect.objectContaining({ h: expect.closeTo(12, -1) as number })],
			},
		]);
	});

	test('are moved by x and y, and kept on the page', async () => {
		const moved = readTags(await readPages(draw('{{date;role=1;x=10;y=-5.5pt}}', 72, 700)));
		const plain = readTags(await readPages(draw('{{date;role=1}}', 72, 700)));
		expect(moved.fields[0].x - plain.fields[0].x).toBeCloseTo(10);
		expect(moved.fields[0].y - plain.fields[0].y).toBeCloseTo(-5.5);
		const edge = readTags(await readPages(draw('{{signature}}', 500, 838)));
		expect(edge.fields[0]).toMatchObject({ x: 595 - 160, y: 0 });
	});

	test.each(WIDGET_TYPES)('%s', async (type) => {
		const choices = ['dropdown', 'radio button'].includes(type) ? ';choices=A|B' : '';
		expect(await tag(`{{${type};role=Tenant${choices}}}`)).toMatchObject({ type, role: 'Tenant' });
	});

	test.each([
		['Sign', 'signature'],
		['initial', 'initials'],
		['Text', 'textbox'],
		['check box', 'checkbox'],
		['Job_Title', 'job title'],
		['E-Mail', 'email'],
		['file', 'attachments'],
	])('%s means %s', async (word, type) => {
		expect(await tag(`{{ ${word} ; role = 2 }}`)).toMatchObject({ type, role: '2' });
	});

	test.each<[string, object]>([
		['textbox;name=City;default=Bonn;readonly', { name: 'City', default: 'Bonn', readonly: true }],
		[
			'textbox;Required=no;HINT=As in the passport',
			{ required: false, hint: 'As in the passport' },
		],
		['textbox;fontsize=14;color=Blue;pattern=/^a+$/', { fontsize: 14, color: 'blue' }],
		['date;format=dd.mm.yyyy;default=2026-12-31', { format: 'dd.mm.yyyy', default: '31.12.2026' }],
		['date;min=2026-01-01;max=2026-12-31', { min_date: expect.anything() as unknown }],
		[
			'dropdown;choices=Red|Dark blue;default=Red',
			{ values: ['Red', 'Dark blue'], default: 'Red' },
		],
		[
			'checkbox;choices=A|B|C;default=A|B;min=1;max=2;layout=horizontal',
			{
				values: ['A', 'B', 'C'],
				selectedvalues: ['A', 'B'],
				validation: { minselections: 1, maxselections: 2 },
				layout: 'horizontal',
			},
		],
		['checkbox;name=Agreed', { values: ['Agreed'], hidelabel: true }],
		['cells;cells=6', { cell_count: 6 }],
		['number;decimals=1;formula=[[a]] * 2', { decimalplaces: 1, formula: '{{a}} * 2' }],
	])('{{%s}}', async (inside, options) => {
		expect((await tag(`{{${inside}}}`)).options).toMatchObject(options);
	});

	test('with commas, and alone', async () => {
		expect(await tag('{{signature, role=Tenant, w=100}}')).toMatchObject({
			role: 'Tenant',
			w: 100,
		});
		expect(await tag('{{initials}}')).toMatchObject({ type: 'initials', role: undefined, w: 64 });
	});

	test.each(['{{{signature;role=A}}', '{{signature;role=A}}}'])(
		'with a brace too many: %s',
		async (text) => {
			expect(await tag(text)).toMatchObject({ type: 'signature', role: 'A' });
		},
	);

	test('get names of their own', async () => {
		const { fields } = await tagsIn('{{text;name=City}} {{text;name=City}} {{text}}');
		expect(fields.map(({ options }) => options.name)).toEqual(['City', 'City 2', undefined]);
	});
});

describe('however they are set', () => {
	const one = (pages: Page[]) => {
		const { fields, problems } = readTags(pages);
		expect(problems).toEqual([]);
		expect(fields).toHaveLength(1);
		return fields[0];
	};

	test('letter by letter, in any order, and spaced out', async () => {
		const text = '{{signature;role=Tenant}}';
		expect(one(await readPages(scatter(text, 72, 700)))).toMatchObject({ text, role: 'Tenant' });
		expect(one(await readPages(scatter(text, 72, 700, 10, 1.3)))).toMatchObject({ text });
	});

	test('over two lines, beside another column', async () => {
		const left = draw('{{signature;role=Te', 72, 700) + draw('nant;w=100}}', 72, 686);
		const right = draw('{{date;role=Land', 300, 700) + draw('lord;format=dd.mm.yyyy}}', 300, 686);
		const { fields, problems } = readTags(await readPages(left + right));
		expect(problems).toEqual([]);
		expect(fields).toEqual([
			field('signature', { role: 'Te nant', w: 100, x: 72 }),
			field('date', { role: 'Land lord', x: 300 }),
		]);
		expect(fields[0].boxes).toHaveLength(2);
		expect(fields[0].y + fields[0].h).toBeCloseTo(144.5, 0);
		const { perSigner } = assignTags(fields, [{ role: 'landlord' }, { role: 'Tenant' }]);
		expect(perSigner.map((tagged) => tagged.map(({ widget }) => widget.type))).toEqual([
			['date'],
			['signature'],
		]);
	});

	test.each([90, 180, 270])('on a page turned by %d degrees', async (rotate) => {
		const content = draw('{{signature;role=1}}', 200, 400);
		const { x, y, w, h, boxes } = one(await readPages({ content, rotate }));
		expect(y + h).toBeCloseTo(boxes[0].y + boxes[0].h, 1);
		expect([w, h]).toEqual([160, 48]);
		expect(x).toBeCloseTo(boxes[0].x, 1);
	});

	test('over two lines, in cells side by side', async () => {
		const content =
			draw('{{signature;', 72, 700) +
			draw('{{signature;', 160, 700) +
			draw('role=Tenant}}', 74, 686) +
			draw('role=Landlord}}', 158, 686);
		const { fields, problems } = readTags(await readPages(content));
		expect(problems).toEqual([]);
		expect(fields.map(({ role, x }) => [role, Math.round(x)])).toEqual([
			['Tenant', 72],
			['Landlord', 160],
		]);
	});

	test('in reading order over pages', async () => {
		const first = draw('{{date;role=B}}', 300, 700) + draw('{{name;role=A}}', 72, 700.4);
		const second = draw('{{email;role=A}}', 72, 700);
		const { fields } = readTags(await readPages(first, second));
		expect(fields.map(({ type, page }) => [type, page])).toEqual([
			['name', 1],
			['date', 1],
			['email', 2],
		]);
	});
});
