/** Secrets that are put where secrets are, to be looked for where none may be. */
import type { IDataObject } from 'n8n-workflow';

/** Of a link that gives access by itself. */
export const SIGNATURE = 'c4na7y519natu7e';
/** A pre-signed link, as OpenSign has for files. */
export const LINK = `https://storage.example.com/f.pdf?X-Amz-Expires=900&X-Amz-Signature=${SIGNATURE}`;
/** Of a signer; OpenSign takes digits only. */
const ACCESS_CODE = '735190246';
const PASSWORD = 'c4na7ypa55w07d';

/** The same parameters, with a canary wherever there is a secret. */
export const withSecrets = (parameters: IDataObject): IDataObject =>
	JSON.parse(
		JSON.stringify(parameters, (key, value: unknown) => {
			if (key === 'accessCode' && value !== '') return ACCESS_CODE;
			return key === 'filePassword' ? PASSWORD : value;
		}),
	) as IDataObject;

/** The canaries in a text, by what they are. */
export function findCanaries(text: string, token: string): string[] {
	const secrets = { token, 'access code': ACCESS_CODE, password: PASSWORD, signature: SIGNATURE };
	return Object.entries(secrets)
		.filter(([, secret]) => text.includes(secret))
		.map(([name]) => name);
}
