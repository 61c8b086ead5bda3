/** The sentences with which the code refuses and explains, read from the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { ROOT } from '../../checkout';

export interface Sentence {
	/** Path in nodes/OpenSign. */
	file: string;
	message: string;
	/** What it may come from, and what to do. Empty where the sentence says that itself. */
	advice: string;
}

const HOUSE = join(ROOT, 'nodes/OpenSign');

/** What stands for a value in a sentence. */
const VALUE = '…';

/** What stands beside inputs, and is no error. */
const IN_FORMS = ['description', 'hint', 'action', 'displayName', 'placeholder', 'ifEmpty'];

/** Letters of the shortest sentence that is looked for among all texts. */
const SHORTEST = 25;

export function readSentences(): Sentence[] {
	const paths = readdirSync(HOUSE, { recursive: true, encoding: 'utf8' });
	const files = paths.map((path) => path.replaceAll('\\', '/')).filter((one) => /\.ts$/.test(one));
	return files.sort().flatMap((file) => {
		const text = readFileSync(join(HOUSE, file), 'utf8');
		const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
		return new Reader(source).read().map((found) => ({ ...found, file }));
	});
}

type Found = Omit<Sentence, 'file'>;

/** Reads one file. */
class Reader {
	private readonly found: Found[] = [];

	/** Texts that have a name in this file. */
	private readonly texts = new Map<string, ts.Expression>();

	constructor(private readonly source: ts.SourceFile) {}

	read(): Found[] {
		this.nameTexts(this.source);
		this.visit(this.source);
		this.visitRest(this.source);
		return this.found;
	}

	/** Sentences that functions give back, for others to put into an error. */
	private visitRest(node: ts.Node): void {
		const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
		const isForForms = ts.isPropertyAssignment(node) && IN_FORMS.includes(node.name.getText());
		if (isText) this.addIfNew(this.one(node));
		if (!isText && !isForForms) ts.forEachChild(node, (child) => this.visitRest(child));
	}

	private addIfNew(text: string): void {
		const isSentence = text.length > SHORTEST && /[.!]$/.test(text) && text.includes(' ');
		const said = this.found.flatMap(({ message, advice }) => [message, advice]);
		if (isSentence && !said.includes(text)) this.found.push({ message: text, advice: '' });
	}

	private nameTexts(node: ts.Node): void {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
			this.texts.set(node.name.text, node.initializer);
		ts.forEachChild(node, (child) => this.nameTexts(child));
	}

	private visit(node: ts.Node): void {
		if (ts.isObjectLiteralExpression(node)) this.visitObject(node);
		if (ts.isNewExpression(node)) this.visitNew(node);
		if (ts.isCallExpression(node)) this.visitCall(node);
		ts.forEachChild(node, (child) => this.visit(child));
	}

	/** `{ message, description }`: what the package calls an explanation. */
	private visitObject(node: ts.ObjectLiteralExpression): void {
		const [message, description] = ['message', 'description'].map((name) => valueOf(node, name));
		if (message && description) this.add(message, description);
	}

	private visitNew({ expression, arguments: some }: ts.NewExpression): void {
		const given = [...(some ?? [])];
		const name = expression.getText(this.source);
		if (name === 'NodeOperationError' && given.length > 1) {
			const [, message, options] = given;
			const description =
				options && ts.isObjectLiteralExpression(options)
					? valueOf(options, 'description')
					: undefined;
			this.add(message, description);
		}
		if (name === 'WrongValue' && given[0] && ts.isArrayLiteralExpression(given[0]))
			for (const element of given[0].elements) this.add(element);
	}

	private visitCall({ expression, arguments: given }: ts.CallExpression): void {
		const name = expression.getText(this.source);
		if (name === 'apiError' && given.length > 3) this.add(given[2], given[3]);
		if (/problems\.add$/i.test(name)) for (const one of given) this.add(one);
	}

	private add(message: ts.Expression, description?: ts.Expression): void {
		const [advice = ''] = description ? this.say(description) : [];
		for (const text of this.say(message)) {
			// What has no words of its own only hands on what was said elsewhere.
			if (/\p{L}{3}/u.test(text)) this.found.push({ message: text, advice });
		}
	}

	/** The texts that an expression may be, with `…` for what is known when it is run. */
	private say(node: ts.Expression): string[] {
		if (ts.isStringLiteralLike(node)) return [node.text];
		if (ts.isParenthesizedExpression(node)) return this.say(node.expression);
		if (ts.isConditionalExpression(node))
			return [...this.say(node.whenTrue), ...this.say(node.whenFalse)];
		if (ts.isTemplateExpression(node)) return [this.sayTemplate(node)];
		if (ts.isIdentifier(node)) return this.sayName(node.text);
		const isSum =
			ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
		if (isSum) return [this.one(node.left) + this.one(node.right)];
		return [VALUE];
	}

	private sayTemplate({ head, templateSpans }: ts.TemplateExpression): string {
		const parts = templateSpans.map(
			({ expression, literal }) => this.one(expression) + literal.text,
		);
		return head.text + parts.join('');
	}

	private sayName(name: string): string[] {
		const named = this.texts.get(name);
		this.texts.delete(name); // A name that leads to itself leads nowhere.
		const said = named ? this.say(named) : [VALUE];
		if (named) this.texts.set(name, named);
		return said;
	}

	/** The text where there is one only. */
	private one(node: ts.Expression): string {
		const texts = this.say(node);
		return texts.length === 1 ? texts[0] : VALUE;
	}
}

/** What an object literal has under a name. */
function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
	const found = node.properties.find((one) => one.name?.getText() === name);
	if (found && ts.isPropertyAssignment(found)) return found.initializer;
	return found && ts.isShorthandPropertyAssignment(found) ? found.name : undefined;
}
