import { Alike, type Sent } from '../../nodes/OpenSign/sending/alike';

/** A request whose end the test decides. */
function pending<T>() {
	let resolve: (value: T) => void = () => {};
	const promise = new Promise<T>((done) => (resolve = done));
	return { promise, resolve };
}

/** Lets everything go on that waits for nothing. */
const turn = async () => await new Promise((done) => setImmediate(done));

const LOST = { lost: new Error('No answer.') };
const notSettled = () => {
	throw new Error('It was not lost.');
};

test('while one is settled, no other of its title is sent, but those of others are', async () => {
	const alike = new Alike();
	const settling = pending<string>();
	const sent: string[] = [];
	const send = (name: string) => async (): Promise<Sent<string>> => {
		sent.push(name);
		return { made: name };
	};
	const first = alike.make(
		'Contract',
		['a'],
		async () => LOST,
		async () => await settling.promise,
	);
	await turn();
	const second = alike.make('Contract', ['b'], send('second'), notSettled);
	const other = alike.make('Offer', ['a'], send('other'), notSettled);
	await turn();
	expect(sent).toEqual(['other']);
	settling.resolve('first');
	expect(await Promise.all([first, second, other])).toEqual(['first', 'second', 'other']);
	expect(sent).toEqual(['other', 'second']);
});

test('one is settled only when those under way have ended, and counts them where they are lost', async () => {
	const alike = new Alike();
	const slow = pending<Sent<string>>();
	const rivals: Array<[string, number]> = [];
	const settle = (name: string) => async (_lost: Error, count: number) => {
		rivals.push([name, count]);
		return name;
	};
	const first = alike.make('Contract', ['a'], async () => LOST, settle('first'));
	const second = alike.make(
		'Contract',
		['a', 'b'],
		async () => await slow.promise,
		settle('second'),
	);
	const stranger = alike.make('Contract', ['c'], async () => LOST, settle('stranger'));
	await turn();
	expect(rivals).toEqual([]);
	slow.resolve(LOST);
	await Promise.all([first, second, stranger]);
	// A template may add people: whoever has all of another's is taken for it.
	expect(rivals).toEqual([
		['first', 1],
		['stranger', 0],
		['second', 1],
	]);
});

test('what is refused, or cannot be settled, holds nothing up', async () => {
	const alike = new Alike();
	const fail = async () => {
		throw new Error('No.');
	};
	await expect(alike.make('Contract', [], fail, notSettled)).rejects.toThrow('No.');
	await expect(alike.make('Contract', [], async () => LOST, fail)).rejects.toThrow('No.');
	expect(await alike.make('Contract', [], async () => ({ made: 1 }), notSettled)).toBe(1);
});
