/** The stand-in of OpenSign with accounts as large as the benchmarks want them. A process of its own. */
import { setTimeout as sleep } from 'node:timers/promises';

import { startOpenSignServer, type OpenSignServer } from '../../opensign-server';
import { nonDisclosureAgreement } from '../../opensign-server/seed/sampleTemplate';
import { serve } from '../serve';

let server: OpenSignServer;
const account = () => server.environment('selfHosted');

const MINUTE_MS = 60_000;

serve({
	async start() {
		server = await startOpenSignServer();
		return { url: server.url, token: server.tokens.selfHosted };
	},
	/** Adds documents, each a minute older than the one before. @returns their ids */
	addDocuments: (count: number) =>
		Array.from({ length: count }, (_, k) =>
			account().addDocument({
				title: `Document ${k}`,
				updatedAt: new Date(Date.now() - k * MINUTE_MS - MINUTE_MS),
			}),
		),
	/** @returns the template's id */
	async addTemplate(credits: number) {
		account().credits = credits;
		return account().addTemplate(await nonDisclosureAgreement());
	},
	/** How long every request takes. */
	delay(ms: number) {
		const until = async () => await sleep(ms);
		account().failNext({ kind: 'late', times: Infinity, until });
	},
	/** Has people decline. */
	decline(ids: string[]) {
		for (const id of ids) account().declineAs(id, 'anna@example.com');
	},
	/** The routes of the requests since the last time. */
	take() {
		server.assertClean();
		return server.requests.splice(0).map(({ method, path }) => `${method} ${path}`);
	},
	/** Titles of what was sent. */
	titles: () => [...account().documents.values()].map(({ title }) => title),
});
