import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { join as inFileSystem } from 'node:path';

import { preProcessFile } from 'typescript';

/** An import of one file by another, as paths in the folder that was looked through. */
export interface Import {
	from: string;
	/** Without `.ts`. */
	to: string;
}

/** Every import between the TypeScript files of a folder; packages are left out. */
export function readImports(folder: string): Import[] {
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const files = paths
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => path.endsWith('.ts'));
	return files.flatMap((from) => {
		const text = readFileSync(inFileSystem(folder, from), 'utf8');
		const names = preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
		const local = names.filter((name) => name.startsWith('.'));
		return local.map((name) => ({ from, to: join(dirname(from), name) }));
	});
}
