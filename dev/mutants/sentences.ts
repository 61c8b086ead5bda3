/** Texts for people are not mutated: tests check what a message says where that matters, not how it is put. */
interface Literal {
	type: string;
	value?: unknown;
	quasis?: Array<{ value: { raw: string } }>;
	expressions?: Array<{ type: string }>;
}

/** Where no more than a value is put into a text. */
const SIMPLE = ['Identifier', 'MemberExpression'];

export const sentences = {
	shouldIgnore({ node }: { node: Literal }): string | undefined {
		const { type, value, quasis = [], expressions = [] } = node;
		const isText = type === 'StringLiteral' && typeof value === 'string' && value.includes(' ');
		const isFilledIn =
			type === 'TemplateLiteral' &&
			quasis.some(({ value: { raw } }) => raw.trim().includes(' ')) &&
			expressions.every((expression) => SIMPLE.includes(expression.type));
		return isText || isFilledIn ? 'A text for people.' : undefined;
	},
};
