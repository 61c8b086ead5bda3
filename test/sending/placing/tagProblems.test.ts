import { tagsIn } from './tags';

describe('what cannot be read is named with page and tag', () => {
	test.each([
		['{{signatur;role=Tenant}}', "'signatur' is no type of field. Write signature"],
		[
			'{{signature;role=Tenant;wdith=160}}',
			'wdith: unknown in a signature tag. Use one of: role, name, w, h, x, y, hint.',
		],
		['{{text;font=Times}}', 'font: unknown in a textbox tag.'],
		['{{signature;w=wide}}', "w: 'wide' is not a number of points above 0."],
		['{{signature;role=Tenant;Role=Landlord}}', 'Role: it is there twice. Leave one of them.'],
		['{{signature, w=100, w=200}}', 'w: it is there twice.'],
		['{{Age;type=number;role=A;role=B}}', 'role: it is there twice.'],
		['{{signature;x=far}}', "x: 'far' is not a number of points."],
		['{{text;required=perhaps}}', "required: 'perhaps' is neither true nor false."],
		['{{text;fontsize=13}}', "fontsize: '13' is not possible. Use one of: 2, 4,"],
		['{{date;default=tomorrow}}', "default: 'tomorrow' is not a date."],
		['{{dropdown;role=A}}', 'choices: nothing was entered. Write choices=A|B|C.'],
		['{{signature;required=no}}', "required: OpenSign's signatures are always required."],
		['{{signature:2:n}}', 'Write the type first'],
		['{{Signature Tenant}}', 'Write the type first'],
		['{{signature, tenant}}', 'Write the type first'],
		['{{payment, r1}}', 'Write the type first'],
		['{{Pay;type=payment;role=A}}', "type: 'payment' is no type of field."],
		['{{Age;type=number;min=18}}', 'min: unknown in a number tag.'],
		['{{Secret;condition=A:b;role=B}}', 'condition: unknown in a textbox tag.'],
		['{{Choice;type=radio;option=A}}', 'OpenSign has one field for all choices of a group.'],
		[
			'[def:$yn|check|req1|signer1|Yes]',
			'OpenSign has one field for all choices of a group, not req1.',
		],
		['[sig-merge|req|sender] [checkbox-merge|req1|sender|a]', 'not req1'],
		['[sig|req|sender]', 'the sender cannot fill in a signature field.'],
	])('%s', async (text, problem) => {
		const { problems } = await tagsIn('Before.', text);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(problem);
		expect(problems[0]).toMatch(/^Page 1, [[{].*[\]}][,:] /);
	});

	test('every fault of every tag', async () => {
		const { fields, problems } = await tagsIn(
			'{{text;w=a;h=b;colour=red}}',
			'{{date}}',
			'{{sign;q=1}}',
		);
		expect(problems).toHaveLength(4);
		expect(fields.map(({ type }) => type)).toEqual(['date']);
	});

	test.each([
		'{{signature;role=Tenant',
		'{{signature;role=Tenant}',
		'{{Full name;role=Tenant',
		'{{signature;role=A {{date;role=B}}',
	])('a tag that does not end: %s', async (text) => {
		const { problems } = await tagsIn(text);
		expect(problems).toEqual([expect.stringMatching(/^Page 1, \{\{.*: the tag does not end\./)]);
	});

	test('a short name that stands nowhere', async () => {
		const { problems } = await tagsIn('[def:$tenant|sig|req|signer1]');
		expect(problems).toEqual([expect.stringContaining('Write [$tenant] where the field belongs.')]);
	});
});

test('what is no tag is left alone, and told', async () => {
	const left = [
		'{{customer.name}}',
		'{{company_name}}',
		'{{date of birth}}',
		'{{#if tenant}}',
		'{{price, net}}',
		'{{a;b=c}}',
		'[[signing_url]]',
	];
	const { fields, problems, others } = await tagsIn(
		...left,
		'see [1], [a|b|c], [text|of|three], {{{signature}}}, {one}, {{ open',
	);
	expect({ fields, problems }).toEqual({ fields: [], problems: [] });
	expect(others).toEqual(left.map((text) => ({ page: 1, text })));
});
