/** Every operation × everything that can go wrong with its request: as dev/faults/table.ts promises. */
import type { IDataObject } from 'n8n-workflow';

import { FAULTS, type FaultGroup, type FaultKind } from '../../dev/faults/table';
import { resources } from '../../nodes/OpenSign/resources';
import { makeSamples } from '../harness/fill';
import { shortenLimits } from '../harness/pauses';
import { OPERATIONS, prepare } from '../harness/required';
import { useWorld } from '../harness/world';
import { isWhole } from './size';

const world = useWorld();
shortenLimits();
const live = () => world.server.environment('selfHosted');

/** What has made something is looked for once. */
const IN_NO_TIME = { additionalOptions: { lookUpSeconds: 0 } };
/** Of the cells, where not all are tried. */
const EVERY = isWhole ? 1 : 9;

type Prepared = Awaited<ReturnType<typeof prepare>>;
type Outcome = Awaited<ReturnType<Prepared['run']>>;

/** The request that is the operation's purpose: `POST /document/aB3…`. */
function routeOf(resource: string, operation: string, ids: Prepared['ids']): string {
	const [route] = resources[resource].operations[operation].routes;
	const names: IDataObject = {
		...ids,
		doctype: 'inprogress',
		email: `${ids.contactId}@example.com`,
	};
	return route.replace(/\{(\w+)\}/, (_all, name: string) => {
		const camel = name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
		return encodeURIComponent(String(names[camel]));
	});
}

const asked = (route: string) =>
	world.server.requests.filter(({ method, path }) => `${method} ${path}` === route).length;

/** The documents and templates of an account, by their ids. */
const made = () => [...live().documents.keys(), ...live().templates.keys()];

const isUnknown = ({ error }: Outcome) => error?.context?.outcomeUnknown === true;

/** There is one webhook, so whether it was set can be seen. */
const READS_BACK = ['webhook set'];

/** What is wrong with a cell; nothing if nothing is. */
function judgeReading(outcome: Outcome, { reading }: FaultGroup): string | undefined {
	if (reading === 'again') return outcome.error && `it is an error: ${outcome.error.message}`;
	return outcome.error ? undefined : 'it is no error';
}

function judgeChanging(
	operation: string,
	outcome: Outcome,
	group: FaultGroup,
	count: number,
): string | undefined {
	const { changing, carriedOut = false } = group;
	const { error, items } = outcome;
	if (changing === 'refused') {
		if (!error) return 'it is no error';
		if (count > 0) return 'something was made';
		return isUnknown(outcome) ? 'its outcome is called unknown' : undefined;
	}
	if (count > 1) return `${count} were made`;
	// What stands at OpenSign is read back.
	if (carriedOut && READS_BACK.includes(operation))
		return error && `it is an error: ${error.message}`;
	const isFound = carriedOut && count === 1;
	if (isFound) return items[0]?.json.recovered ? undefined : `not found: ${error?.message}`;
	if (!error) return 'it is no error';
	return isUnknown(outcome) ? undefined : `its outcome is called known: ${error.message}`;
}

async function tryCell(
	[resource, operation]: [string, string],
	group: FaultGroup,
	fault: FaultKind,
): Promise<string | undefined> {
	world.server.reset();
	const prepared = await prepare(world, resource, operation, 1);
	const route = routeOf(resource, operation, prepared.ids);
	world.server.requests.length = 0;
	const before = made();
	const ordered = live().failNext({ ...fault, route });
	const outcome = await prepared.run({ ...prepared.required, ...IN_NO_TIME });
	if (ordered.met === 0) return `${route} was not asked`;
	const fresh = made().filter((id) => !before.includes(id)).length;
	if (route.startsWith('GET ')) return judgeReading(outcome, group);
	if (asked(route) !== 1) return `it was asked ${asked(route)} times`;
	return judgeChanging(`${resource} ${operation}`, outcome, group, fresh);
}

let cells = 0;
let index = 0;

test.each(OPERATIONS)(
	'%s %s',
	async (...operation) => {
		const wrong: string[] = [];
		for (const group of FAULTS) {
			for (const fault of group.faults) {
				index += 1;
				if (index % EVERY !== 0) continue;
				cells += 1;
				const problem = await tryCell(operation, group, fault);
				if (problem !== undefined) wrong.push(`${JSON.stringify(fault)}: ${problem}`);
			}
		}
		expect(wrong).toEqual([]);
	},
	300_000,
);

test('what a cell needs is made under the limits of the node, not under the short ones', async () => {
	const late = async () => await new Promise<void>((done) => setTimeout(done, 1000));
	live().failNext({ route: 'POST /createcontact', kind: 'late', until: late });
	const { ids } = await makeSamples(world);
	expect(ids.contactId).toEqual(expect.any(String));
});

test('the figures', () => {
	const faults = FAULTS.flatMap((group) => group.faults).length;
	expect(OPERATIONS.length).toBeGreaterThanOrEqual(37);
	expect(faults).toBeGreaterThanOrEqual(60);
	console.log(
		`${OPERATIONS.length} operations × ${faults} faults: ${cells} cells tried, all as specified`,
	);
});
