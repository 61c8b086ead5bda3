/** Many polls of an account in which people go on working, through faults of all kinds, from a fixed seed. */
import type { Fault } from '../../dev/opensign-server';
import { drawFrom } from '../harness/random';
import { useWorld } from '../harness/world';
import { BERT, DAY, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, change } = useStatusTrigger(world);

/** How many polls; `npm run test:faults` takes more than the usual tests. */
const POLLS = Number(process.env.FAULTS_POLLS ?? 40);
const SEED = Number(process.env.FAULTS_SEED ?? 20261126);
/** Milliseconds that a poll may take here: a request that fails may be repeated after a pause. */
const PATIENCE_PER_POLL = 30_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const { random, pick, happens } = drawFrom(SEED);

const DOCUMENT_FAULTS: Fault[] = [
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 400 },
	{ kind: 'html', status: 502 },
	{ kind: 'html', status: 200 },
	{ kind: 'drop-before' },
	{ kind: 'drop-after' },
	{ kind: 'cut-json' },
	{ kind: 'empty' },
	{ kind: 'other-json', body: [] },
	{ kind: 'other-json', body: { objectId: 5 } },
	{ kind: 'other-json', body: { objectId: 'aB3dE5gH1j', title: 'Another' } },
	{ kind: 'status', status: 404, body: { error: 'Document not found!' } },
];
const LIST_FAULTS: Fault[] = [
	{ kind: 'status', status: 500 },
	{ kind: 'html', status: 503 },
	{ kind: 'drop-before' },
	{ kind: 'cut-json' },
	{ kind: 'empty' },
	{ kind: 'other-json', body: {} },
	{ kind: 'other-json', body: { result: [null] } },
	{ kind: 'other-json', body: { result: { a: 1 } } },
];
/** What a list may show in place of an entry. */
const ENTRIES: Array<(entry: object) => unknown> = [
	() => null,
	() => 'Rent',
	(entry) => ({ ...entry, objectId: undefined }),
	(entry) => ({ ...entry, signers: 5 }),
	(entry) => ({ ...entry, updatedAt: 'then', createdAt: null }),
	(entry) => ({ ...entry, updatedAt: '2099-01-01T00:00:00.000Z' }),
];
const now = Date.now.bind(Date);
/** Milliseconds by which the clocks are put forward. */
let ahead = 0;
/** Milliseconds since the last poll: people have worked in that time. */
let sincePoll = 0;
const goOn = (ms: number) => {
	ahead += ms;
};
/** OpenSign has just changed it, by the clock of this test. */
const stamp = (id: string, email?: string) => {
	const updatedAt = new Date(Date.now());
	const { signers } = environment().documents.get(id)!;
	for (const signer of signers) if (signer.email === email) signer.signed = updatedAt;
	change(id, { updatedAt });
};
afterEach(() => {
	jest.restoreAllMocks();
});

/** Of so many documents, one has an odd entry now and then: the last that were made. */
const NEW = 4;
const LISTS = ['inprogress', 'completed', 'declined', 'expired'];

/** What has happened to the documents, by key. */
class Account {
	readonly expected: string[] = [];

	private readonly open: string[] = [];

	/** Something that a person does. */
	async step(): Promise<void> {
		const { open } = this;
		if (open.length === 0 || happens(0.5)) return this.send();
		const id = pick(open);
		const { signers } = environment().documents.get(id)!;
		const next = signers.find(({ signed }) => !signed)!.email;
		if (happens(0.2)) return this.end(id, next);
		await environment().signAs(id, next);
		stamp(id, next);
		this.expected.push(`${id}:signed:${next}`);
		if (next === BERT) this.close(id, 'completed');
	}

	/** One that lasts from the first poll on: its answers are always spoilt, its entry in the list is not. */
	poison(): string {
		const id = add('Poisoned');
		const route = `GET /document/${id}`;
		environment().failNext({ route, kind: 'other-json', body: null, times: Infinity });
		return id;
	}

	private send(): void {
		// Some with the date of a wrong clock, others shown late.
		const ago = happens(0.1) ? -30 * 365 * DAY : Math.floor(random() * (sincePoll + 4 * MINUTE));
		const id = add('Offer', ago);
		this.open.push(id);
		this.expected.push(`${id}:created`);
	}

	private end(id: string, next: string): void {
		if (happens(0.3)) {
			const { updatedAt } = environment().documents.get(id)!;
			environment().expire(id, updatedAt);
			this.close(id, 'expired');
			return;
		}
		environment().declineAs(id, next);
		stamp(id);
		this.close(id, 'declined');
	}

	private close(id: string, event: string): void {
		this.open.splice(this.open.indexOf(id), 1);
		this.expected.push(`${id}:${event}`);
	}
}

/** Orders what is to go wrong with the next poll. */
function spoil(poisoned: string): void {
	const { documents, listedAs } = environment();
	for (const id of documents.keys()) {
		if (id === poisoned || !happens(0.1)) continue;
		const isLasting = happens(0.5);
		environment().failNext({
			...pick(DOCUMENT_FAULTS),
			route: `GET /document/${id}`,
			times: isLasting ? Infinity : 1,
		});
	}
	if (happens(0.15))
		environment().failNext({
			...pick(LIST_FAULTS),
			route: `GET /documentlist/${pick(LISTS)}`,
			times: happens(0.5) ? Infinity : 1,
		});
	if (happens(0.3)) listedAs.set(pick([...documents.keys()].slice(-NEW)), pick(ENTRIES));
}

test(
	`${POLLS} polls: nothing is missing, nothing comes twice`,
	async () => {
		jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(Math.min(ms, 2_000)));

		add('Old', DAY);
		const one = trigger({ options: { downloadFiles: 'none' } });
		await one.poll();
		const account = new Account();
		const poisoned = account.poison();
		const found: string[] = [];
		let failures = 0;
		const poll = async () => {
			try {
				for (const { json } of await one.poll()) found.push(String(json.eventKey));
			} catch {
				failures += 1;
			}
			one.restart();
		};
		for (let k = 0; k < POLLS; k++) {
			sincePoll = happens(0.3) ? HOUR : MINUTE;
			goOn(sincePoll);
			for (let step = Math.floor(random() * 4); step > 0; step--) await account.step();
			spoil(poisoned);
			if (k === Math.floor(POLLS / 2))
				environment().failNext({ route: 'GET /documentlist/completed', kind: 'stall' });
			await poll();
			for (const id of environment().documents.keys())
				if (id !== poisoned) environment().clearFaults(`GET /document/${id}`);
			for (const list of LISTS) environment().clearFaults(`GET /documentlist/${list}`);
			environment().listedAs.clear();
		}
		// All is well again: what waits has its turn within a few hours.
		for (let k = 0; k < 4; k++) {
			goOn(2 * HOUR);
			await poll();
		}

		const told = found.filter((key) => !key.startsWith(poisoned));
		const missing = account.expected.filter((key) => !told.includes(key));
		const twice = told.filter((key, k) => told.indexOf(key) !== k);
		const others = told.filter((key) => !account.expected.includes(key));
		expect({ missing, twice, others }).toEqual({ missing: [], twice: [], others: [] });
		expect(failures).toBeGreaterThan(0);
		expect(Object.keys(one.staticData().unfinished as object)).toEqual([poisoned]);
		expect(one.warnings.filter((text) => text.includes(poisoned))).toHaveLength(1);

		environment().clearFaults();
		goOn(2 * HOUR);
		expect((await one.poll()).map(({ json }) => json.eventKey)).toEqual([`${poisoned}:created`]);
	},
	POLLS * PATIENCE_PER_POLL,
);
