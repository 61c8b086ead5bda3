import { makePdf, readText } from '../../harness/pdf';
import { place, useWorld } from '../../harness/world';
import { byJson, byText, given, useAgreement } from './agreement';

const world = useWorld();
const { live, run, body } = useAgreement(world);
const bodies = () => world.server.createRequests().map((request) => request.body);

test("sends with the template's title, and only what was entered", async () => {
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(body()).toEqual({
		signers: [{ role: 'Employee', name: 'Anna', email: 'anna@example.com' }],
	});
	expect(items[0].json).toMatchObject({
		title: 'Non-disclosure agreement',
		signingLinks: {
			'anna@example.com': expect.any(String) as string,
			'carl@example.com': expect.any(String) as string,
		},
	});
});

describe('values for fields and prefill', () => {
	const employee = { role: 'Employee', name: 'Anna', email: 'anna@example.com' };
	/** As they must arrive. */
	const VALUES = {
		signers: [
			{
				...employee,
				phone: '49',
				widgets: [
					{ name: 'department', default: 'Sales' },
					{ name: 'site', default: 'Paris' },
					{ name: 'extras', default: ['laptop', 'phone'] },
					{ name: 'days', default: 5 },
					{ name: 'start', default: '31.12.2026' },
				],
			},
		],
		prefill: {
			widgets: [
				{ name: 'company', response: 'New Ltd' },
				{ name: 'plan', response: 'plus' },
			],
		},
	};
	/** The same signers, as somebody may write them who does not know the types. */
	const LOOSE = [
		{
			...employee,
			phone: 49,
			widgets: [
				{ name: 'department', default: 'Sales' },
				{ name: 'site', default: 'Paris' },
				{ name: 'extras', default: 'laptop, phone' },
				{ name: 'days', default: '5' },
				{ name: 'start', default: '2026-12-31' },
			],
		},
	];
	const { signers, prefill } = VALUES;

	test('values for fields and prefill go out by name, in the form their type takes', async () => {
		const { error } = await run({
			title: 'NDA Anna',
			...given({
				'role.Employee.phone': 49,
				'field.Employee.department': 'Sales',
				'field.Employee.site': 'Paris',
				'field.Employee.extras': 'laptop, phone',
				'field.Employee.days': '5',
				'field.Employee.start': '2026-12-31T00:30:00.000',
				'prefill.company': '={{ "New Ltd" }}',
				'prefill.plan': 'plus',
				'role.Company.name': null,
			}),
			additionalOptions: { deadline: { timeToCompleteDays: 3 }, email: { sendEmail: false } },
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			title: 'NDA Anna',
			...VALUES,
			timeToCompleteDays: 3,
			send_email: false,
		});
		const [document] = live().documents.values();
		expect(await readText(document.current)).toContainEqual(
			expect.objectContaining({ text: 'New Ltd', x: place.x + 4 }),
		);
	});

	test.each([
		['as text', byJson({ signers: LOOSE, prefill })],
		['with the prefill as a list', byJson({ signers: LOOSE, prefill: prefill.widgets })],
		['as an object, by expression', byText('={{ $json }}')],
	])('the same by JSON: %s; numbers become what the type takes', async (_name, changes) => {
		const item = { json: { signers: LOOSE, prefill: prefill.widgets } };
		const { error } = await run(changes, { items: [item] });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([VALUES]);
	});

	test('by JSON: only the signers', async () => {
		await run(byJson(signers));
		expect(bodies()).toEqual([{ signers }]);
	});

	test('values are locked on request, save those that say otherwise', async () => {
		const unlocked = { name: 'department', default: 'Sales', readonly: false };
		const lock = { additionalOptions: { lockValues: true } };
		await run({ ...given({ 'field.Employee.department': 'Sales' }), ...lock });
		await run({ ...byJson([{ ...signers[0], widgets: [unlocked] }]), ...lock });
		const sent = bodies() as Array<typeof VALUES>;
		expect(sent.map((one) => one.signers[0].widgets)).toEqual([
			[{ name: 'department', default: 'Sales', readonly: true }],
			[unlocked],
		]);
	});
});

test('more about a person; a role that has a person already: then OpenSign wants all of them', async () => {
	const { error } = await run(
		given({
			'role.Employee.company': 'A Ltd',
			'role.Employee.job_title': 'CEO',
			'role.Employee.access_code': 123,
			'role.Company.phone': '44',
		}),
	);
	expect(error).toBeUndefined();
	expect(body().signers).toEqual([
		{
			role: 'Employee',
			name: 'Anna',
			email: 'anna@example.com',
			company: 'A Ltd',
			job_title: 'CEO',
			access_code: '123',
		},
		{ role: 'Company', name: 'Carl', email: 'carl@example.com', phone: '44' },
	]);
});

describe("another PDF in place of the template's", () => {
	test('Send From Template', async () => {
		const content = await makePdf('Another');
		const item = await world.engine.binaryItem(content);
		const { error } = await run({ replacePdf: true }, { items: [item] });
		expect(error).toBeUndefined();
		const [document] = live().documents.values();
		expect(document.original.equals(content)).toBe(true);
	});

	const byLayout = { operation: 'send', title: 'Layout', signersInput: 'template' };

	test("Send with a template's layout: its roles and fields on the item's PDF", async () => {
		const content = await makePdf('Another');
		const item = await world.engine.binaryItem(content);
		const additionalOptions = { email: { sendEmail: false } };
		const { items, error } = await run({ ...byLayout, additionalOptions }, { items: [item] });
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			title: 'Layout',
			signers: [{ role: 'Employee', name: 'Anna', email: 'anna@example.com' }],
			file: content.toString('base64'),
			send_email: false,
		});
		const document = live().documents.get(String(items[0].json.documentId));
		expect(document?.original.equals(content)).toBe(true);
		expect(document?.signers[0].widgets).toHaveLength(6);
	});

	test("Send with a template's layout, without a PDF", async () => {
		const { error } = await run(byLayout);
		expect(error?.message).toMatch(/^PDF File: /);
	});
});

test('the template is read once for all items', async () => {
	const addresses = ['a@example.com', 'b@example.com', 'c@example.com'];
	const { items } = await run(given({ 'role.Employee.email': '={{ $json.email }}' }), {
		items: addresses.map((email) => ({ json: { email } })),
	});
	expect(items).toHaveLength(3);
	const reads = world.server.requests.filter(({ path }) => path.startsWith('/template/'));
	expect(reads).toHaveLength(1);
	expect(world.server.createRequests()).toHaveLength(3);
});
