/** Every route that an operation asks × every odd answer: used, or one clear error that names the thing. */
import { OPERATIONS, prepare, toPattern } from '../../harness/required';
import { useWorld } from '../../harness/world';
import { judge, routeOf } from './judge';
import { oddAnswers, type OddAnswer } from './odd';
import { ANSWERS } from './samples';

const world = useWorld();
const live = () => world.server.environment('selfHosted');

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What a create has made is looked for once. */
const IN_NO_TIME = { additionalOptions: { lookUpSeconds: 0 } };

/** What a create reads is for the spelling of addresses, and for finding it again: it goes out without it as well. */
const AROUND_CREATES = [
	'GET /contactlist',
	'GET /documentlist/inprogress',
	'GET /documentlist/draft',
	'GET /templatelist',
	// Before it goes to sleep: it is asked again when the execution is woken.
	'GET /document/*',
];
const canDoWithout = (operation: string, pattern: string) =>
	AROUND_CREATES.includes(pattern) && !['getMany', 'delete'].includes(operation);

const toRequest = (pattern: string, ids: Prepared['ids']) =>
	pattern.replace(/\{(\w+)\}/, (_all, name: string) => ids[name]);

async function prepareAnew(resource: string, operation: string): Promise<Prepared> {
	const prepared = await prepare(world, resource, operation, 1);
	world.server.requests.length = 0;
	return prepared;
}

/** The requests that an operation makes when all goes well, each once. */
async function requestsOf(resource: string, operation: string): Promise<string[]> {
	const { ids, required, run } = await prepareAnew(resource, operation);
	const { error } = await run(required);
	expect(error?.message).toBeUndefined();
	const asked = world.server.requests.map(({ method, path }) => `${method} ${path}`);
	return [...new Set(asked.map((request) => toPattern(request, ids)))];
}

/** What is wrong with what comes of one odd answer. */
async function tryOut(
	{ ids, required, run }: Prepared,
	pattern: string,
	odd: OddAnswer,
): Promise<string | undefined> {
	const route = toRequest(pattern, ids);
	world.server.requests.length = 0;
	// What an earlier cell has set would be read back.
	if (pattern === 'POST /webhook') live().webhookUrl = undefined;
	const fault = live().failNext({
		route,
		kind: 'status',
		status: 200,
		body: odd.body,
		times: Infinity,
	});
	const { items, error } = await run({ ...required, ...IN_NO_TIME });
	live().clearFaults();
	if (fault.met === 0) return 'it was not asked';
	const asked = world.server.requests.filter(({ method, path }) => `${method} ${path}` === route);
	if (!route.startsWith('GET') && asked.length !== 1) return `asked ${asked.length} times`;
	return judge({ output: items.map(({ json }) => json), error }, odd);
}

/** Whether no cell has deleted anything of it. */
const isThere = ({ ids: { documentId, templateId, contactId, folderId } }: Prepared) =>
	live().webhookUrl !== undefined &&
	live().documents.has(documentId) &&
	live().templates.has(templateId) &&
	live().contacts.get(contactId) !== undefined &&
	live().folders.has(folderId);

let cells = 0;

test.each(OPERATIONS)(
	'%s %s',
	async (resource, operation) => {
		const faults: string[] = [];
		for (const pattern of await requestsOf(resource, operation)) {
			const [method, path] = pattern.split(' ');
			let prepared = await prepareAnew(resource, operation);
			for (const answer of oddAnswers(ANSWERS[routeOf(method, path)])) {
				const useless = answer.useless && !canDoWithout(operation, pattern);
				const odd = { ...answer, useless };
				// What one cell has deleted is not there for the next.
				if (operation === 'delete' && !isThere(prepared))
					prepared = await prepareAnew(resource, operation);
				const fault = await tryOut(prepared, pattern, odd);
				if (fault !== undefined) faults.push(`${pattern}, ${odd.name}: ${fault}`);
				cells += 1;
			}
		}
		expect(faults).toEqual([]);
	},
	300_000,
);

test('the table is as large as it should be', () => {
	expect(cells).toBeGreaterThan(3000);
});
