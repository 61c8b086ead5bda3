/** The nodes that are measured: ours, and what a workflow has without them. */
import type { IDataObject } from 'n8n-workflow';

import type { NodeInput } from './engine';

const PLACE = { page: 1, x: 72, y: 640, w: 160, h: 48 };

const TITLE = 'Contract {{ $json.number }}';

export const credentialOf = (url: string, token: string) => ({
	environment: 'selfHosted',
	baseUrl: url,
	apiToken: token,
});

const openSign = (parameters: IDataObject): NodeInput & { credentials: object } => ({
	name: 'OpenSign',
	type: 'n8n-nodes-opensign.openSign',
	typeVersion: 1,
	parameters,
	credentials: { openSignApi: { id: '1', name: 'OpenSign' } },
});

export const send = [
	openSign({
		resource: 'document',
		operation: 'send',
		title: `=${TITLE}`,
		pdfSource: 'binary',
		signers: {
			signer: [
				{
					name: 'Anna Example',
					email: 'anna@example.com',
					role: 'Tenant',
					widgets: { widget: [{ type: 'signature', ...PLACE }] },
				},
			],
		},
	}),
];

export const sendFromTemplate = (templateId: string) => [
	openSign({
		resource: 'document',
		operation: 'sendFromTemplate',
		title: `=${TITLE}`,
		templateId: { __rl: true, mode: 'id', value: templateId },
		templateValues: {
			mappingMode: 'defineBelow',
			value: {
				'role.Employee.name': 'Anna Example',
				'role.Employee.email': 'anna@example.com',
				'role.Company.name': 'Bert Example',
				'role.Company.email': 'bert@example.com',
			},
		},
	}),
];

export const getMany = [
	openSign({
		resource: 'document',
		operation: 'getMany',
		status: 'inprogress',
		returnAll: true,
	}),
];

export const download = (documentId: string) => [
	openSign({
		resource: 'document',
		operation: 'download',
		documentId: { __rl: true, mode: 'id', value: documentId },
		files: 'signed',
	}),
];

export const statusTrigger: NodeInput & { credentials: object } = {
	...openSign({
		events: ['completed', 'declined', 'expired'],
		options: { downloadFiles: 'none' },
	}),
	type: 'n8n-nodes-opensign.openSignStatusTrigger',
};

const extract = (options: IDataObject): NodeInput => ({
	name: 'Extract from File',
	type: 'n8n-nodes-base.extractFromFile',
	typeVersion: 1.1,
	parameters: {
		operation: 'binaryToPropery',
		binaryPropertyName: 'data',
		destinationKey: 'data',
		options: { keepSource: 'json', ...options },
	},
});

/** Without it, Extract from File guesses at the file's encoding, of which it makes no use, and that takes long. */
const KNOWN_ENCODING = { encoding: 'utf8' };

const httpRequest = (parameters: IDataObject): NodeInput => ({
	name: 'HTTP Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'x-api-token', value: 'opensign.token' }] },
		...parameters,
	},
});

/** OpenSign's own example of a request, with the file and the title put in from the item. */
const BODY = `={
  "title": "${TITLE}",
  "file": "{{ $json.data }}",
  "signers": [{
    "name": "Anna Example",
    "email": "anna@example.com",
    "role": "Tenant",
    "widgets": [{ "type": "signature", "page": 1, "x": 72, "y": 640, "w": 160, "h": 48 }]
  }]
}`;

/** Extract from File (Move File to Base64 String) → HTTP Request (JSON). */
export const sendByHttp = (url: string, options: IDataObject = {}) => [
	extract(KNOWN_ENCODING),
	httpRequest({
		method: 'POST',
		url: `${url}/api/v1.2/createdocument`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: BODY,
		options,
	}),
];

/** The same as n8n adds the first of the two, without options. */
export const sendByHttpAtFirst = (url: string) => [extract({}), ...sendByHttp(url).slice(1)];

/** HTTP Request (Response Format: File) on the link to a file. */
export const downloadByHttp = (url: string) => [
	httpRequest({
		method: 'GET',
		url: `${url}/storage/file.pdf`,
		sendHeaders: false,
		options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } },
	}),
];
