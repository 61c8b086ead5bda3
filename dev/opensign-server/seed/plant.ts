import { SAMPLE_PDF } from '../pdf/samplePdf';
import { newId, type EnvironmentName } from '../state/entities';
import type { Environment } from '../state/environment';
import type { Server } from '../state/server';
import type { DocumentSeed, EnvironmentSeed } from './form';
import type { SeedFile } from './read';

/** Gives the PDF that the seed file has a name for; an empty page where it has none. */
type FindFile = (name: string | undefined) => Buffer;

/** Puts all of a seed file into a server. */
export function plant({ seed, files }: SeedFile, server: Server): void {
	const findFile: FindFile = (name = '') => files.get(name) ?? SAMPLE_PDF;
	const names: EnvironmentName[] = ['live', 'liveEu', 'sandbox', 'selfHosted'];
	for (const name of names) {
		const entry = seed[name];
		if (!entry) continue;
		if (entry.token !== undefined) server.tokens[name] = entry.token;
		plantEnvironment(entry, server.environment(name), findFile);
	}
}

function plantEnvironment(entry: EnvironmentSeed, environment: Environment, findFile: FindFile) {
	/** By name: the seed file's parents come first. */
	const folderIds = new Map<string, string>();
	for (const { id = newId(), folderName, parent = '' } of entry.folders) {
		environment.addFolder({ folderName, parentFolderId: folderIds.get(parent) }, id);
		folderIds.set(folderName, id);
	}
	for (const { id, ...contact } of entry.contacts) environment.contacts.add(contact, id);
	for (const { id, file, ...template } of entry.templates)
		environment.addTemplate({ ...template, file: findFile(file) }, id);
	for (const document of entry.documents) plantDocument(document, environment, findFile, folderIds);
}

function plantDocument(
	entry: DocumentSeed,
	environment: Environment,
	findFile: FindFile,
	folderIds: Map<string, string>,
): void {
	const { id, file, folder = '', signers, options, ...document } = entry;
	const folderId = folderIds.get(folder);
	environment.addDocument(
		{
			...document,
			file: findFile(file),
			options: { ...options, ...(folderId && { folderId }) },
			signers: signers?.map(({ viewed, signed, ...signer }) => ({
				...signer,
				...toDates({ viewed, signed }),
			})),
		},
		id,
	);
}

/** Leaves out what is not given: a completed document's signers have signed, unless it says when. */
function toDates(texts: { viewed?: string; signed?: string }): { viewed?: Date; signed?: Date } {
	const given = Object.entries(texts).filter(([, text]) => text !== undefined);
	return Object.fromEntries(given.map(([key, text]) => [key, new Date(text)]));
}
