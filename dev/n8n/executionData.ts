/**
 * n8n sends an execution's data in the `flatted` format: one array of values, in which objects and arrays name their
 * members by position (as strings), so that repeated and circular parts are written once.
 *
 * @returns the first value, put together
 */
export function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();

	const build = (member: unknown): unknown =>
		typeof member === 'string' ? read(Number(member)) : member;

	const read = (index: number): unknown => {
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		if (built.has(index)) return built.get(index);
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			built.set(index, list);
			for (const member of value) list.push(build(member));
			return list;
		}
		const copy: Record<string, unknown> = {};
		built.set(index, copy);
		for (const [key, member] of Object.entries(value)) copy[key] = build(member);
		return copy;
	};
	return read(0);
}
