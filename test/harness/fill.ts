import type {
	IDataObject,
	IDisplayOptions,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	ResourceMapperField,
} from 'n8n-workflow';

import { SAMPLE_PDF, type Widget } from '../../dev/opensign-server';
import { patiently } from './pauses';
import { nextPlace, place, type World } from './world';

/** What inputs can point at. */
export interface Samples {
	/** By the input's name, like `documentId`. */
	ids: Record<string, string>;
	/** The inputs of the sample template. */
	mapper: ResourceMapperField[];
}

/** A field of each type that takes a value; the names are the types'. */
const FIELDS: Array<[string, object]> = [
	['textbox', { name: 'textbox' }],
	['number', { name: 'number' }],
	['date', { name: 'date', format: 'dd.mm.yyyy' }],
	['dropdown', { name: 'dropdown', values: ['a', 'b'] }],
	['radio button', { name: 'radio button', values: ['a', 'b'] }],
	['checkbox', { name: 'checkbox', values: ['a', 'b'] }],
];

/** One of each thing in OpenSign. @throws where one cannot be made */
export const makeSamples = async (world: World): Promise<Samples> =>
	await patiently(async () => await makeAll(world));

async function makeAll(world: World): Promise<Samples> {
	const environment = world.server.environment('selfHosted');
	const templateId = environment.addTemplate({
		title: 'T',
		file: SAMPLE_PDF,
		signers: [
			{
				role: 'Employee',
				widgets: FIELDS.map(([type, options]) => ({ type, ...place, options }) as Widget),
			},
		],
		prefill: [{ type: 'textbox', ...place, options: { name: 'a' } }],
	});
	const viewed = new Date();
	const documentId = environment.addDocument({
		signers: ['anna', 'bert'].map((name) => ({ email: `${name}@example.com`, viewed })),
	});
	const make = async (parameters: IDataObject) => {
		const { items, error } = await world.engine.runNode(parameters, {
			credential: world.credential(),
		});
		if (error) throw new Error(error.message);
		return items[0].json as Record<string, string>;
	};
	const { contactId } = await make({
		resource: 'contact',
		operation: 'create',
		name: 'B',
		email: `${templateId}@example.com`,
	});
	const { folderId } = await make({ resource: 'folder', operation: 'create', folderName: 'F' });
	const { folderId: parentFolderId } = await make({
		resource: 'folder',
		operation: 'create',
		folderName: 'G',
	});
	const { fields: mapper } = await world.engine.mapperFields(
		'getTemplateInputs',
		{ templateId: { mode: 'id', value: templateId } },
		world.credential(),
	);
	world.server.requests.length = 0;
	return { ids: { templateId, documentId, contactId, folderId, parentFolderId }, mapper };
}

const VALUES: Record<string, unknown> = {
	// What says which of several files is meant is shown only where there may be several.
	binaryPropertyName: '*',
	file: 'data',
	// The sample PDF has no such text.
	signatureText: '',
	email: 'anna@example.com',
	cc: 'a@example.com',
	bcc: 'a@example.com',
	senderEmail: 'a@example.com',
	signer: 'anna@example.com',
	redirectUrl: 'https://example.com',
	url: 'https://example.com',
	thankYouPage: 'https://example.com',
	signOffEmail: 'anna@example.com',
	accessCode: '12',
	access_code: '12',
	signer_role: 'approver',
	choices: 'a, b',
	values: 'a, b',
	defaultChoices: 'a',
	emailBody: '[[signing_url]]',
	formula: '[[number]]',
	response: 'a',
	role: 'Employee',
	signerRole: 'approver',
	// Being kept out before one's turn needs turns.
	sendInOrder: true,
	replacePdf: true,
	// Each item is looked at by itself.
	summary: false,
	pauseMs: 0,
	changedSince: '2026-01-01',
	minDate: '2026-01-01',
	maxDate: '2026-12-31',
};
const DATES = ['defaultValue', 'response'];

/** Values for the inputs that are shown only beside other choices: n8n wants the required ones where an expression chooses. */
export function fillHidden(properties: INodeProperties[], samples: Samples): IDataObject {
	const values = properties.map((property) => [property.name, valueFor(property, samples)]);
	return Object.fromEntries(values) as IDataObject;
}

/** Values for every input that a new node shows, by the inputs' names; of those of a form, one entry for each type. */
export function fill(properties: INodeProperties[], samples: Samples, type?: string): IDataObject {
	const values: Record<string, unknown> = type === undefined ? {} : { type };
	for (const property of properties) {
		const { name, displayOptions } = property;
		if (name === 'type' && type !== undefined) continue;
		if (isShown(displayOptions, { ...presets(properties), ...values })) {
			values[name] = valueFor(property, samples, type);
		}
	}
	// Fields that lie over each other are refused.
	const isPlaced = 'x' in values && 'w' in values;
	return (isPlaced ? { ...values, ...nextPlace() } : values) as IDataObject;
}

const presets = (properties: INodeProperties[]) =>
	Object.fromEntries(properties.map(({ name, default: preset }) => [name, preset]));

/** Whether n8n shows an input beside these values. */
export function isShown(
	displayOptions: IDisplayOptions | undefined,
	values: Record<string, unknown>,
) {
	const conditions = Object.entries(displayOptions?.show ?? {});
	return conditions.every(
		([name, allowed]) => !(name in values) || (allowed as unknown[]).includes(values[name]),
	);
}

function valueFor(property: INodeProperties, samples: Samples, type?: string): unknown {
	const { name, type: kind, options = [], default: preset } = property;
	switch (kind) {
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: samples.ids[name] };
		case 'resourceMapper':
			return mapperValue(samples.mapper);
		case 'collection':
			return fill(options as INodeProperties[], samples, type);
		case 'fixedCollection':
			return formValue(options as INodePropertyCollection[], samples);
		default:
			if (type === 'date' && DATES.includes(name)) return '2026-06-15';
			if (name in VALUES) return VALUES[name];
			return ['string', 'options'].includes(kind) && preset === '' ? 'a' : preset;
	}
}

function mapperValue(schema: ResourceMapperField[]) {
	const value = schema.map((field) => [field.id, mapped(field)]);
	return {
		mappingMode: 'defineBelow',
		matchingColumns: [],
		schema,
		value: Object.fromEntries(value) as IDataObject,
	};
}

function mapped({ id, type, options = [] }: ResourceMapperField): unknown {
	const [kind, , key] = id.split('.');
	if (kind === 'role' && key in VALUES) return VALUES[key];
	if (type === 'number') return 5;
	if (type === 'dateTime') return '2026-12-31';
	return options[0]?.value ?? 'a';
}

/** One entry, or, in a form whose entries have types, one of each; signatures stand elsewhere. */
function formValue([{ name, values }]: INodePropertyCollection[], samples: Samples) {
	const types = values.find((value) => value.name === 'type')?.options as
		INodePropertyOptions[] | undefined;
	const names = types?.map(({ value }) => String(value)) ?? [undefined];
	const entries = names.filter((one) => one !== 'signature');
	return { [name]: entries.map((one) => fill(values, samples, one)) };
}

/** Where two inputs exclude each other, or a form has no entry that fits by itself. */
export function adapt(operation: string, parameters: IDataObject): void {
	const { signer = [] } = (parameters.signers ?? {}) as { signer?: IDataObject[] };
	for (const one of signer) {
		if (operation === 'selfSign') makeSelfSigner(one);
		adaptWidgets(one.widgets as { widget: IDataObject[] });
	}
	const { prefill } = (parameters.additionalOptions ?? {}) as {
		prefill?: { widget: IDataObject[] };
	};
	for (const widget of prefill?.widget ?? []) widget.name = `prefilled ${String(widget.type)}`;
	// Not one that the sample document has made.
	if (operation === 'create' && 'email' in parameters) parameters.email = 'new@example.com';
	if (operation === 'update' && 'findBy' in parameters) parameters.findBy = 'contact';
}

function makeSelfSigner(signer: IDataObject): void {
	signer.signerRole = 'signer';
	signer.details = { ...(signer.details as IDataObject), accessCode: '' };
}

/** A date has its value or the signing date, a number its value or a formula: one more of each has the other. */
function adaptWidgets({ widget: widgets }: { widget: IDataObject[] }): void {
	for (const widget of widgets) {
		widget.name = String(widget.type);
		const options = (widget.options ?? {}) as IDataObject;
		if (widget.type === 'date') delete options.signingDate;
		if (widget.type === 'number') delete options.formula;
	}
	widgets.push(
		{ type: 'date', name: 'day', ...nextPlace(), options: { signingDate: true } },
		{ type: 'number', name: 'sum', ...nextPlace(), options: { formula: '{{number}}' } },
	);
}
