import type { FastifyInstance, FastifyRequest } from 'fastify';

import { takesBody } from '../http/validation';
import type { Id } from '../http/request';
import { createDocumentBody, createFromTemplateBody } from '../schemas';
import { sendDocument, type NewDocument, type SignerInput } from '../state/documents';
import type { StoredDocument, StoredTemplate, TemplateRole, Widget } from '../state/entities';
import type { Server } from '../state/server';
import { toSigningLinks } from './documentAnswers';
import { decode, refusal, refuseCreate, type Refusal } from './refusals';

interface CreateBody {
	title: string;
	/** Base64. */
	file: string;
	signers?: SignerInput[];
	prefill?: { widgets?: Widget[] };
	[option: string]: unknown;
}

/** A value for a template's field. */
interface WidgetValue {
	name: string;
	[property: string]: unknown;
}

/** Who is given for a template's role. */
interface RoleInput extends Omit<SignerInput, 'widgets'> {
	widgets?: WidgetValue[];
}

interface CreateFromTemplateBody {
	title?: string;
	/** Base64; the template's own file if not given. */
	file?: string;
	signers?: RoleInput[];
	prefill?: { widgets?: Array<{ name: string; response: unknown }> };
	[option: string]: unknown;
}

/** What goes out to its signers: an uploaded PDF, or a template. */
export function registerSendRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: CreateBody }>(
		'/createdocument',
		takesBody(createDocumentBody),
		async (request, reply) => {
			const { environment, body } = request;
			const refused = refuseCreate(request, server) ?? refuseSigners(body.signers ?? []);
			if (refused) return await reply.code(refused.status).send(refused.body);
			const { file, signers = [], title, prefill, ...options } = body;
			const document = await sendDocument(environment, {
				title,
				file: decode(file),
				signers: withoutDropped(request, signers),
				prefill: prefill?.widgets ?? [],
				options,
			});
			return created(document, server);
		},
	);

	api.post<Id & { Body: CreateFromTemplateBody }>(
		'/createdocument/:id',
		takesBody(createFromTemplateBody),
		async (request, reply) => {
			const { environment, body, params } = request;
			const template = environment.templates.get(params.id);
			const refused = refuseCreate(request, server) ?? refuseTemplate(template, body.signers ?? []);
			if (refused) return await reply.code(refused.status).send(refused.body);
			// There is one: else it was refused.
			const input = fillTemplate(template!, body);
			const signers = withoutDropped(request, input.signers);
			return created(await sendDocument(environment, { ...input, signers }), server);
		},
	);
}

const created = (document: StoredDocument, server: Server) => ({
	objectId: document.objectId,
	signurl: toSigningLinks(document, server),
	message: 'Document sent successfully!',
});

/** The signers, less the last one where a test has ordered that the server loses it. */
const withoutDropped = ({ fault }: FastifyRequest, signers: SignerInput[]) =>
	fault?.kind === 'drop-signer' ? signers.slice(0, -1) : signers;

function refuseSigners(signers: SignerInput[]): Refusal | undefined {
	if (signers.length === 0) return refusal(400, 'Please provide signers!');
	if (signers.every(hasEnoughWidgets)) return undefined;
	return refusal(400, 'Please add at least one signature widget for all signers');
}

const hasEnoughWidgets = ({ signer_role: role = 'signer', widgets = [] }: SignerInput) =>
	role !== 'signer' || widgets.some(({ type }) => type === 'signature');

function refuseTemplate(
	template: StoredTemplate | undefined,
	given: RoleInput[],
): Refusal | undefined {
	if (!template) return refusal(404, 'Invalid template id!');
	if (!template.signers.some(({ widgets }) => widgets.length > 0))
		return refusal(400, 'Please setup template properly!');
	if (!rolesFit(template, given)) return refusal(400, 'Please provide signers properly!');
	return undefined;
}

/** The server's rule: the roles that nobody is named for, or all of them. */
function rolesFit({ signers: roles }: StoredTemplate, given: RoleInput[]): boolean {
	const open = roles.filter(({ email }) => !email);
	if (given.length < open.length || given.length > roles.length) return false;
	const needed = given.length > open.length ? roles : open;
	return needed.every(({ role }) => given.some((signer) => signer.role === role));
}

/** A document of the template's, with the people and the values that the request has for it. */
function fillTemplate(template: StoredTemplate, body: CreateFromTemplateBody): NewDocument {
	const { title = template.title, file, signers = [], prefill, ...options } = body;
	const values = prefill?.widgets ?? [];
	return {
		title,
		file: file ? decode(file) : template.file,
		signers: template.signers.map((slot) => {
			const given = signers.find(({ role }) => role === slot.role);
			return fillRole(slot, given);
		}),
		// Names that the template does not have are ignored without a word (OpenSign issue 1949).
		prefill: (template.prefill ?? []).map((widget) => {
			const given = values.find(({ name }) => name === widget.options?.name);
			const response = given?.response ?? widget.options?.response;
			return { ...widget, options: { ...widget.options, response } };
		}),
		options: { ...template.options, ...options },
		templateId: template.objectId,
	};
}

/** A template's role with the person given for it, and the values given for its fields. */
function fillRole(slot: TemplateRole, given?: RoleInput): SignerInput {
	const widgets = slot.widgets.map((widget) => {
		const value = given?.widgets?.find(({ name }) => name === widget.options?.name);
		return value ? { ...widget, options: { ...widget.options, ...value } } : widget;
	});
	return { ...slot, ...given, widgets };
}
