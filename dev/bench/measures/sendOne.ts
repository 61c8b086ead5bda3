import type { IDataObject } from 'n8n-workflow';

import { withEngine, type NodeInput } from '../engine';
import { writePdf, type PdfFile } from '../files';
import {
	expectSame,
	Figures,
	median,
	MEGABYTE,
	MEMORY_IS_CHANCE,
	toText,
	type Measure,
	type Setting,
} from '../measure';
import type { Helper } from '../process';
import { withSink, type Taken } from '../servers';
import { credentialOf, send, sendByHttp, sendByHttpAtFirst } from '../workflows';

const TOKEN = 'opensign.benchmark';

/** Of the PDF by which a process is warmed up, MB. */
const SMALL = 0.05;

interface Case {
	who: string;
	nodes: NodeInput[];
	file: PdfFile;
}

/** Sends a PDF from a fresh process that has sent a small one before. */
async function sendOnce(
	{ installation }: Setting,
	sink: Helper,
	{ nodes, file }: Case,
	small: PdfFile,
	credential: IDataObject,
) {
	return await withEngine(installation, async (engine) => {
		await engine.storeFile(small.path);
		await engine.run(nodes, credential);
		await engine.storeFile(file.path);
		await sink.ask('take');
		const ran = await engine.run(nodes, credential);
		const { sent } = await sink.ask<Taken>('take');
		expectSame('What was sent', sent, [{ title: 'Contract 0', sha256: file.sha256 }]);
		expectSame('How many items came out', ran.count, 1);
		return ran;
	});
}

/** Sends by each case in turn. */
async function sendInTurn(
	setting: Setting,
	toCases: (url: string) => Promise<Case[]>,
): Promise<Figures> {
	const figures = new Figures();
	const small = await writePdf(setting.installation.folder, SMALL);
	await withSink(async (sink, url) => {
		await sink.ask('set', 0, small.path);
		const cases = await toCases(url);
		for (let round = 0; round < setting.rounds; round++) {
			for (const one of cases) {
				const credential = credentialOf(url, TOKEN);
				const { ms, bytes } = await sendOnce(setting, sink, one, small, credential);
				figures.add(one.who, 'MB', bytes / MEGABYTE);
				figures.add(one.who, 's', ms / 1000);
			}
		}
	});
	return figures;
}

const HTTP = 'Extract from File → HTTP Request';
const HTTP_WITH_ENCODING = `${HTTP}, with File Encoding`;

const others = (url: string, file: PdfFile): Case[] => [
	{ who: HTTP, nodes: sendByHttpAtFirst(url), file },
	{ who: HTTP_WITH_ENCODING, nodes: sendByHttp(url), file },
];

export const sendOne: Measure = {
	name: 'sendOne',
	title: 'One PDF of 9.5 MB',
	how: 'Document → Send of a PDF of 9.5 MB to one person with one signature field; beside it _Extract from File_ (to base64) and _HTTP Request_ with the same body as JSON, as n8n adds them. Most of their time _Extract from File_ guesses at the encoding of the file, of which it then makes no use: whoever sets its option _File Encoding_ spares that, so this is measured as well.',
	async run(setting) {
		const { installation, smoke } = setting;
		const file = await writePdf(installation.folder, smoke ? 1 : 9.5);
		const figures = await sendInTurn(setting, async (url) => [
			{ who: 'OpenSign node', nodes: send, file },
			...(installation.hasNodes ? others(url, file) : []),
		]);
		if (!installation.hasNodes) return { series: figures.series, goals: [], remarks: [] };
		const ratio = (unit: 'MB' | 's', other = HTTP) =>
			figures.median('OpenSign node', unit) / figures.median(other, unit);
		const withEncoding = toText(ratio('s', HTTP_WITH_ENCODING), 'times');
		return {
			series: figures.series,
			goals: [
				{
					what: 'Memory, of that of the other',
					unit: 'times',
					is: ratio('MB'),
					most: 0.25,
					why: MEMORY_IS_CHANCE,
				},
				{ what: 'Time, of that of the other', unit: 'times', is: ratio('s'), most: 0.2 },
			],
			remarks: [`${HTTP_WITH_ENCODING}: of its time, the node takes ${withEncoding}.`],
		};
	},
};

/** What a file takes of memory that Node reads and nobody keeps, median of some fresh processes, MB. */
async function readAlone({ installation, rounds }: Setting, file: PdfFile): Promise<number> {
	const figures: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const { bytes } = await withEngine(
			installation,
			async (engine) => await engine.read(file.path),
		);
		figures.push(bytes / MEGABYTE);
	}
	return median(figures);
}

export const sendLarge: Measure = {
	name: 'sendLarge',
	title: 'One PDF of 79 MB',
	how: "The same with a PDF of 79 MB, beside it n8n's nodes with _File Encoding_, and the node with one of 8 MB. PDFs above 20 MB are not opened before they are sent.",
	async run(setting) {
		const { installation, smoke } = setting;
		const [little, much] = smoke ? [1, 4] : [8, 79];
		const names = [little, much].map((megabytes) => `OpenSign node, ${megabytes} MB`);
		const files = await Promise.all(
			[little, much].map(async (megabytes) => await writePdf(installation.folder, megabytes)),
		);
		const figures = await sendInTurn(setting, async (url) => {
			const ours = files.map((file, k) => ({ who: names[k], nodes: send, file }));
			if (!installation.hasNodes) return ours;
			return [
				...ours,
				{ who: `${HTTP_WITH_ENCODING}, ${much} MB`, nodes: sendByHttp(url), file: files[1] },
			];
		});
		const [small, large] = names.map((name) => figures.median(name, 'MB'));
		const alone = toText(await readAlone(setting, files[1]), 'MB');
		return {
			series: figures.series,
			goals: [
				{ what: `Memory for ${much} MB`, unit: 'MB', is: large, most: 32, why: MEMORY_IS_CHANCE },
				{
					what: `The same, of that for ${little} MB`,
					unit: 'times',
					is: large / small,
					most: 2,
					why: MEMORY_IS_CHANCE,
				},
			],
			remarks: [
				`Reading the file of ${much} MB with nothing but a stream of Node's, in such a process: ${alone}.`,
			],
		};
	},
};
