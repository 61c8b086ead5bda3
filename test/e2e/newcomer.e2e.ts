/** Somebody places two signatures by text, looks at them, and sends: by clicks and typing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { selectors, type Browser, type Page } from 'playwright-core';

import { launchBrowser, signIn } from '../../dev/browser';
import { union, type Box } from '../../nodes/OpenSign/pdf/box';
import { FOLDER, judge, judgeInk, type Judgement } from '../pdf/judge';
import { Hand } from './hand';
import { useN8n } from './n8n';

/** Two cores that others use as well. */
const PATIENCE_MS = 60_000;

const PEOPLE = [
	{ who: 'tenant', name: 'Anna Example', email: 'anna@example.com', page: 1 },
	{ who: 'landlord', name: 'Carl Boss', email: 'carl@example.com', page: 2 },
].map((person) => ({ ...person, text: `Signature of ${person.who}:` }));

/** What somebody types who does not know the name. */
const SEARCHES = ['sign pdf', 'sign document', 'send for signature', 'pdf signature', 'opensign'];

/** From the plus to the sent document, a look at the preview between: 41 clicks at first. */
const MOST_CLICKS = 20;
/** In pixels, with two signers: 3,600 at first. */
const TALLEST = 2500;

/** What is used of an element in the browser, whose types are not known here. */
interface Tall {
	scrollHeight: number;
}

/** Of a signature, unless another one is entered. */
const SIZE = { w: 160, h: 48 };

/** In points: what MuPDF and the node's reader differ in about the heights of letters, and the line of a box. */
const TOLERANCE = 2;

describe('a newcomer, in the browser', () => {
	const real = useN8n();
	const folder = mkdtempSync(join(tmpdir(), 'opensign-newcomer-'));
	const agreement = join(folder, 'agreement.pdf');
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		writeFileSync(agreement, await makeAgreement());
		browser = await launchBrowser();
		selectors.setTestIdAttribute('data-test-id');
		page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
		page.setDefaultTimeout(PATIENCE_MS);
		await signIn(page, real.login);
	}, 2 * PATIENCE_MS);
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true });
	});

	const form = () => page.getByTestId('node-parameters');
	/** The inputs of this name, in the order of the form. */
	const input = (name: string) => form().getByTestId(`parameter-input-${name}`);
	const output = () => page.getByTestId('output-panel');
	const documents = () => [...real.server.environment('selfHosted').documents.values()];

	it(
		'places two signatures on two pages by text, looks at the picture, and sends',
		async () => {
			await page.goto(`${real.n8n.url}/workflow/${await real.n8n.importWorkflow(workflow())}`);
			const hand = new Hand(page);
			await addNode(hand);
			for (const [k, person] of PEOPLE.entries()) await addSigner(hand, k, person);
			await hand.type(input('title').locator('input'), 'Rental agreement');
			const height = await form().evaluate((element: Tall) => element.scrollHeight);

			await hand.choose(input('operation'), 'Preview');
			await hand.picture('before-preview');
			await execute(hand, 'Download');
			await hand.picture('preview');
			const previewed = page.waitForEvent('download');
			await hand.click(output().getByText('Download'));
			const expected = expectedBoxes();
			const preview = readFileSync(await (await previewed).path());
			hand.keep('preview.pdf', preview);
			for (const [k, box] of inkOf(preview).entries()) near(box, expected[k]);
			expect(real.server.createRequests()).toEqual([]);
			expect(documents()).toEqual([]);

			await hand.choose(input('operation'), 'Send');
			await hand.picture('before-send');
			await execute(hand, 'documentId');
			await hand.picture('sent');
			expect(real.server.createRequests()).toHaveLength(1);
			const sent = documents().map(({ title, signers }) => ({
				title,
				signers: signers.map(({ name, email }) => ({ name, email })),
			}));
			const people = PEOPLE.map(({ name, email }) => ({ name, email }));
			expect(sent).toEqual([{ title: 'Rental agreement', signers: people }]);
			for (const [k, { widgets }] of documents()[0].signers.entries()) {
				expect(widgets).toMatchObject([{ type: 'signature', page: PEOPLE[k].page }]);
				near(widgets[0], expected[k]);
			}
			process.stderr.write(`${hand.clicks} clicks, ${hand.typed} inputs typed, ${height} pixels\n`);
			expect(hand.clicks).toBeLessThanOrEqual(MOST_CLICKS);
			expect(height).toBeLessThanOrEqual(TALLEST);
		},
		10 * PATIENCE_MS,
	);

	/** From the plus behind the last node to the form of Document → Send, with the credential that there is. */
	async function addNode(hand: Hand) {
		await hand.click(page.getByTestId('canvas-handle-plus'));
		const items = page.getByTestId('node-creator-item-name');
		const tile = items.getByText('OpenSign', { exact: true });
		for (const words of SEARCHES) {
			await page.getByTestId('node-creator-search-bar').fill(words);
			await tile.waitFor();
			await hand.picture(`search-${words}`);
		}
		await hand.type(page.getByTestId('node-creator-search-bar'), 'sign pdf');
		await hand.click(tile);
		await items.nth(5).waitFor();
		await hand.picture('actions');
		await hand.click(items.getByText('Send a PDF for signature', { exact: true }));
		await form().waitFor();
		await hand.picture('form');
		const credential = page.getByTestId('node-credentials-select').locator('input');
		expect(await credential.inputValue()).toBe('openSignApi');
	}

	/** One is there to begin with. */
	async function addSigner(hand: Hand, k: number, person: (typeof PEOPLE)[number]) {
		const button = (name: string) => form().getByRole('button', { name, exact: true });
		if (k > 0) await hand.click(button('Add Signer'));
		await input('email').nth(k).waitFor();
		for (const name of ['name', 'email'] as const)
			await hand.type(input(name).nth(k).locator('input'), person[name]);
		await hand.type(input('signatureText').nth(k).locator('input'), person.text);
		await hand.picture(`signer-${k + 1}`);
	}

	async function execute(hand: Hand, shown: string) {
		await hand.click(page.getByTestId('node-execute-button'));
		await output().getByText(shown).first().waitFor();
	}

	/** What MuPDF sees on each page of the preview and not on that of the agreement. */
	function inkOf(preview: Buffer): Box[] {
		const pages = PEOPLE.map((person) => person.page);
		return judgeInk(asFixture(), [preview], pages)[0].map((rows) => union(rows));
	}

	/** Right of each text, on its line, by where MuPDF sees the text. */
	function expectedBoxes(): Box[] {
		const [pages] = judge([asFixture()]);
		return PEOPLE.map(({ page: number, text }) => {
			const { right, bottom } = endOf(pages[number - 1], text);
			return { ...SIZE, x: right, y: bottom - SIZE.h };
		});
	}

	const asFixture = () => ({
		file: relative(FOLDER, agreement),
		feature: '',
		pages: PEOPLE.length,
		password: null,
	});

	/** A trigger, and nodes that bring the agreement. */
	function workflow() {
		const base64 = readFileSync(agreement, 'base64');
		const nodes = [
			{ name: 'Start', type: 'manualTrigger', parameters: {} },
			{
				...{ name: 'Agreement', type: 'set', typeVersion: 3.4 },
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ base64 }) },
			},
			{
				...{ name: 'PDF', type: 'convertToFile', typeVersion: 1.1 },
				parameters: {
					operation: 'toBinary',
					sourceProperty: 'base64',
					options: { fileName: 'agreement.pdf', mimeType: 'application/pdf' },
				},
			},
		];
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		return {
			name: 'Newcomer',
			nodes: nodes.map(({ type, ...node }, k) => ({
				id: `node-${k}`,
				typeVersion: 1,
				position: [k * 200, 0] as [number, number],
				...node,
				type: `n8n-nodes-base.${type}`,
			})),
			connections: { Start: to('Agreement'), Agreement: to('PDF') },
		};
	}
});

/** A page for each person, with the text that they sign beside among others. */
async function makeAgreement(): Promise<Uint8Array> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.TimesRoman);
	for (const [k, { text, who }] of PEOPLE.entries()) {
		const sheet = pdf.addPage([595, 842]);
		const write = (line: string, y: number, size = 11) =>
			sheet.drawText(line, { x: 72, y, size, font });
		write(k === 0 ? 'Rental agreement' : 'Annex: what is handed over', 760, 18);
		write(`This page is signed by the ${who}. It has no legal meaning.`, 720);
		write(text, 300 - 100 * k);
	}
	return await pdf.save();
}

/** Where a line ends that is this text. */
function endOf({ characters }: Judgement, text: string): { right: number; bottom: number } {
	const lines = new Map<number, Judgement['characters']>();
	for (const one of characters) lines.set(one.line, [...(lines.get(one.line) ?? []), one]);
	const found = [...lines.values()].filter(
		(line) =>
			line
				.map((one) => one.text)
				.join('')
				.trim() === text,
	);
	expect(found).toHaveLength(1);
	const corners = found[0].flatMap((one) => one.corners);
	return {
		right: Math.max(...corners.map(({ x }) => x)),
		bottom: Math.max(...corners.map(({ y }) => y)),
	};
}

function near({ x, y, w, h }: Box, expected: Box) {
	const apart = (is: number, due: number) => Math.abs(is - due) > TOLERANCE;
	const edges = [x, y, x + w, y + h];
	const due = [expected.x, expected.y, expected.x + expected.w, expected.y + expected.h];
	expect(edges.filter((edge, k) => apart(edge, due[k])).map((edge) => ({ edge, due }))).toEqual([]);
}
