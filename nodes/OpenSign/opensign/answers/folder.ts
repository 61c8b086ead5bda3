import { datesOf, idOf, record, textOf } from './read';

/** A folder of OpenSign Drive. */
export interface Folder {
	objectId: string;
	/** Empty where there is none. */
	folderName: string;
	parentFolderId?: string;
	parentFolderName?: string;
	createdAt?: string;
	updatedAt?: string;
}

/** @param place how messages call it, where it is an entry of a list */
export function readFolder(value: unknown, place?: string): Folder {
	const answer = record(value, place);
	return {
		objectId: idOf(answer, place),
		folderName: textOf(answer.folderName) ?? '',
		parentFolderId: textOf(answer.parentFolderId),
		parentFolderName: textOf(answer.parentFolderName),
		...datesOf(answer),
	};
}
