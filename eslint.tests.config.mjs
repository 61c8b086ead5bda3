// For tests and dev/, which need what n8n's rules for shipped code forbid: the file system, timers, the process.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dev/n8n/locked/**', 'dev/n8n/generations/**', 'test/fixtures/**'] },
	js.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: {
				project: ['./dev/tsconfig.json', './test/tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
			// Fastify's handlers and the engine's interfaces are asynchronous by contract.
			'@typescript-eslint/require-await': 'off',
			// Values of a recorded body are put into a page as they come.
			'@typescript-eslint/no-base-to-string': 'off',
		},
	},
	{
		files: ['**/*.{js,mjs,cjs}'],
		languageOptions: {
			globals: Object.fromEntries(
				[
					'AbortSignal',
					'Buffer',
					'MessageChannel',
					'URL',
					'URLSearchParams',
					'console',
					'exports',
					'fetch',
					'module',
					'performance',
					'process',
					'require',
					'__dirname',
					'__filename',
				].map((name) => [name, 'readonly']),
			),
		},
	},
);
