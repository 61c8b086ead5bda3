import type { IDataObject } from 'n8n-workflow';

import { openPdf } from '../../nodes/OpenSign/pdf/read';
import { oddPdf } from '../harness/pdf';
import { draw, typeset } from '../harness/typeset';
import { place, signer, useWorld } from '../harness/world';
import { usePlacing, type Arrived } from './placing/run';

const world = useWorld();
const { run, refused } = usePlacing(world);

/** A PDF with lines of text, 60 points apart. */
const pdfOf = async (...lines: string[]) =>
	await typeset(lines.map((text, k) => draw(text, 72, 780 - 60 * k, 10)).join(''));

/** Where no tag is. */
const BESIDE = { ...place, x: 400 };

const untagged = (changes: IDataObject) => signer({ widgets: {}, ...changes });
const TENANT = untagged({ role: 'Tenant' });
const LANDLORD = untagged({ role: 'Landlord', name: 'Bo', email: 'bo@example.com' });

interface Body {
	signers: Array<{ role: string; widgets: Arrived[] }>;
	file: string;
	file_password?: string;
}

async function sent(content: Buffer, changes: IDataObject): Promise<Body> {
	const { error } = await run(content, changes);
	expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	return world.server.createRequests()[0].body as never;
}
const typesOf = ({ signers }: Body) =>
	signers.map(({ role, widgets }) => [role, ...widgets.map(({ type }) => type)]);

const CONTRACT = ['{{signature;role=Tenant}}', '{{date;role=Tenant}}', '{{signature;role=2}}'];

test('without a field in the node, tags become fields of those whom they name', async () => {
	const content = await pdfOf(...CONTRACT);
	const body = await sent(content, { signers: { signer: [TENANT, LANDLORD] } });
	expect(typesOf(body)).toEqual([
		['Tenant', 'signature', 'date'],
		['Landlord', 'signature'],
	]);
	const [signature, date] = body.signers[0].widgets;
	expect(signature).toMatchObject({ page: 1, x: 72, w: 160, h: 48 });
	expect(date.options).toMatchObject({ name: 'date', required: true });
	// The bytes of the original stay as they were.
	expect(body.file).toBe(content.toString('base64'));
});

test('who has fields of their own gets those by tags as well, where somebody has none', async () => {
	const own = untagged({
		role: 'Tenant',
		widgets: { widget: [{ type: 'initials', ...BESIDE }] },
	});
	const body = await sent(await pdfOf(...CONTRACT), { signers: { signer: [own, LANDLORD] } });
	expect(typesOf(body)).toEqual([
		['Tenant', 'initials', 'signature', 'date'],
		['Landlord', 'signature'],
	]);
});

test.each([
	[undefined, ['Tenant', 'signature']],
	['auto', ['Tenant', 'signature']],
	['never', ['Tenant', 'signature']],
	['always', ['Tenant', 'signature', 'checkbox']],
])('where everybody has fields, and the option is %s', async (tags, expected) => {
	const own = signer({ role: 'Tenant' });
	const body = await sent(await pdfOf('{{checkbox;role=Tenant;choices=Yes}}'), {
		signers: { signer: [own] },
		additionalOptions: tags === undefined ? {} : { tags },
	});
	expect(typesOf(body)).toEqual([expected]);
});

test.each([[''], ['secret']])('covered in white when asked for (password %p)', async (password) => {
	const content = await pdfOf('Rent: 900', '{{signature;role=Tenant}}');
	const body = await sent(content, {
		signers: { signer: [TENANT] },
		additionalOptions: { coverTags: true, document: { filePassword: password } },
	});
	const file = Buffer.from(body.file, 'base64');
	expect(file.equals(content)).toBe(false);
	const { pages } = await openPdf(file, { password: '', text: true });
	expect(pages[0].glyphs.map(({ text }) => text).join('')).toContain('Rent:900');
	// What the node has written is not encrypted, whatever it was.
	expect(body.file_password).toBeUndefined();
});

describe('refused before anything is sent', () => {
	const two = { signers: { signer: [TENANT, LANDLORD] } };
	test.each([
		['nobody has the role', ['{{signature;role=Owner}}'], /nobody has the role 'Owner'/],
		['it names nobody', ['{{signature}}'], /does not say whose field it is/],
		['it is no type', ['{{signatur;role=Tenant}}'], /no type of field/],
		['a value is wrong', ['{{signature;role=Tenant;w=wide}}'], /w: .*wide/],
		[
			'fields by tags cover each other',
			[...CONTRACT, '{{date;role=Tenant;y=-60}}'],
			/the tag \{\{.*\}\} \(page 1\): it covers .*, the tag \{\{/,
		],
		[
			'the sender gives no value',
			[...CONTRACT, '[text-merge|req|sender|customer]'],
			/Page 1, \[text-merge\|req\|sender\|customer\]: this is filled in by the sender/,
		],
	])('%s', async (_what, lines, message) => {
		expect(await refused(await pdfOf(...lines), two)).toMatch(message);
	});

	test('one whom no tag names, with what else there is', async () => {
		const content = await pdfOf('{{signature;role=Tenant}}', 'Dear {{customer}}');
		const { error } = await run(content, two);
		expect(world.server.createRequests()).toEqual([]);
		expect(error?.message).toBe(
			'Signer 2 (Landlord) has no signature field. Enter the text of the PDF beside which they sign, or a place under Signature, or add a field; or set Asked To to Approve or View.',
		);
		expect(error?.description).toContain(
			'Tags in the PDF were read: 1. This is no tag of a field: {{customer}} (page 1).',
		);
	});

	test('there are no tags', async () => {
		const { error } = await run(await pdfOf('Rental agreement'), two);
		expect(error?.description).toContain(
			'There is no tag in the PDF, such as {{signature;role=Tenant}}, either.',
		);
	});

	test('a wrong tag is said, not that the field is missing which it stands for', async () => {
		const message = await refused(await pdfOf('{{signature;role=Tenant;w=wide}}'), {
			signers: { signer: [TENANT] },
		});
		expect(message).not.toContain('has no signature field');
	});

	test('tags that cannot be covered', async () => {
		const message = await refused(oddPdf('{{signature;role=Tenant}}'), {
			signers: { signer: [TENANT] },
			additionalOptions: { coverTags: true },
		});
		expect(message).toMatch(/^contract\.pdf: tags cannot be covered in this PDF/);
	});

	test('a PDF that is too large to be looked into', async () => {
		const large = Buffer.concat([await pdfOf(...CONTRACT), Buffer.alloc(2 ** 20 + 1, ' ')]);
		const { error } = await run(large, { ...two, additionalOptions: { openedMb: 1 } });
		expect(error?.message).toContain('Signer 1 (Tenant) has no signature field');
		expect(error?.description).toContain('Raise Look Into PDFs Up To');
	});
});

test('what the sender fills in has its value from a prefilled field at its tag', async () => {
	const tag = '[text-merge|req|sender|customer]';
	const prefilled = {
		type: 'textbox',
		name: 'customer',
		response: 'C 42',
		placeBy: 'text',
		anchorText: tag,
	};
	const body = await sent(await pdfOf(tag, '{{signature;role=Tenant}}'), {
		signers: { signer: [TENANT] },
		additionalOptions: { prefill: { widget: [prefilled] } },
	});
	expect(body).toMatchObject({ prefill: { widgets: [{ options: { response: 'C 42' } }] } });
});
