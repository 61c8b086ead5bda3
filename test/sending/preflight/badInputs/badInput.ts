import type { IDataObject } from 'n8n-workflow';

/** By what is wrong: what is entered, and the whole message, word for word. */
export type BadInputs = Record<string, { given: IDataObject; says: string }>;
