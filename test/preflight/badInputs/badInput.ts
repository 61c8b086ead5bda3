import type { IDataObject } from 'n8n-workflow';

/** By what is wrong: what is entered, and the whole message, word for word. */
export type BadInputs = Record<string, { given: IDataObject; says: string }>;

/** What this version of Node says about unreadable JSON. */
export function jsonError(text: string): string {
	try {
		JSON.parse(text);
		return '';
	} catch (error) {
		return (error as Error).message;
	}
}
