import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	ResourceMapperField,
} from 'n8n-workflow';

import { SAMPLE_PDF, type Widget } from '../../dev/opensign-server';
import { place, type World } from './world';

/** What inputs can point at. */
export interface Samples {
	/** By the input's name, like `documentId`. */
	ids: Record<string, string>;
	/** The inputs of the sample template. */
	mapper: ResourceMapperField[];
}

/** One of each thing in OpenSign. */
export async function makeSamples(world: World): Promise<Samples> {
	const environment = world.server.environment('selfHosted');
	const templateId = environment.addTemplate({
		title: 'T',
		file: SAMPLE_PDF,
		signers: [
			{
				role: 'Employee',
				widgets: [{ type: 'textbox', ...place, options: { name: 'a' } } as Widget],
			},
		],
		prefill: [{ type: 'textbox', ...place, options: { name: 'a' } }],
	});
	const documentId = environment.addDocument();
	const make = async (parameters: IDataObject) =>
		(await world.engine.runNode(parameters, { credential: world.credential() })).items[0]
			.json as Record<string, string>;
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
	email: 'anna@example.com',
	cc: 'a@example.com',
	bcc: 'a@example.com',
	senderEmail: 'a@example.com',
	redirectUrl: 'https://example.com',
	url: 'https://example.com',
	accessCode: '12',
	access_code: '12',
	signer_role: 'approver',
	choices: 'a, b',
	values: 'a, b',
	defaultChoices: 'a',
	formula: '{{number}}',
	response: 'a',
	role: 'Employee',
	signerRole: 'approver',
	replacePdf: true,
};

/** A value for every input, those of collections and forms as well: of a form's types, one entry each. */
export function fill(properties: INodeProperties[], samples: Samples, type?: string): IDataObject {
	const { ids, mapper } = samples;
	const shown = properties.filter(
		({ displayOptions }) =>
			!type || !displayOptions?.show?.type || displayOptions.show.type.includes(type as never),
	);
	return Object.fromEntries(
		shown.map((property): [string, unknown] => {
			const { name, type: kind, options = [], default: preset } = property;
			if (name === 'type' && type) return [name, type];
			if (kind === 'resourceLocator') return [name, { __rl: true, mode: 'id', value: ids[name] }];
			if (kind === 'resourceMapper')
				return [
					name,
					{
						mappingMode: 'defineBelow',
						matchingColumns: [],
						schema: mapper,
						value: Object.fromEntries(
							mapper.map(({ id }) => [id, VALUES[id.split('.').pop() ?? ''] ?? 'a']),
						),
					},
				];
			if (kind === 'collection') return [name, fill(options as INodeProperties[], samples, type)];
			if (kind === 'fixedCollection') {
				const [{ name: entry, values }] = options as INodePropertyCollection[];
				const types = (
					values.find((value) => value.name === 'type')?.options as
						INodePropertyOptions[] | undefined
				)?.map(({ value }) => String(value)) ?? [undefined];
				return [
					name,
					{
						[entry]: types
							.filter((one) => one !== 'signature')
							.map((one) => fill(values, samples, one)),
					},
				];
			}
			if (name in VALUES) return [name, VALUES[name]];
			return [name, ['string', 'options'].includes(kind) && preset === '' ? 'a' : preset];
		}),
	) as IDataObject;
}

/** Where two inputs exclude each other, or a form has no entry that fits by itself. */
export function adapt(operation: string, parameters: IDataObject): void {
	const forms = parameters.signers as { signer?: IDataObject[] } | undefined;
	for (const signer of forms?.signer ?? []) {
		if (operation === 'selfSign')
			Object.assign(signer, {
				signerRole: 'signer',
				details: { ...(signer.details as IDataObject), accessCode: '' },
			});
		for (const widget of ((signer.widgets as IDataObject | undefined)?.widget ??
			[]) as IDataObject[]) {
			if (widget.type) widget.name = String(widget.type);
			const options = widget.options as IDataObject | undefined;
			if (widget.type === 'date' && options) delete options.signingDate;
			if (widget.type === 'number' && options) delete options.formula;
		}
		const entries = (signer.widgets as { widget: IDataObject[] }).widget;
		entries.push(
			{ type: 'date', name: 'day', ...place, options: { signingDate: true } },
			{ type: 'number', name: 'sum', ...place, options: { formula: '{{number}}' } },
		);
	}
	const prefill = (parameters.additionalOptions as IDataObject | undefined)?.prefill as
		{ widget: IDataObject[] } | undefined;
	for (const widget of prefill?.widget ?? []) widget.name = `prefilled ${String(widget.type)}`;
	// Not one that the sample document has made.
	if (operation === 'create' && 'email' in parameters) parameters.email = 'new@example.com';
	if (operation === 'update' && 'findBy' in parameters) parameters.findBy = 'contact';
}
