// The project's own rules, beside n8n's: which folder may import which, and code that can be read without a second look.
// (eslint.config.mjs must stay n8n's, which its verification compares.)
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Imports go down only: each folder of nodes/OpenSign, and which of the others it may import. */
const LAYERS = {
	core: [],
	pdf: [],
	opensign: ['core', 'pdf'],
	inputs: ['core', 'opensign'],
	sending: ['core', 'pdf', 'opensign', 'inputs'],
	trigger: ['core', 'opensign', 'inputs'],
	methods: ['core', 'opensign', 'inputs'],
	resources: ['core', 'opensign', 'inputs', 'sending'],
};
const FOLDERS = Object.keys(LAYERS);

/** Forbids `folder` to import what `groups` match. */
const forbidImports = (files, groups, message) => ({
	files: [files],
	rules: { 'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }] },
});

const layers = FOLDERS.map((folder) => {
	const allowed = LAYERS[folder];
	const others = FOLDERS.filter((other) => other !== folder && !allowed.includes(other));
	return forbidImports(
		`nodes/OpenSign/${folder}/**/*.ts`,
		others.flatMap((other) =>
			['..', '../..', '../../..'].flatMap((up) => [`${up}/${other}`, `${up}/${other}/**`]),
		),
		`${folder}/ may import: ${allowed.join(', ') || 'nothing'}.`,
	);
});

const conditionalSpread = 'SpreadElement[argument.type="ConditionalExpression"]';
const readable = [
	{
		selector: `${conditionalSpread} ~ ${conditionalSpread}`,
		message:
			'One conditional spread per object: build the rest step by step, or leave undefined out.',
	},
];
const readOnce = [
	{
		selector: 'MemberExpression[property.name="getNodeParameter"]',
		message: 'Parameters are read once, by the inputs of core/inputs.',
	},
	{
		selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
		message: 'Read the value instead of casting it.',
	},
];

export default tseslint.config(
	{ ignores: ['**/node_modules/**', 'dist/**', 'coverage/**', 'test/fixtures/**'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'off' } },
	{
		files: ['**/*.{ts,js,mjs,cjs}'],
		languageOptions: { parser: tseslint.parser },
		plugins: { '@typescript-eslint': tseslint.plugin, regexp },
		rules: {
			'no-nested-ternary': 'error',
			// A title of 40,000 blanks must not keep n8n busy for a second.
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
			'max-len': [
				'error',
				// Sentences may be longer: they are read as a whole, and found as a whole.
				{
					code: 100,
					tabWidth: 2,
					ignoreStrings: true,
					ignoreTemplateLiterals: true,
					ignoreRegExpLiterals: true,
					ignoreComments: true,
				},
			],
			'max-lines': ['error', { max: 250 }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'no-restricted-syntax': ['error', ...readable],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/OpenSign/core/inputs/**'],
		rules: { 'no-restricted-syntax': ['error', ...readable, ...readOnce] },
	},
	// Tables are looked up, not read; tests are grouped in functions as long as what they tell.
	{
		files: ['test/**', 'dev/opensign-server/schemas/**'],
		rules: { 'max-lines-per-function': 'off' },
	},
	{
		files: ['nodes/OpenSign/inputs/{sendOptions,widgetOptionTable}.ts'],
		rules: { 'max-lines': 'off' },
	},
	...layers,
	forbidImports('dev/**', ['**/test/**'], 'test/ imports dev/, never the other way.'),
);
