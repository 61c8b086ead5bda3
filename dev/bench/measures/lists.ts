import { withEngine } from '../engine';
import { expectSame, Figures, type Measure } from '../measure';
import { countRoutes, withStandIn } from '../servers';
import { credentialOf, getMany, sendFromTemplate, statusTrigger } from '../workflows';

const DELAY_MS = 100;
const PAGE = 500;

export const getManyDocuments: Measure = {
	name: 'getMany',
	title: '10,000 documents listed',
	how: `Document → Get Many with _Return All_ of 10,000 documents, from the stand-in server, which answers every request after ${DELAY_MS} ms and gives ${PAGE} documents at once. One page after the other would take 20 × 100 ms and more. Every document must come, once, in the list's order.`,
	async run({ installation, rounds, smoke }) {
		const count = smoke ? 1_200 : 10_000;
		const figures = new Figures();
		await withStandIn(async (standIn, { url, token }) => {
			const ids = await standIn.ask<string[]>('addDocuments', count);
			await standIn.ask('delay', DELAY_MS);
			for (let round = 0; round < rounds; round++) {
				await withEngine(installation, async (engine) => {
					const { ms } = await engine.run(getMany, credentialOf(url, token));
					figures.add('OpenSign node', 's', ms / 1000);
					expectSame('The documents', await engine.values('documentId'), ids);
				});
				const requests = await standIn.ask<string[]>('take');
				figures.add('OpenSign node', 'requests', requests.length);
			}
		});
		const oneByOne = (Math.ceil(count / PAGE) * DELAY_MS) / 1000;
		const is = figures.median('OpenSign node', 's') / oneByOne;
		const goal = { what: 'Time, of the pages one by one', unit: 'times' as const, is, most: 0.6 };
		return { series: figures.series, goals: [goal], remarks: [] };
	},
};

/** A document's or a template's id. */
const ID = /(\/(?:document|template))\/.*/;

const WHY =
	'besides the template and the credits, each of two more is what a promise needs. The contact book: OpenSign drops a signer whose address it knows in other letter case. The newest documents: by them a send is found whose answer was lost.';

export const templateSends: Measure = {
	name: 'templateSends',
	title: '1,000 sends of one template',
	how: 'Document → Send From Template of 1,000 items to the stand-in server: what is asked for besides the 1,000 creates. Once, as counts do not differ.',
	async run({ installation, smoke }) {
		const count = smoke ? 20 : 1_000;
		return await withStandIn(async (standIn, { url, token }) => {
			const templateId = await standIn.ask<string>('addTemplate', count);
			const figures = new Figures();
			await withEngine(installation, async (engine) => {
				await engine.setItems(count);
				const ran = await engine.run(sendFromTemplate(templateId), credentialOf(url, token));
				figures.add('OpenSign node', 's', ran.ms / 1000);
				expectSame('How many items came out', ran.count, count);
				const due = Array.from({ length: count }, (_, k) => `Contract ${k}`);
				expectSame("The items' order", await engine.values('title'), due);
				const titles = await standIn.ask<string[]>('titles');
				expectSame('What was sent', titles.sort(), due.sort());
			});
			const requests = await standIn.ask<string[]>('take');
			const others = requests.filter((route) => !route.startsWith('POST /createdocument/'));
			const byRoute = countRoutes(others.map((route) => route.replace(ID, '$1/{id}')));
			expectSame('How many were created', requests.length - others.length, count);
			figures.add('OpenSign node', 'requests', requests.length);
			return {
				series: figures.series,
				goals: [
					{ what: 'Requests besides', unit: 'requests', is: others.length, most: 2, why: WHY },
				],
				remarks: [`Besides the creates: ${JSON.stringify(byRoute)}.`],
			};
		});
	},
};

export const statusPoll: Measure = {
	name: 'statusPoll',
	title: 'A poll of 10,000 documents, of which 10 have changed',
	how: 'The _OpenSign Status Trigger_ has polled once; then 10 of 10,000 documents are declined, and it polls again. Once, as counts do not differ.',
	async run({ installation, smoke }) {
		const [count, changed] = smoke ? [1_200, 3] : [10_000, 10];
		return await withStandIn(async (standIn, { url, token }) => {
			const ids = await standIn.ask<string[]>('addDocuments', count);
			const credential = credentialOf(url, token);
			const figures = new Figures();
			const routes = await withEngine(installation, async (engine) => {
				expectSame('Events of the first poll', await engine.poll(statusTrigger, credential), 0);
				figures.add('The first poll', 'requests', (await standIn.ask<string[]>('take')).length);
				const each = Math.floor(count / changed);
				await standIn.ask('decline', ids.filter((_, k) => k % each === 0).slice(0, changed));
				const events = await engine.poll(statusTrigger, credential);
				expectSame('Events of the second poll', events, changed);
				return await standIn.ask<string[]>('take');
			});
			figures.add('The poll after the changes', 'requests', routes.length);
			const byRoute = countRoutes(routes.map((route) => route.replace(ID, '$1/{id}')));
			const goal = {
				what: 'Requests of a poll',
				unit: 'requests' as const,
				is: routes.length,
				most: 15,
			};
			return {
				series: figures.series,
				goals: [goal],
				remarks: [`By route: ${JSON.stringify(byRoute)}.`],
			};
		});
	},
};
