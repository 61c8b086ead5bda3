import type { IDataObject } from 'n8n-workflow';

import { resources } from '../nodes/OpenSign/resources';
import { adapt, fill, makeSamples } from './harness/fill';
import { useWorld } from './harness/world';
import { SAMPLE_PDF } from '../dev/opensign-server';
import * as schemas from '../dev/opensign-server/schemas';

const world = useWorld();

/** Properties of request bodies that the node gives no input for, on purpose. */
const LEFT_OUT: Record<string, string> = {
	'POST /createdocument/{template_id} signers[].widgets[].hint': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].hide_text_with_asterisks':
		'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].min_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].max_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].signing_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].formula': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].decimalplaces': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].cell_count': 'the template says it',
};
/** Prefilled fields are always filled, and always shown as they are. */
for (const route of ['POST /createdocument', 'POST /draftdocument', 'POST /createtemplate']) {
	LEFT_OUT[`${route} prefill.widgets[].options.required`] =
		'a prefilled field is filled by definition';
	LEFT_OUT[`${route} prefill.widgets[].options.hidelabel`] =
		'the labels of prefilled choices are shown';
}

/** Which operation sends which body. */
const BODIES: Array<[string, string, string, object]> = [
	['POST /createdocument', 'document', 'send', schemas.createDocumentBody],
	[
		'POST /createdocument/{template_id}',
		'document',
		'sendFromTemplate',
		schemas.createFromTemplateBody,
	],
	['POST /draftdocument', 'document', 'createDraft', schemas.draftDocumentBody],
	['POST /selfsign', 'document', 'selfSign', schemas.selfSignBody],
	['PUT /document/{document_id}', 'document', 'update', schemas.documentUpdateBody],
	['POST /document/{document_id}', 'document', 'revoke', schemas.revokeBody],
	['POST /resendmail', 'document', 'resendEmail', schemas.resendMailBody],
	['POST /createtemplate', 'template', 'create', schemas.createTemplateBody],
	['PUT /template/{template_id}', 'template', 'update', schemas.updateTemplateBody],
	['POST /createcontact', 'contact', 'create', schemas.createContactBody],
	['PUT /contact/{contact_id}', 'contact', 'update', schemas.updateContactBody],
	['POST /createfolder', 'folder', 'create', schemas.folderBody],
	['PUT /folder/{folder_id}', 'folder', 'update', schemas.folderBody],
	['POST /webhook', 'webhook', 'set', schemas.webhookBody],
];

type Schema = {
	properties?: Record<string, Schema>;
	items?: Schema;
	allOf?: Array<{ then: Schema }>;
	anyOf?: Schema[];
};

/** `signers[].widgets[].options.hint` and so on, for every property of a schema. */
function schemaPaths(schema: Schema, path = ''): string[] {
	const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
		path ? `${path}.${name}` : name,
		...schemaPaths(inner, path ? `${path}.${name}` : name),
	]);
	const others = [...(schema.allOf ?? []).map(({ then }) => then), ...(schema.anyOf ?? [])].flatMap(
		(inner) => schemaPaths(inner, path),
	);
	return [
		...new Set([
			...own,
			...others,
			...(schema.items ? schemaPaths(schema.items, `${path}[]`) : []),
		]),
	];
}

function valuePaths(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuePaths(entry, `${path}[]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [
		path ? `${path}.${name}` : name,
		...valuePaths(inner, path ? `${path}.${name}` : name),
	]);
}

test.each(BODIES)(
	'%s: the node has an input for every property',
	async (route, resource, operation, schema) => {
		const parameters: IDataObject = {
			...fill(resources[resource].operations[operation].properties, await makeSamples(world)),
			resource,
			operation,
		};
		adapt(operation, parameters);
		const { error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
			items: [await world.engine.binaryItem(SAMPLE_PDF)],
		});
		expect(error?.message).toBeUndefined();
		const sent = valuePaths(world.server.requests[world.server.requests.length - 1].body);
		const missing = schemaPaths(schema as Schema).filter(
			(path) => !sent.includes(path) && !(`${route} ${path}` in LEFT_OUT),
		);
		expect(missing).toEqual([]);
		// What is left out on purpose must not creep in unseen either.
		expect(sent.filter((path) => `${route} ${path}` in LEFT_OUT)).toEqual([]);
	},
);
