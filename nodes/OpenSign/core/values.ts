/** A list as people give it: an array, or text with one entry a line or separated by commas. Blanks are dropped. */
export function toList(value: unknown): string[] {
	const text = String(value ?? '');
	const parts = Array.isArray(value)
		? value.map(String)
		: text.split(text.includes('\n') ? '\n' : /[,;]/);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Text without blanks around it; nothing if there is none. */
export const toText = (value: unknown) =>
	value === undefined || value === null ? undefined : String(value).trim() || undefined;

/**
 * JSON from an input: already parsed by an expression, or text.
 *
 * @throws Error with the parser's words
 */
export function parseJson(value: unknown): unknown {
	return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

/**
 * Widgets as pasted: a JSON array or object, or what OpenSign's debug page copies, which is a line without braces
 * for each box (`"page":1, "x": 10, "y": 20, "w": 100, "h": 30`) and has no type. It becomes a signature then.
 *
 * @throws Error with the parser's words
 */
export function parseWidgets(value: unknown): unknown[] {
	const parsed = typeof value === 'string' ? parsePasted(value.trim()) : value;
	const list = Array.isArray(parsed) ? parsed : [parsed];
	return list.map((widget: unknown) =>
		isRecord(widget) && widget.type === undefined ? { type: 'signature', ...widget } : widget,
	);
}

function parsePasted(text: string): unknown {
	if (text === '') return [];
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		const boxes = text
			.split('\n')
			.map((line) => line.trim().replace(/^[[{]\s*|\s*[\]}]?,?$/g, ''))
			.filter((line) => line !== '');
		const failure = error as Error;
		if (!boxes.every((box) => box.startsWith('"page"'))) throw failure;
		return JSON.parse(`[${boxes.map((box) => `{${box}}`).join(',')}]`) as unknown;
	}
}

/** Whether `part` stands in `text`, letter case and blanks around it aside. Nothing stands in everything. */
export const contains = (text: string | undefined, part = '') =>
	(text ?? '').toLowerCase().includes(part.trim().toLowerCase());

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
