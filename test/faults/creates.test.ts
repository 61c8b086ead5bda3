/**
 * Creates as people's workflows have them - titles with the time in them, Retry On Fail, the error output wired back, PDFs
 * by URL - among faults drawn by lot: nothing is made twice for anybody, and of all that is made the workflow is told.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { FAULTS, type FaultGroup } from '../../dev/faults/table';
import { SAMPLE_PDF, type Fault } from '../../dev/opensign-server';
import { locator } from '../builders';
import type { NodeRun } from '../../dev/engine';
import { shortenLimits } from '../harness/pauses';
import { drawFrom } from '../harness/random';
import { sendParameters, signature, signer, useWorld } from '../harness/world';
import { isWhole } from './size';

const world = useWorld();
shortenLimits();
const live = () => world.server.environment('selfHosted');

const SEED = 20261126;
const EXECUTIONS = isWhole ? 1400 : 60;
/** Runs of a loop through the error output, after the first. */
const MOST_LOOPS = 2;

const { happens, pick } = drawFrom(SEED);

/** Without those that take a second each. */
const quick = (groups: FaultGroup[]) =>
	groups
		.flatMap(({ faults }) => faults)
		.filter(({ kind }) => kind !== 'stall' && kind !== 'trickle');
const ALL = quick(FAULTS);
/** The dangerous ones: the work is done, and nobody says so. */
const CARRIED_OUT = quick(FAULTS.filter(({ carriedOut }) => carriedOut));
const LISTS = ['GET /documentlist/inprogress', 'GET /documentlist/draft', 'GET /templatelist'];

let files: Server;
let pdfUrl = '';
beforeAll(async () => {
	files = createServer((_request, response) => {
		// Now and then it is not there.
		response.statusCode = happens(0.1) ? 404 : 200;
		response.end(SAMPLE_PDF);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => files.once('listening', resolve));
	pdfUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}/a.pdf`;
});
afterAll(() => files.close());

/** A way to make something, and the route that does it. */
interface Way {
	route: string;
	inputs: () => IDataObject;
}

const TITLES = [
	'=Contract {{ $json.email }} {{ $now.toMillis() }} {{ Math.random() }}',
	'=Contract {{ $json.email }}',
	'Contract',
];

/** Without a title of its own where a run of the loop has no input of the first any more. */
const upload = (operation: string, resource = 'document') => ({
	resource,
	operation,
	title: pick(TITLES),
	...(happens(0.3) ? { pdfSource: 'url', pdfUrl, allowPrivateAddresses: true } : {}),
	signers: { signer: [signer({ email: "={{ $('Start').item.json.email }}" })] },
	additionalOptions: { lookUpSeconds: 0 },
});

const toWays = (templateId: string): Way[] => [
	{ route: 'POST /createdocument', inputs: () => sendParameters(upload('send')) },
	{ route: 'POST /createdocument', inputs: () => sendParameters(upload('send')) },
	{ route: 'POST /draftdocument', inputs: () => sendParameters(upload('createDraft')) },
	{ route: 'POST /selfsign', inputs: () => sendParameters(upload('selfSign')) },
	{
		route: 'POST /createtemplate',
		inputs: () => sendParameters(upload('create', 'template')),
	},
	{
		route: `POST /createdocument/${templateId}`,
		inputs: () => ({
			...upload('sendFromTemplate'),
			templateId: locator(templateId),
			templateValues: {
				mappingMode: 'defineBelow',
				value: { 'role.Employee.email': "={{ $('Start').item.json.email }}" },
			},
		}),
	},
];

/** As people set it: what is to happen with errors, and how often. */
const SETTINGS: Array<Partial<INode>> = [
	{},
	{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
	{ onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
];

/** All that the workflow and its user are told: outputs, and the error with its details. */
const told = ({ items, error }: NodeRun) =>
	JSON.stringify([items.map(({ json }) => json), error?.message, error?.description]);

interface Made {
	objectId: string;
	title: string;
	signers?: Array<{ email?: string }>;
}

const figures = {
	executions: 0,
	items: 0,
	faults: 0,
	made: 0,
	twice: 0,
	untold: 0,
	mistaken: 0,
};

function order(fault: Fault): void {
	live().failNext(fault);
	figures.faults += 1;
}

/** A few requests go wrong: creates, the lists in which what they make is looked for, or any. */
function orderFaults(route: string): void {
	while (happens(0.5)) order({ ...pick(CARRIED_OUT), route, times: pick([1, 1, 2]) });
	// A refusal is not asked again: the first look finds nothing.
	const unreadable = { kind: 'status', status: 400, body: {} } as const;
	for (const list of LISTS) {
		if (happens(0.5)) order({ ...unreadable, route: list, times: pick([1, 2, 3, 4]) });
	}
	while (happens(0.5)) order({ ...pick(ALL), route: pick([route, route, undefined]) });
}

/** What is wrong with one execution. */
async function tryExecution(): Promise<string[]> {
	world.server.reset();
	const templateId = live().addTemplate({
		title: 'NDA',
		file: SAMPLE_PDF,
		signers: [{ role: 'Employee', widgets: [signature] }],
	});
	const { route, inputs } = pick(toWays(templateId));
	// Five of them are sent at the same time.
	const count = pick([1, 1, 2, 3, 6, 9]);
	const emails = Array.from({ length: count }, (_, k) => `person${k}@example.com`);
	const items = await Promise.all(
		emails.map(async (email) => await world.engine.binaryItem(SAMPLE_PDF, { json: { email } })),
	);
	orderFaults(route);
	const again = (failed: INodeExecutionData[], run: number) =>
		run > MOST_LOOPS ? [] : failed.map((one) => ({ ...one, binary: items[0].binary }));
	const node = pick(SETTINGS);
	const isLoop = node.onError === 'continueErrorOutput' && happens(0.7);
	const outcome = await world.engine.runNode(inputs(), {
		credential: world.credential(),
		items,
		node,
		again: isLoop ? again : undefined,
	});

	const all: Made[] = [...live().documents.values(), ...live().templates.values()];
	const made = all.filter(({ objectId }) => objectId !== templateId);
	const says = told(outcome);
	const untold = made.filter(
		({ objectId, title }) => !says.includes(objectId) && !isNamedAsUnknown(says, title),
	);
	const owners = made.map(({ signers = [] }) => signers[0]?.email);
	const twice = made.length - new Set(owners).size;
	figures.executions += 1;
	figures.items += count;
	figures.made += made.length;
	figures.twice += twice;
	figures.untold += untold.length;
	// In a loop, items are counted anew in each round.
	const mistaken = isLoop ? [] : outcome.items.filter((one) => isMistaken(one, emails));
	figures.mistaken += mistaken.length;
	const about = JSON.stringify({ route, node, isLoop, count, says });
	return [
		...(twice > 0 ? [`${twice} twice: ${about}`] : []),
		...mistaken.map(({ json }) => `${String(json.documentId)} is another's: ${about}`),
		...untold.map(({ title }) => `'${title}' untold: ${about}`),
	];
}

/** Whether an item of the first run has got the document of another one. */
function isMistaken({ json, pairedItem }: INodeExecutionData, emails: string[]): boolean {
	const document = live().documents.get(String(json.documentId));
	const item = (pairedItem as { item?: number } | undefined)?.item;
	const owner = document?.signers[0]?.email;
	return item !== undefined && owner !== undefined && owner !== emails[item];
}

/** A document whose outcome is unknown is told of by its title. */
const isNamedAsUnknown = (says: string, title: string) =>
	says.includes(title) && /is unknown|may already have been sent/.test(says);

test('nothing twice, nothing untold', async () => {
	const wrong: string[] = [];
	for (let k = 0; k < EXECUTIONS; k++) wrong.push(...(await tryExecution()));
	console.log(`seed ${SEED}: ${JSON.stringify(figures)}`);
	expect(wrong).toEqual([]);
	expect(figures.made).toBeGreaterThan(EXECUTIONS / 2);
}, 1_200_000);
