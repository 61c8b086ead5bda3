import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INode } from 'n8n-workflow';
import type { Page } from 'playwright-core';

import { ROOT } from '../checkout';
import { CREDENTIAL_NAME, type Demo } from '../demo/start';

const AGREEMENT = join(ROOT, 'dev/demo/sample-agreement.pdf');

/** Pixels for a point. */
const SCALE = 1.3;

const node = (name: string, type: string, x: number, rest: Partial<INode>): INode => ({
	id: name.toLowerCase(),
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion: 1,
	position: [x, 0],
	parameters: {},
	...rest,
});

/** A field of a person, in the form's words. */
const atText = (type: string, anchorText: string, more: object = {}) => ({
	type,
	placeBy: 'text',
	anchorText,
	position: 'right',
	...more,
});

const PEOPLE = [
	{
		name: 'Anna Example',
		email: 'anna@example.com',
		role: 'Tenant',
		widgets: {
			widget: [
				atText('signature', 'Signature of tenant:', { offsetX: 6 }),
				{ type: 'initials', placeBy: 'corner', onPages: 'every', corner: 'bottomRight' },
			],
		},
	},
	{
		name: 'Carl Boss',
		email: 'carl@example.com',
		role: 'Landlord',
		signerRole: 'approver',
		widgets: { widget: [atText('date', 'in writing.', { offsetX: 12 })] },
	},
];

/** Start → the agreement as a file → Document → Preview. */
function workflow({ credentialId }: Demo) {
	const nodes = [
		node('Start', 'manualTrigger', 0, {}),
		node('Agreement', 'set', 200, {
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: JSON.stringify({ base64: readFileSync(AGREEMENT, 'base64') }),
			},
		}),
		node('PDF', 'convertToFile', 400, {
			typeVersion: 1.1,
			parameters: {
				operation: 'toBinary',
				sourceProperty: 'base64',
				options: { fileName: 'agreement.pdf', mimeType: 'application/pdf' },
			},
		}),
		node('Preview', '', 600, {
			type: 'n8n-nodes-opensign.openSign',
			parameters: {
				resource: 'document',
				operation: 'preview',
				title: 'Rental agreement',
				signers: { signer: PEOPLE },
			},
			credentials: { openSignApi: { id: credentialId, name: CREDENTIAL_NAME } },
		}),
	];
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, k) => [
				nodes[k].name,
				{ main: [[{ node: name, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name: 'Preview an agreement', nodes, connections };
}

/** What takes pictures of the editor. */
interface Camera {
	page: Page;
	demo: Demo;
	openNode(workflowId: string, name: string): Promise<void>;
	shootNode(name: string): Promise<void>;
}

/**
 * Takes the pictures of a field that is placed by a text, of what Preview puts out, and of the PDF with the fields on it.
 *
 * @param pathOf where a picture goes, by its name
 */
export async function shootPlacing(
	studio: Camera,
	pathOf: (name: string) => string,
): Promise<void> {
	const { page, demo } = studio;
	await page.setViewportSize({ width: 1440, height: 1400 });
	const id = await demo.n8n.importWorkflow(workflow(demo));
	await studio.openNode(id, 'Preview');
	await page.getByTestId('node-execute-button').click();
	const download = page.getByTestId('output-panel').getByText('Download');
	await download.waitFor();
	await page.getByText('Move Down (Points)', { exact: true }).first().scrollIntoViewIfNeeded();
	await studio.shootNode('place-by-text');
	const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
	writeFileSync(pathOf('preview'), await toPicture(readFileSync(await file.path())));
}

/** What is used of MuPDF, whose types are found by newer kinds of module resolution only. */
interface MuPdf {
	ColorSpace: { DeviceRGB: unknown };
	Document: { openDocument(content: Buffer, type: string): { loadPage(k: number): PdfPage } };
	Matrix: { scale(x: number, y: number): unknown };
}
interface PdfPage {
	toPixmap(matrix: unknown, colors: unknown): { asPNG(): Uint8Array };
}
const MUPDF: string = 'mupdf';

/** The first page. */
async function toPicture(pdf: Buffer): Promise<Uint8Array> {
	const { ColorSpace, Document, Matrix } = (await import(MUPDF)) as MuPdf;
	const page = Document.openDocument(pdf, 'application/pdf').loadPage(0);
	return page.toPixmap(Matrix.scale(SCALE, SCALE), ColorSpace.DeviceRGB).asPNG();
}
