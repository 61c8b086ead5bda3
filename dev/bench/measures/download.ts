import { withEngine } from '../engine';
import { writePdf } from '../files';
import { expectSame, Figures, MEGABYTE, MEMORY_IS_CHANCE, type Measure } from '../measure';
import { withSink } from '../servers';
import { credentialOf, download, downloadByHttp } from '../workflows';

export const downloadLarge: Measure = {
	name: 'download',
	title: 'A PDF of 79 MB downloaded',
	how: "Document → Download of a signed PDF of 79 MB into n8n's store; beside it _HTTP Request_ on the file's link.",
	async run({ installation, rounds, smoke }) {
		const file = await writePdf(installation.folder, smoke ? 4 : 79);
		const small = await writePdf(installation.folder, 0.05);
		const figures = new Figures();
		await withSink(async (sink, url) => {
			const cases = [
				{ who: 'OpenSign node', nodes: download('signed1234') },
				...(installation.hasNodes ? [{ who: 'HTTP Request', nodes: downloadByHttp(url) }] : []),
			];
			for (let round = 0; round < rounds; round++) {
				for (const { who, nodes } of cases) {
					await withEngine(installation, async (engine) => {
						const credential = credentialOf(url, 'opensign.benchmark');
						await sink.ask('set', 0, small.path);
						await engine.run(nodes, credential);
						await sink.ask('set', 0, file.path);
						const { ms, bytes } = await engine.run(nodes, credential);
						expectSame('The file', await engine.hashOfFile(), file.sha256);
						figures.add(who, 'MB', bytes / MEGABYTE);
						figures.add(who, 's', ms / 1000);
					});
				}
			}
		});
		const is = figures.median('OpenSign node', 'MB');
		return {
			series: figures.series,
			goals: [{ what: 'Memory', unit: 'MB', is, most: 32, why: MEMORY_IS_CHANCE }],
			remarks: [],
		};
	},
};
