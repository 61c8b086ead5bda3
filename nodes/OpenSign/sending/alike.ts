import { Turns } from '../core/turns';

/** What a request came to: what it has made, or that nobody knows. */
export type Sent<T> = { made: T; lost?: undefined } | { made?: undefined; lost: Error };

/** A request whose answer is lost, by the addresses of those who were asked to sign. */
type People = string[];

interface Group {
	underWay: Set<Promise<unknown>>;
	lost: People[];
	/** How many of them are not settled. */
	left: number;
	/** While it is found out what became of them. */
	settling?: Promise<void>;
	settled: () => void;
}

/**
 * Requests that make things of one title at the same time. Where an answer is lost, what it has made is looked for by
 * title, signers and time, so nothing else of that title may be made meanwhile: it would be taken for it.
 */
export class Alike {
	private readonly groups = new Map<string, Group>();

	private readonly turns = new Turns();

	/**
	 * @param key what they have in common
	 * @param settle finds out what became of a lost one; `rivals` says how many others it could be as well
	 * @throws what `send` or `settle` throws
	 */
	async make<T>(
		key: string,
		people: People,
		send: () => Promise<Sent<T>>,
		settle: (lost: Error, rivals: number) => Promise<T>,
	): Promise<T> {
		const group = this.groupOf(key);
		while (group.settling) await group.settling;
		const sending = noting(group, people, send);
		group.underWay.add(sending);
		const { made, lost } = await sending.finally(() => group.underWay.delete(sending));
		if (lost === undefined) return made;
		const settling = this.turns.inTurn(key, async () => {
			await Promise.allSettled(group.underWay);
			return await settle(lost, rivalsOf(group, people));
		});
		return await settling.finally(() => leave(group));
	}

	private groupOf(key: string): Group {
		const group = this.groups.get(key) ?? {
			underWay: new Set(),
			lost: [],
			left: 0,
			settled: () => {},
		};
		this.groups.set(key, group);
		return group;
	}
}

/** Closes the group as soon as an answer is lost, before anybody who waits for it goes on. */
async function noting<T>(group: Group, people: People, send: () => Promise<Sent<T>>) {
	const sent = await send();
	if (sent.lost) {
		group.lost.push(people);
		group.left++;
		group.settling ??= new Promise<void>((resolve) => (group.settled = resolve));
	}
	return sent;
}

/** When all that were lost are settled, others may be sent again. */
function leave(group: Group): void {
	if (--group.left > 0) return;
	group.lost = [];
	group.settling = undefined;
	group.settled();
}

/** A template may add people, so whoever has all of another's people is taken for it. */
const rivalsOf = ({ lost }: Group, people: People) =>
	lost.filter((other) => hasAll(other, people) || hasAll(people, other)).length - 1;

const hasAll = (people: People, wanted: People) => wanted.every((one) => people.includes(one));
