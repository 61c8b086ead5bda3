/** What may come next. */
type Expects = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

const BLANKS = /[ \t\r\n]*/y;
const TOKEN =
	/[{}[\]:,]|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text that is no JSON goes wrong, in characters from its start. The engine's own words tell that of some
 * mistakes only, and quote the text for the others.
 */
export function findFault(text: string): number {
	const open: string[] = [];
	let expects: Expects | undefined = 'value';
	for (let at = 0; ;) {
		at += match(BLANKS, text, at).length;
		const token = match(TOKEN, text, at);
		expects = token === '' ? undefined : step(expects, token, open);
		if (expects === undefined) return at;
		at += token.length;
	}
}

function match(pattern: RegExp, text: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? '';
}

/** What may come after `token`; nothing where it may not stand there. @param open brackets, the innermost last */
function step(expects: Expects, token: string, open: string[]): Expects | undefined {
	switch (expects) {
		case 'value or ]':
			return token === ']' ? close(token, open) : beginValue(token, open);
		case 'value':
			return beginValue(token, open);
		case 'key or }':
			return token === '}' ? close(token, open) : readKey(token);
		case 'key':
			return readKey(token);
		case 'colon':
			return token === ':' ? 'value' : undefined;
		case 'comma or end':
			if (token !== ',') return close(token, open);
			if (open.length === 0) return undefined;
			return open[open.length - 1] === '{' ? 'key' : 'value';
	}
}

const readKey = (token: string) => (token.startsWith('"') ? 'colon' : undefined);

function beginValue(token: string, open: string[]): Expects | undefined {
	if (/^[}\]:,]/.test(token)) return undefined;
	if (!/^[{[]/.test(token)) return 'comma or end';
	open.push(token);
	return token === '{' ? 'key or }' : 'value or ]';
}

function close(token: string, open: string[]): Expects | undefined {
	const isOpen = open.pop() === { '}': '{', ']': '[' }[token];
	return isOpen && /[}\]]/.test(token) ? 'comma or end' : undefined;
}
