// What Stryker loads, which reads JavaScript only: the test runner, and the way to load TypeScript as jest does.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const [, options] = require('../../jest.config.js').transform['\\.ts$'];

/** By file and content: a test file is loaded once for every mutant that it may notice. */
const compiled = new Map();

function compile(filename) {
	const source = readFileSync(filename, 'utf8');
	const known = compiled.get(filename);
	if (known?.source === source) return known.code;
	const { code } = transformSync(source, { ...options, filename, swcrc: false });
	compiled.set(filename, { source, code });
	return code;
}

require.extensions['.ts'] ??= (module, filename) => module._compile(compile(filename), filename);
exports.strykerPlugins = require('./runner.ts').strykerPlugins;
