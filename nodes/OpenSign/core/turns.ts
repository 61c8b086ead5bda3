/** Work that must not be done at the same time as other work of the same kind. */
export class Turns {
	private readonly last = new Map<string, Promise<unknown>>();

	/** Does `work` once all that was given before it for the same key has ended, however it has. */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(key) ?? Promise.resolve();
		const own = before.then(work, work);
		const settled = own.then(
			() => undefined,
			() => undefined,
		);
		this.last.set(key, settled);
		try {
			return await own;
		} finally {
			if (this.last.get(key) === settled) this.last.delete(key);
		}
	}
}
