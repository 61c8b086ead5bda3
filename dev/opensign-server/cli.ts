import { parseArgs } from 'node:util';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { startOpenSignServer, type Widget } from '.';

/**
 * Runs the stand-in by itself: `tsx test/opensign-server/cli.ts [--port N] [--stop-after-seconds N]`. Prints its
 * address and tokens as one line of JSON; ends on a signal, when its standard input closes (its parent is gone), or
 * after four hours.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			'stop-after-seconds': { type: 'string', default: '14400' },
		},
	});
	const server = await startOpenSignServer({ port: Number(values.port) });
	const templateId = server.environment('selfHosted').addTemplate(await nonDisclosureAgreement());
	console.log(
		JSON.stringify({ url: server.url, baseUrl: server.baseUrl, tokens: server.tokens, templateId }),
	);

	const stop = () => void server.close().then(() => process.exit(0));
	process.on('SIGTERM', stop).on('SIGINT', stop);
	process.stdin.on('close', stop).resume();
	setTimeout(stop, Number(values['stop-after-seconds']) * 1000).unref();
}

async function nonDisclosureAgreement() {
	const document = await PDFDocument.create();
	const font = await document.embedFont(StandardFonts.Helvetica);
	const page = document.addPage([595, 842]);
	const lines = [
		'Non-disclosure agreement',
		'',
		'between',
		'',
		'and the employee named below, who keeps secret what is secret.',
		'',
		'Department:',
		'',
		'Place:',
		'',
		'Date:',
	];
	lines.forEach((text, k) =>
		page.drawText(text, { x: 60, y: 770 - k * 30, size: k === 0 ? 20 : 12, font }),
	);
	const field = (
		type: string,
		x: number,
		y: number,
		options?: Widget['options'],
		w = 160,
		h = 24,
	): Widget => ({ type, page: 1, x, y, w, h, ...(options ? { options } : {}) });
	return {
		title: 'Non-disclosure agreement',
		file: Buffer.from(await document.save()),
		signers: [
			{
				role: 'Employee',
				widgets: [
					field('textbox', 140, 236, { name: 'department' }),
					field('dropdown', 140, 296, { name: 'place', values: ['Berlin', 'London', 'Paris'] }),
					field('date', 140, 356, { name: 'date', format: 'yyyy-mm-dd' }),
					field('signature', 60, 640, undefined, 180, 50),
				],
			},
			{ role: 'Company', widgets: [field('signature', 340, 640, undefined, 180, 50)] },
		],
		prefill: [field('textbox', 120, 116, { name: 'company_name', response: 'Example Ltd' })],
	};
}

void main();
