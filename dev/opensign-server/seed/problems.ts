import type { ZodIssue } from 'zod';

import type { EnvironmentSeed, Seed } from './form';

type Path = ReadonlyArray<string | number>;

/** `selfHosted.templates[0].title` */
export function toWhere(path: Path): string {
	const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
	return steps.join('').replace(/^\./, '') || 'It';
}

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

/** One thing that is wrong with the form, as a sentence. */
export function toSentence(issue: ZodIssue): string {
	const where = toWhere(issue.path);
	switch (issue.code) {
		case 'invalid_type':
			if (issue.received === 'undefined') return `${where} is missing.`;
			return `${where} must be of the type ${issue.expected}, not ${issue.received}.`;
		case 'unrecognized_keys':
			return `${where} has what is not known: ${quoted(issue.keys)}.`;
		case 'invalid_enum_value':
			return `${where} must be one of ${issue.options.join(', ')}.`;
		case 'too_small':
			return issue.type === 'string'
				? `${where} must not be empty.`
				: `${where} must be more than ${issue.minimum}.`;
		default:
			return `${where} ${issue.message}.`;
	}
}

/** What a file of the right form can still have wrong: names of folders that are not there, ids given twice. */
export function findContradictions(seed: Seed): string[] {
	return Object.entries(seed).flatMap(([name, environment]) => [
		...unknownFolders(name, environment),
		...repeatedIds(name, environment),
	]);
}

function unknownFolders(name: string, { folders, documents }: EnvironmentSeed): string[] {
	const names = folders.map(({ folderName }) => folderName);
	const problems: string[] = [];
	for (const [k, { parent }] of folders.entries()) {
		if (parent !== undefined && !names.slice(0, k).includes(parent))
			problems.push(`${name}.folders[${k}].parent: no folder above it is called "${parent}".`);
	}
	for (const [k, { folder }] of documents.entries()) {
		if (folder !== undefined && !names.includes(folder))
			problems.push(`${name}.documents[${k}].folder: no folder is called "${folder}".`);
	}
	return problems;
}

function repeatedIds(name: string, environment: EnvironmentSeed): string[] {
	const { folders, contacts, templates, documents } = environment;
	return Object.entries({ folders, contacts, templates, documents }).flatMap(([list, entries]) => {
		const ids = entries.map(({ id }) => id);
		const isRepeated = (id: string | undefined, k: number) =>
			id !== undefined && ids.indexOf(id) < k;
		return ids.flatMap((id, k) =>
			isRepeated(id, k) ? [`${name}.${list}[${k}].id: "${id}" is given twice.`] : [],
		);
	});
}
