/** What docs/scaling.md says of events that come to two processes for webhooks: `npm run test:queue twice`. */
import { until } from './n8n';
import { each, LONG, publishTrigger, settled, useQueue } from './queuedN8n';
import { startSink, type Sink } from './triggerWorkflow';
import { post } from './webhookCalls';

const SOME = 100;
const titles = Array.from({ length: SOME }, (_, k) => `Agreement ${k + 1}`);

describe('two processes for webhooks', () => {
	const real = useQueue();
	const environment = () => real.server.environment('selfHosted');
	let sink: Sink;
	beforeAll(async () => {
		sink = await startSink();
	});
	afterAll(() => sink?.close());

	it(
		'100 events come to both processes for webhooks: none is lost, and none starts again later',
		async () => {
			const id = await publishTrigger(real, sink);
			const address = String(environment().webhookUrl);
			const [first, second] = real.queue.webhooks.map(({ url }) =>
				address.replace(real.queue.url, url),
			);
			// Nobody takes the stand-in's own calls, which are then made by hand.
			environment().webhookUrl = sink.url;
			const event = async (title: string) => {
				const objectId = environment().addDocument({ title });
				await environment().signAs(objectId, 'anna@example.com');
				await environment().settled();
				// It is completed by that as well, which is not asked for.
				const bodies = environment().deliveries.map(({ body }) => body);
				const isIt = (body: string) => body.includes(objectId) && body.includes('"signed"');
				return bodies.find(isIt)!;
			};
			const deliver = async (url: string, body: string) =>
				expect(await post(url, { body })).toBe(200);

			/** How many executions start by events that come as `twice` says. */
			const startedBy = async (twice: (bodies: string[]) => Promise<void>) => {
				const bodies: string[] = [];
				for (const title of titles) bodies.push(await event(title));
				await settled();
				sink.keys.length = 0;
				await twice(bodies);
				await until('all have told', async () => sink.keys.length >= SOME, LONG);
				await settled();
				expect(new Set(sink.keys).size).toBe(SOME);
				return sink.keys.length;
			};
			const later = await startedBy(async (bodies) => {
				await each(bodies, async (body) => await deliver(first, body));
				await settled();
				await each(bodies, async (body) => await deliver(second, body));
			});
			const rightAfter = await startedBy(async (bodies) => {
				await each(bodies, async (body) => {
					for (const url of [first, second]) await deliver(url, body);
				});
			});
			const atOnce = await startedBy(async (bodies) => {
				await each(bodies, async (body) => {
					await Promise.all([first, second].map((url) => deliver(url, body)));
				});
			});
			console.log(
				`${SOME} events twice: ${later} later, ${rightAfter} right after, ${atOnce} at once`,
			);
			expect(later).toBe(SOME);
			await real.n8n.deactivate(id);
		},
		2 * LONG,
	);
});
