import { assignTags } from '../../../nodes/OpenSign/sending/placing/tags/assignTags';
import { tagsIn } from './tags';

describe('whose fields they are', () => {
	const assign = async (texts: string[], signers: Parameters<typeof assignTags>[1]) =>
		assignTags((await tagsIn(...texts)).fields, signers);
	const types = ({ perSigner }: ReturnType<typeof assignTags>) =>
		perSigner.map((fields) => fields.map(({ widget }) => widget.type));

	const TWO = [{ role: 'Tenant' }, { role: 'Main Landlord', email: 'l@example.com' }];

	test('by role, number or address', async () => {
		const assigned = await assign(
			[
				'{{signature;role=tenant}}',
				'{{signature;role=main_landlord}}',
				'{{date;role=1}}',
				'{{name;role=l@example.com}}',
				'{{email, r2}}',
				'[text|req|signer1]',
				'{{A;role=Second Party}}',
				'{{number;role=Signer 2}}',
				'[text-merge|req|sender|a]',
			],
			TWO,
		);
		expect(assigned.problems).toEqual([]);
		expect(types(assigned)).toEqual([
			['signature', 'date', 'textbox'],
			['signature', 'name', 'email', 'textbox', 'number'],
		]);
	});

	test('as widgets of OpenSign', async () => {
		const { perSigner } = await assign(['{{text;name=A;w=10;h=10}}', '{{signature}}'], [{}]);
		const place = { page: 1, x: 72, y: expect.any(Number) as number };
		const widgets = perSigner.map((fields) => fields.map(({ widget }) => widget));
		expect(widgets).toEqual([
			[
				{ type: 'textbox', ...place, w: 10, h: 10, options: { name: 'A' } },
				{ type: 'signature', ...place, w: 160, h: 48 },
			],
		]);
	});

	test('a role that is a number counts before the number', async () => {
		const signers = [{ role: 'Signer 2' }, { role: 'Signer 1' }];
		expect(types(await assign(['{{date;role=Signer 1}}'], signers))).toEqual([[], ['date']]);
	});

	test('a role whose letters are composed in another way', async () => {
		const signers = [{ role: 'Verkäufer' }, { role: 'Ka\u0308ufer\u00a01' }];
		expect(types(await assign(['{{date;role=Käufer 1}}'], signers))).toEqual([[], ['date']]);
	});

	test('without a role they are those of the only signer', async () => {
		expect(types(await assign(['{{signature}}'], [{ role: 'Tenant' }]))).toEqual([['signature']]);
		expect((await assign(['{{signature}}'], TWO)).problems).toEqual([
			'Page 1, {{signature}}: it does not say whose field it is. Write role=… into the tag. There are: 1 (Tenant), 2 (Main Landlord).',
		]);
	});

	test.each([
		[
			'{{signature;role=Buyer}}',
			"nobody has the role 'Buyer'. There are: 1 (Tenant), 2 (Main Landlord).",
		],
		['{{signature;role=3}}', "nobody has the role '3'."],
		['{{signature;role=0}}', "nobody has the role '0'."],
	])('%s belongs to nobody', async (text, problem) => {
		const { perSigner, problems } = await assign([text], TWO);
		expect(perSigner).toEqual([[], []]);
		expect(problems).toEqual([expect.stringContaining(problem)]);
	});

	test('a role that several have is nobody’s', async () => {
		const { problems } = await assign(['{{signature;role=A}}'], [{ role: 'A' }, { role: 'a' }]);
		expect(problems).toEqual([expect.stringContaining("2 signers have the role 'A'.")]);
		expect((await assign(['{{signature}}'], [])).problems[0]).toContain('There are no signers.');
	});
});
