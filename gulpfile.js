const { dest, src } = require('gulp');

/** Icons and codex files, which the TypeScript compiler leaves behind. */
exports['build:assets'] = () =>
	src('nodes/**/*.{svg,json}', { encoding: false }).pipe(dest('dist/nodes'));
