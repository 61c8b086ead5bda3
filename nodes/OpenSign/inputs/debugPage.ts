import { tryJson, WrongValue } from '../core/inputs';

/**
 * Fields as they are pasted: JSON, or what OpenSign's debug page copies, which is a line without braces for each box
 * (`"page":1, "x": 10, "y": 20, "w": 100, "h": 30`).
 *
 * @throws WrongValue where it is neither
 */
export function parseBoxes(value: unknown): unknown {
	if (typeof value !== 'string') return value ?? [];
	const text = value.trim();
	if (text === '') return [];
	const asJson = tryJson(text);
	if (asJson.isJson) return asJson.parsed;
	const asCopied = isCopied(text) ? tryJson(toJson(text)) : asJson;
	if (asCopied.isJson) return asCopied.parsed;
	throw new WrongValue([
		"this cannot be read. Paste the lines that OpenSign's debug page copies, or a JSON array.",
	]);
}

/** The lines as they were copied, however people have put them together. */
const toLines = (text: string) =>
	text
		.split('\n')
		.map((line) => withoutBraces(line.trim()))
		.filter((line) => line !== '');

function withoutBraces(line: string): string {
	const bare = line.endsWith(',') ? line.slice(0, -1).trim() : line;
	const start = /^[[{]/.test(bare) ? 1 : 0;
	const end = /[\]}]$/.test(bare) ? bare.length - 1 : bare.length;
	return bare.slice(start, end).trim();
}

const isCopied = (text: string) => toLines(text).every((line) => line.startsWith('"page"'));

function toJson(text: string): string {
	const boxes = toLines(text).map((line) => `{${line}}`);
	return `[${boxes.join(',')}]`;
}
