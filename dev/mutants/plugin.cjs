// What Stryker loads, which reads JavaScript only: the test runner, and the way to load TypeScript as jest does.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const config = require('../../jest.config.js');
const [, options] = config.transform['\\.ts$'];

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

const elsewhere = Object.entries(config.moduleNameMapper);

/** What only the build puts beside the sources: jest finds it by `moduleNameMapper`, and here it is in Stryker's copy. */
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
	const [pattern, path] = elsewhere.find(([known]) => new RegExp(known).test(request)) ?? [];
	if (pattern === undefined) return resolveFilename(request, ...rest);
	const real = path.replace('<rootDir>', process.cwd());
	return resolveFilename(request.replace(new RegExp(pattern), real), ...rest);
};

require.extensions['.ts'] ??= (module, filename) => module._compile(compile(filename), filename);
exports.strykerPlugins = require('./runner.ts').strykerPlugins;
