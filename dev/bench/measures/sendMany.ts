import { withEngine, type NodeInput } from '../engine';
import { writePdf } from '../files';
import { expectSame, Figures, type Goal, type Measure } from '../measure';
import { countRoutes, withSink, type Taken } from '../servers';
import { credentialOf, send, sendByHttp } from '../workflows';

const DELAY_MS = 100;

/** How many the node sends at the same time, unless it is told otherwise. */
const AT_ONCE = 5;

const batches = (batchInterval: number) => ({
	batching: { batch: { batchSize: AT_ONCE, batchInterval } },
});

/** The sends that n8n's own nodes are compared by. */
const others = (url: string): Array<{ who: string; nodes: NodeInput[] }> => [
	{
		who: `HTTP Request, ${AT_ONCE} each ${DELAY_MS} ms`,
		nodes: sendByHttp(url, batches(DELAY_MS)),
	},
	{ who: 'HTTP Request, all at once', nodes: sendByHttp(url, batches(0)) },
];

const WHY =
	'the node opens and checks all PDFs before it sends the first, some 3 ms each; HTTP Request checks nothing, and begins at once.';

export const sendMany: Measure = {
	name: 'sendMany',
	title: '50 sends, of which each takes 100 ms',
	how: `Document → Send of 50 items, each with a PDF of 50 kB; each \`POST /createdocument\` is answered after ${DELAY_MS} ms, all else at once. Ideal is what ${AT_ONCE} at a time take for nothing but that. _HTTP Request_ knows no number of requests at a time: its batches are how many it begins at once, and how long it waits before the next ones, without waiting for answers. So it is measured with ${AT_ONCE} each ${DELAY_MS} ms, which comes to the same pace, and with an interval of 0, which begins all at once; both after _Extract from File_ with _File Encoding_.`,
	async run(setting) {
		const { installation, rounds, smoke } = setting;
		const count = smoke ? 6 : 50;
		const file = await writePdf(installation.folder, 0.05);
		const figures = new Figures();
		let routes = {};
		await withSink(async (sink, url) => {
			await sink.ask('set', DELAY_MS, file.path);
			const cases = [
				{ who: 'OpenSign node', nodes: send },
				...(installation.hasNodes ? others(url) : []),
			];
			for (let round = 0; round < rounds; round++) {
				for (const { who, nodes } of cases) {
					const taken = await withEngine(installation, async (engine) => {
						const credential = credentialOf(url, 'opensign.benchmark');
						await engine.storeFile(file.path);
						await engine.run(nodes, credential);
						await sink.ask('take');
						await engine.storeFile(file.path, count);
						const { ms } = await engine.run(nodes, credential);
						figures.add(who, 's', ms / 1000);
						return await sink.ask<Taken>('take');
					});
					const due = Array.from({ length: count }, (_, k) => `Contract ${k} ${file.sha256}`);
					const sent = taken.sent.map(({ title, sha256 }) => `${title} ${sha256}`);
					expectSame(`What was sent by ${who}`, sent.sort(), due.sort());
					if (who === 'OpenSign node') routes = countRoutes(taken.routes);
				}
			}
		});
		const ours = figures.median('OpenSign node', 's');
		const ideal = (Math.ceil(count / AT_ONCE) * DELAY_MS) / 1000;
		const goals: Goal[] = [
			{ what: 'Time, of the ideal', unit: 'times', is: ours / ideal, most: 1.25 },
		];
		if (installation.hasNodes) {
			const other = figures.median(others('')[0].who, 's');
			goals.push({
				what: 'Time, of that of HTTP Request at the same pace',
				unit: 'times',
				is: ours / other,
				most: 1,
				why: WHY,
			});
		}
		const remarks = [`Requests of one run of the node: ${JSON.stringify(routes)}.`];
		return { series: figures.series, goals, remarks };
	},
};
