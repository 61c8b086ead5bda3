import ts from 'typescript';

/** Bytes of an element of arrays whose length a file may say: `new` takes them before a byte has been read. */
const ELEMENTS = {
	Array: 8,
	Float32Array: 4,
	Float64Array: 8,
	Int32Array: 4,
	Uint16Array: 2,
	Uint32Array: 4,
	Uint8Array: 1,
	Uint8ClampedArray: 1,
};

/** Through these is told what was stopped, and what is still at work on it is ended. */
const UNWATCHED = new Set(['LoopbackPort', 'MessageHandler', 'WorkerMessageHandler']);

/** What is put around a loop's body, around what an array is made of, and into asynchronous functions. */
function editsOf(node, source) {
	const start = (one) => one.getStart(source);
	const around = (one, before, after) => [
		{ at: start(one), text: before },
		{ at: one.getEnd(), text: after },
	];
	if (ts.isIterationStatement(node, false)) return around(node.statement, '{spendTime();', '}');
	if (ts.isNewExpression(node) && node.arguments?.length === 1) {
		const bytes = ELEMENTS[node.expression.text];
		return bytes ? around(node.arguments[0], 'spendLength(', `, ${bytes})`) : [];
	}
	const asynchronous = node.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
	if (asynchronous === undefined || node.asteriskToken) return [];
	const [open, close] = ts.isBlock(node.body)
		? ['{ return handled((async () => ', ')()); }']
		: ['handled((async () => (', '))())'];
	return [
		{ at: start(asynchronous), text: '', end: asynchronous.getEnd() },
		...around(node.body, open, close),
	];
}

/**
 * The code with `spendTime()` at the beginning of every loop's body, and `spendLength(…)` around what every new array is
 * made of: whatever a file makes pdf.js do, it does in a loop, and no list of loops by hand would be whole. The promises
 * of asynchronous functions are `handled(…)`: one that nobody waits for any more must not end n8n.
 */
export function watched(code) {
	const source = ts.createSourceFile('pdf.mjs', code, ts.ScriptTarget.Latest, false);
	const edits = [];
	const visit = (node) => {
		if (ts.isClassDeclaration(node) && UNWATCHED.has(node.name?.text)) return;
		edits.push(...editsOf(node, source));
		ts.forEachChild(node, visit);
	};
	visit(source);
	edits.sort((a, b) => a.at - b.at);
	let done = 0;
	const parts = edits.map(({ at, text, end = at }) => {
		const part = `${code.slice(done, at)}${text}`;
		done = end;
		return part;
	});
	return `${parts.join('')}${code.slice(done)}`;
}
