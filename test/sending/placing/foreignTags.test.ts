import { tagsIn } from './tags';

describe('tags of other services', () => {
	test.each<[string, string, object]>([
		['Documenso', '{{signature, r1}}', { type: 'signature', role: 'r1' }],
		['Documenso', '{{SIGNATURE, R2, width=100, height=30}}', { role: 'R2', w: 100, h: 30 }],
		[
			'Documenso',
			'{{text, r1, required=false, label=Company_Name, fontSize=12, textAlign=right}}',
			{ type: 'textbox', options: { required: false, hint: 'Company Name', fontsize: 12 } },
		],
		[
			'Documenso',
			'{{t,r1,r:t,ro:f,l:your_city}}',
			{ options: { required: true, readonly: false, hint: 'your city' } },
		],
		['Documenso', '{{date, r1}}', { type: 'date', options: { signing_date: true } }],
		['Documenso', '{{num, r1, v=5}}', { type: 'number', options: { default: 5 } }],
		[
			'DocuSeal',
			'{{Signature of Tenant;type=signature;role=Tenant;required=true;format=drawn}}',
			{ type: 'signature', role: 'Tenant', options: { name: 'Signature of Tenant' } },
		],
		[
			'DocuSeal',
			'{{DOB;type=date;role=Customer;required=false;format=DD/MM/YYYY}}',
			{ type: 'date', options: { name: 'DOB', required: false, format: 'dd/mm/yyyy' } },
		],
		[
			'DocuSeal',
			'{{Full Name;role=First Party;font=Times}}',
			{ type: 'textbox', role: 'First Party' },
		],
		[
			'DocuSeal',
			'{{Today;type=datenow}}',
			{ options: { name: 'Today', signing_date: true, readonly: true } },
		],
		[
			'DocuSeal',
			'{{Dep;type=select;options=Sales,HR}}',
			{ type: 'dropdown', options: { name: 'Dep', values: ['Sales', 'HR'] } },
		],
		['DocuSeal', '{{type=checkbox}}', { type: 'checkbox', w: 16 }],
		['DocuSeal', '{{type=checkbox;role=A}}', { type: 'checkbox', role: 'A' }],
		['DocuSeal', '{{type=stamp;readonly=true}}', { type: 'stamp', options: {} }],
		['Dropbox Sign', '[sig|req|signer1]', { type: 'signature', role: 'signer1', h: 48 }],
		[
			'Dropbox Sign',
			'[text|noreq|signer2|Label of it|uid7]',
			{
				type: 'textbox',
				role: 'signer2',
				options: { required: false, hint: 'Label of it', name: 'uid7' },
			},
		],
		[
			'Dropbox Sign',
			'[date|req|signer1 ]',
			{ type: 'date', role: 'signer1', options: { signing_date: true, required: true } },
		],
		['Dropbox Sign', '[initial|req|signer1]', { type: 'initials' }],
		[
			'Dropbox Sign',
			'[check|noreq|signer1|I agree]',
			{ type: 'checkbox', w: 16, options: { values: ['I agree'] } },
		],
		[
			'Dropbox Sign',
			'[text-merge|req|sender|firstname|api_id]',
			{ type: 'textbox', isPrefill: true, options: { name: 'api_id' } },
		],
		[
			'Dropbox Sign',
			'[def:$sig1|sig|req|signer2] [$sig1____]',
			{ type: 'signature', role: 'signer2' },
		],
		['SignatureAPI', '[[manager.signature]]', { type: 'signature', role: 'manager' }],
		['SignatureAPI', '[[employee_initials]]', { type: 'initials', role: 'employee' }],
	])('%s: %s', async (_, text, expected) => {
		const found = await tagsIn(text);
		expect(found.problems).toEqual([]);
		expect(found.fields).toHaveLength(1);
		expect(found.fields[0]).toMatchObject(expected);
	});

	test("Dropbox Sign's fields are as wide as their tags", async () => {
		const { fields } = await tagsIn('[text|req|signer1                                ]');
		expect(fields[0].w).toBeGreaterThan(150);
		expect(fields[0].w).toBeCloseTo(fields[0].boxes[0].w, 1);
	});

	test('one name for several fields becomes several names', async () => {
		const { fields } = await tagsIn('{{Name;type=text}}', '{{Name;type=text}}');
		expect(fields.map(({ options }) => options.name)).toEqual(['Name', 'Name 2']);
	});
});
