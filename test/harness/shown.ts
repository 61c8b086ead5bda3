/**
 * All that an error shows or stores: message, description, context, messages, stack, causes, whether enumerable or not.
 * Without the node, which n8n attaches as it stands in the workflow, with what was entered there.
 */
export function shown(error: unknown): string {
	const seen = new Set<unknown>();
	const copy = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return 'seen';
		seen.add(value);
		if (Array.isArray(value)) return value.map(copy);
		const names = Object.getOwnPropertyNames(value).filter((name) => name !== 'node');
		return Object.fromEntries(
			names.map((name) => [name, copy((value as Record<string, unknown>)[name])]),
		);
	};
	return JSON.stringify(copy(error)) ?? '';
}
