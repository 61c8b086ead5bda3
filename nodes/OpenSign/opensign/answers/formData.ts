import type { IDataObject } from 'n8n-workflow';

import { idOf, list, record } from './read';

/** What the signers have entered, as it came: what there is in it depends on the document. */
export interface FormData {
	/** Nothing where OpenSign leaves it out. */
	objectId?: string;
	details: IDataObject;
}

export function readFormData(value: unknown): FormData {
	const answer = record(value);
	const { objectId, ...details } = answer;
	list(details.form_data, 'form_data', record);
	const isNamed = objectId !== undefined && objectId !== null;
	return { objectId: isNamed ? idOf(answer) : undefined, details: details as IDataObject };
}

/** From where the signers have signed, as it came. */
export const readSignerIps = (value: unknown): IDataObject[] =>
	list(record(value).signer_ips, 'signer_ips', record) as IDataObject[];
