import type { IDataObject, INodeProperties, INodePropertyCollection, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { resources } from '../nodes/OpenSign/resources';
import { place, useWorld } from './harness/world';
import type { Widget } from './opensign-server';
import * as later from './opensign-server/laterSchemas';
import * as upload from './opensign-server/schemas';

const world = useWorld();

/** Properties of request bodies that the node gives no input for, on purpose. */
const LEFT_OUT: Record<string, string> = {
	'POST /createdocument/{template_id} signers[].widgets[].hint': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].hide_text_with_asterisks': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].min_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].max_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].signing_date': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].formula': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].decimalplaces': 'the template says it',
	'POST /createdocument/{template_id} signers[].widgets[].cell_count': 'the template says it',
};
/** Prefilled fields are always filled, and always shown as they are. */
for (const route of ['POST /createdocument', 'POST /draftdocument', 'POST /createtemplate']) {
	LEFT_OUT[`${route} prefill.widgets[].options.required`] = 'a prefilled field is filled by definition';
	LEFT_OUT[`${route} prefill.widgets[].options.hidelabel`] = 'the labels of prefilled choices are shown';
}

/** Which operation sends which body. */
const BODIES: Array<[string, string, string, object]> = [
	['POST /createdocument', 'document', 'send', upload.createDocumentBody],
	['POST /createdocument/{template_id}', 'document', 'sendFromTemplate', upload.createFromTemplateBody],
	['POST /draftdocument', 'document', 'createDraft', upload.draftDocumentBody],
	['POST /selfsign', 'document', 'selfSign', upload.selfSignBody],
	['PUT /document/{document_id}', 'document', 'update', later.documentUpdateBody],
	['POST /document/{document_id}', 'document', 'revoke', later.revokeBody],
	['POST /resendmail', 'document', 'resendEmail', later.resendMailBody],
	['POST /createtemplate', 'template', 'create', upload.createTemplateBody],
	['PUT /template/{template_id}', 'template', 'update', upload.updateTemplateBody],
	['POST /createcontact', 'contact', 'create', later.createContactBody],
	['PUT /contact/{contact_id}', 'contact', 'update', later.updateContactBody],
	['POST /createfolder', 'folder', 'create', later.folderBody],
	['PUT /folder/{folder_id}', 'folder', 'update', later.folderBody],
	['POST /webhook', 'webhook', 'set', later.webhookBody],
];

type Schema = { properties?: Record<string, Schema>; items?: Schema; allOf?: Array<{ then: Schema }>; anyOf?: Schema[] };

/** `signers[].widgets[].options.hint` and so on, for every property of a schema. */
function schemaPaths(schema: Schema, path = ''): string[] {
	const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [path ? `${path}.${name}` : name, ...schemaPaths(inner, path ? `${path}.${name}` : name)]);
	const others = [...(schema.allOf ?? []).map(({ then }) => then), ...(schema.anyOf ?? [])].flatMap((inner) => schemaPaths(inner, path));
	return [...new Set([...own, ...others, ...(schema.items ? schemaPaths(schema.items, `${path}[]`) : [])])];
}

function valuePaths(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => valuePaths(entry, `${path}[]`));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [path ? `${path}.${name}` : name, ...valuePaths(inner, path ? `${path}.${name}` : name)]);
}

const VALUES: Record<string, unknown> = { email: 'anna@example.com', cc: 'a@example.com', bcc: 'a@example.com', senderEmail: 'a@example.com', redirectUrl: 'https://example.com', url: 'https://example.com', accessCode: '12', access_code: '12', signer_role: 'approver', choices: 'a, b', values: 'a, b', defaultChoices: 'a', formula: '{{number}}', response: 'a', role: 'Employee', signerRole: 'approver', replacePdf: true };

/** A value for every input, those of collections and forms as well: of a form's types, one entry each. */
function fill(properties: INodeProperties[], type?: string): IDataObject {
	const shown = properties.filter(({ displayOptions }) => !type || !displayOptions?.show?.type || displayOptions.show.type.includes(type as never));
	return Object.fromEntries(
		shown.map((property): [string, unknown] => {
			const { name, type: kind, options = [], default: preset } = property;
			if (name === 'type' && type) return [name, type];
			if (kind === 'resourceLocator') return [name, { __rl: true, mode: 'id', value: ids[name] }];
			if (kind === 'resourceMapper') return [name, { mappingMode: 'defineBelow', matchingColumns: [], schema: mapper, value: Object.fromEntries(mapper.map(({ id }) => [id, VALUES[id.split('.').pop() ?? ''] ?? 'a'])) }];
			if (kind === 'collection') return [name, fill(options as INodeProperties[], type)];
			if (kind === 'fixedCollection') {
				const [{ name: entry, values }] = options as INodePropertyCollection[];
				const types = (values.find((value) => value.name === 'type')?.options as INodePropertyOptions[] | undefined)?.map(({ value }) => String(value)) ?? [undefined];
				return [name, { [entry]: types.filter((one) => one !== 'signature').map((one) => fill(values, one)) }];
			}
			if (name in VALUES) return [name, VALUES[name]];
			return [name, ['string', 'options'].includes(kind) && preset === '' ? 'a' : preset];
		}),
	) as IDataObject;
}

let ids: Record<string, string> = {};
let mapper: ResourceMapperField[] = [];

test.each(BODIES)('%s: the node has an input for every property', async (route, resource, operation, schema) => {
	const environment = world.server.environment('selfHosted');
	const pdf = Buffer.from('%PDF-1.7');
	const templateId = environment.addTemplate({ title: 'T', file: pdf, signers: [{ role: 'Employee', widgets: [{ type: 'textbox', ...place, options: { name: 'a' } } as Widget] }], prefill: [{ type: 'textbox', ...place, options: { name: 'a' } }] });
	const run = async (parameters: IDataObject) => await world.engine.runNode(parameters, { credential: world.credential(), items: [await world.engine.binaryItem(pdf)] });
	const made = async (parameters: IDataObject) => (await run(parameters)).items[0].json as Record<string, string>;
	const { documentId } = await made({ resource: 'document', operation: 'send', title: 'T', signersInput: 'json', signersJson: JSON.stringify([{ email: 'anna@example.com', widgets: [{ type: 'signature', ...place }] }]) });
	const { contactId } = await made({ resource: 'contact', operation: 'create', name: 'B', email: 'b@example.com' });
	const { folderId } = await made({ resource: 'folder', operation: 'create', folderName: 'F' });
	ids = { templateId, documentId, contactId, folderId, parentFolderId: folderId };
	mapper = (await world.engine.mapperFields('getTemplateInputs', { templateId: { mode: 'id', value: templateId } }, world.credential())).fields;
	world.server.requests.length = 0;

	const parameters: IDataObject = { ...fill(resources[resource].operations[operation].fields), resource, operation };
	adapt(operation, parameters);
	const { error } = await run(parameters);
	expect(error?.message).toBeUndefined();
	const sent = valuePaths(world.server.requests[world.server.requests.length - 1].body);
	const missing = schemaPaths(schema as Schema).filter((path) => !sent.includes(path) && !(`${route} ${path}` in LEFT_OUT));
	expect(missing).toEqual([]);
	// What is left out on purpose must not creep in unseen either.
	expect(sent.filter((path) => `${route} ${path}` in LEFT_OUT)).toEqual([]);
});

/** Where two inputs exclude each other, or a form has no entry that fits by itself. */
function adapt(operation: string, parameters: IDataObject): void {
	const forms = parameters.signers as { signer?: IDataObject[] } | undefined;
	for (const signer of forms?.signer ?? []) {
		if (operation === 'selfSign') Object.assign(signer, { signerRole: 'signer', details: { ...(signer.details as IDataObject), accessCode: '' } });
		for (const widget of ((signer.widgets as IDataObject | undefined)?.widget ?? []) as IDataObject[]) {
			if (widget.type) widget.name = String(widget.type);
			const options = widget.options as IDataObject | undefined;
			if (widget.type === 'date' && options) delete options.signingDate;
			if (widget.type === 'number' && options) delete options.formula;
		}
		const entries = (signer.widgets as { widget: IDataObject[] }).widget;
		entries.push({ type: 'date', name: 'day', ...place, options: { signingDate: true } }, { type: 'number', name: 'sum', ...place, options: { formula: '{{number}}' } });
	}
	const prefill = (parameters.additionalOptions as IDataObject | undefined)?.prefill as { widget: IDataObject[] } | undefined;
	for (const widget of prefill?.widget ?? []) widget.name = `prefilled ${String(widget.type)}`;
	// Not one that the sample document has made.
	if (operation === 'create' && 'email' in parameters) parameters.email = 'new@example.com';
	if (operation === 'update' && 'findBy' in parameters) parameters.findBy = 'contact';
}
