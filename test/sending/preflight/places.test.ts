import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { locator, withFields, withSigner, withSigners } from '../../builders';
import { place, sendParameters, signature, signer, useWorld } from '../../harness/world';

const world = useWorld();
const fixture = (file: string) => readFileSync(join(__dirname, '../../fixtures/pdfs', file));

/** What is said of the fields on a PDF; nothing may have been asked of OpenSign by then. */
async function said(parameters: IDataObject, pdf = SAMPLE_PDF): Promise<string | undefined> {
	const { error } = await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf)],
	});
	expect(world.server.createRequests()).toHaveLength(error ? 0 : 1);
	return error?.message;
}

const signAt = (changes: IDataObject) =>
	withSigner({ widgets: { widget: [{ ...signature, ...changes }] } });
const FIELD = 'Signer 1 (Tenant), field 1';

describe('on its page', () => {
	test.each([
		[{ page: 2 }, `${FIELD}: there is no page 2; the PDF only has page 1. Correct the page.`],
		[
			{ x: 500 },
			`${FIELD}: its right edge is 65 points beyond the page's. Page 1 is 595 × 842 points: move the field onto it.`,
		],
		[
			{ x: 600, y: 830 },
			`${FIELD}: its right edge is 165 points beyond the page's, and its lower edge is 36 points beyond the page's. Page 1 is 595 × 842 points: move the field onto it.`,
		],
		[
			{ x: 0.1, y: 0.5, w: 0.3, h: 0.05 },
			`${FIELD}: its size, 0.3 × 0.05 points, is too small to be filled in. These look like shares of the page: enter points, of which an A4 page is 595 wide and 842 high.`,
		],
		[
			{ h: 1 },
			`${FIELD}: its size, 160 × 1 points, is too small to be filled in. Enter at least 2 points; 72 are one inch (2.54 cm).`,
		],
		[
			{ w: 1 },
			`${FIELD}: its size, 1 × 48 points, is too small to be filled in. Enter at least 2 points; 72 are one inch (2.54 cm).`,
		],
		[{ x: 435, y: 794 }, undefined],
	])('%o', async (changes, message) => {
		expect(await said(signAt(changes))).toBe(message);
	});

	test.each([
		['chromium-landscape.pdf', { x: 430, y: 370 }, undefined],
		['chromium-landscape.pdf', { x: 72, y: 640 }, /its lower edge is 268 points beyond/],
		['pdf-lib-rotated.pdf', { page: 2, x: 680, y: 540 }, undefined],
		['pdf-lib-rotated.pdf', { page: 2, x: 72, y: 640 }, /Page 2 is 842 × 595 points/],
		['pdf-lib-300-pages.pdf', { page: 301 }, /there is no page 301; the PDF has pages 1 to 300/],
	])('%s, %o', async (file, changes, message) => {
		const problem = await said(signAt(changes), fixture(file));
		if (message === undefined) expect(problem).toBeUndefined();
		else expect(problem).toMatch(message);
	});

	test('pasted, and prefilled', async () => {
		const pasted = withSigner({
			widgetsInput: 'json',
			widgetsJson: [signature, { ...signature, page: 9 }],
		});
		expect(await said(pasted)).toMatch(/field 2: there is no page 9/);
		const prefill = {
			widget: [{ type: 'textbox', name: 'company', response: 'X', ...place, page: 4 }],
		};
		expect(await said(sendParameters({ additionalOptions: { prefill } }))).toMatch(
			/^Prefilled Fields, field 1 \(company\): there is no page 4/,
		);
	});
});

describe('beside each other', () => {
	test('two fields of one person, two people, a prefilled one', async () => {
		const second = { type: 'date', name: 'day', ...place, x: 100 };
		expect(await said(withFields(second))).toBe(
			'Signer 1 (Tenant), field 2 (day): it covers Signer 1 (Tenant), field 1 on page 1, at x 100, y 640. Move one of them.',
		);
		const landlord = { email: 'b@example.com', role: 'Landlord' };
		const both = withSigners(signer(), signer({ ...landlord, widgets: { widget: [signature] } }));
		expect(await said(both)).toMatch(/^Signer 2 \(Landlord\), field 1: it covers Signer 1/);
		const prefill = { widget: [{ type: 'textbox', name: 'company', response: 'X', ...place }] };
		expect(await said(sendParameters({ additionalOptions: { prefill } }))).toMatch(
			/^Signer 1 \(Tenant\), field 1: it covers Prefilled Fields, field 1 \(company\)/,
		);
	});

	test('edge to edge', async () => {
		const below = { type: 'date', name: 'day', ...place, y: place.y + place.h };
		expect(await said(withFields(below))).toBeUndefined();
	});
});

describe("a template's fields", () => {
	const onPage2 = [{ role: 'Tenant', widgets: [{ ...signature, page: 2 }] }];
	const fromTemplate = (templateId: string) => ({
		resource: 'document',
		operation: 'sendFromTemplate',
		templateId: locator(templateId),
		signersInput: 'json',
		templateJson: { signers: [{ role: 'Tenant', email: 'anna@example.com', name: 'Anna' }] },
		replacePdf: true,
	});
	const WORDS =
		"The template's Signer 1 (Tenant), field 1: there is no page 2; the PDF only has page 1. Correct the page.";

	test('on another PDF than its own', async () => {
		const environment = world.server.environment('selfHosted');
		const id = environment.addTemplate({
			title: 'Two pages',
			file: fixture('pdf-lib.pdf'),
			signers: onPage2,
		});
		expect(await said(fromTemplate(id))).toBe(WORDS);
		expect(await said(fromTemplate(id), fixture('pdf-lib.pdf'))).toBeUndefined();
	});

	test('when its own PDF is replaced', async () => {
		const file = fixture('pdf-lib.pdf');
		const environment = world.server.environment('selfHosted');
		const id = environment.addTemplate({ title: 'Two pages', file, signers: onPage2 });
		const update = async (pdf: Buffer) =>
			await world.engine.runNode(
				{ resource: 'template', operation: 'update', templateId: locator(id), replacePdf: true },
				{ credential: world.credential(), items: [await world.engine.binaryItem(pdf)] },
			);
		expect((await update(SAMPLE_PDF)).error?.message).toBe(WORDS);
		expect(world.server.requests.some(({ method }) => method === 'PUT')).toBe(false);
		expect((await update(file)).error).toBeUndefined();
	});
});
