import type { FastifyInstance } from 'fastify';

import { NO_VALID_FIELDS, UNSPECIFIC } from '../http/answers';
import type { Id, Paged } from '../http/request';
import { refuseUnknown, takesBody, takesQuery } from '../http/validation';
import { createTemplateBody, pagedQuery, updateTemplateBody } from '../schemas';
import type { Account } from '../state/account';
import { asStored } from '../state/documents';
import {
	OWNER,
	type StoredTemplate,
	type TemplateInput,
	type TemplateRole,
	type Widget,
} from '../state/entities';
import type { Server } from '../state/server';
import { markDeleted, notFound } from './deleted';
import { newestFirst, pageOf } from './lists';
import { decode, refuseTemplateCreate } from './refusals';

const NOT_FOUND = 'Template not found!';

/** In which a document can be signed where nothing else is said. */
const USUAL_DAYS = 15;

/** The longest list that there is: whoever gives no limit gets all of it. */
const DEFAULT_LIMIT = 500;

interface CreateBody {
	title: string;
	/** Base64. */
	file: string;
	signers: TemplateRole[];
	prefill?: { widgets?: Widget[] };
	note?: string;
}

export function registerTemplateRoutes(api: FastifyInstance, server: Server): void {
	registerCreates(api, server);

	api.get<Id>('/template/:id', async ({ environment, params }, reply) => {
		const template = environment.templates.get(params.id);
		if (!template) return await reply.code(404).send(notFound(environment, params.id, NOT_FOUND));
		return { ...toAnswer(template, environment), prefill: { widgets: template.prefill ?? [] } };
	});

	api.put<Id & { Body: { name?: string; file?: string } }>(
		'/template/:id',
		takesBody(updateTemplateBody),
		async (request, reply) => {
			const { environment, body, params } = request;
			if (refuseUnknown(request, server) || Object.keys(body).length === 0)
				return await reply.code(400).send(NO_VALID_FIELDS);
			const template = environment.templates.get(params.id);
			if (!template) return await reply.code(404).send(notFound(environment, params.id, NOT_FOUND));
			if (body.name !== undefined) template.title = body.name;
			if (body.file !== undefined) template.file = decode(body.file);
			template.updatedAt = new Date();
			return { objectId: template.objectId, updatedAt: template.updatedAt.toISOString() };
		},
	);

	api.delete<Id>('/template/:id', async ({ environment, params }, reply) => {
		if (!environment.templates.delete(params.id))
			return await reply.code(404).send(notFound(environment, params.id, NOT_FOUND));
		return markDeleted(environment, params.id);
	});

	api.get<Paged>('/templatelist', takesQuery(pagedQuery), async (request, reply) => {
		if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
		const { environment, query } = request;
		const page = pageOf(newestFirst(environment.templates.values()), query, DEFAULT_LIMIT);
		return { result: page.map((template) => toListEntry(template, environment)) };
	});
}

/** Three routes that take the same, and answer each in its own way. */
function registerCreates(api: FastifyInstance, server: Server): void {
	const register = (route: string, answer: (id: string) => object) =>
		api.post<{ Body: CreateBody }>(
			`/${route}`,
			takesBody(createTemplateBody),
			async (request, reply) => {
				const { environment, body } = request;
				const refused = refuseTemplateCreate(request, server);
				if (refused) return await reply.code(refused.status).send(refused.body);
				const draft = route === 'drafttemplate';
				if (!server.quirks.templatesAreFree) environment.credits -= 1;
				return answer(environment.addTemplate({ ...toTemplate(body, environment), draft }));
			},
		);
	register('createtemplate', (objectId) => ({
		objectId,
		message: 'Template created successfully!',
	}));
	register('drafttemplate', (objectId) => ({
		objectId,
		url: `${server.url}/template/${objectId}`,
	}));
	register('publictemplate', (id) => ({
		template_id: id,
		public_url: `${server.url}/publicsign?templateid=${id}`,
		message: 'Template created successfully!',
	}));
}

const toTemplate = (
	{ title, file, signers, prefill, note, ...options }: CreateBody,
	{ quirks }: Account,
): TemplateInput => ({
	title,
	file: decode(file),
	signers: signers.map((signer) => ({
		...signer,
		widgets: asStored(signer.widgets, quirks),
	})),
	prefill: prefill?.widgets ?? [],
	note,
	options,
});

/** As GET /template answers it, but for the prefilled fields. */
function toAnswer(template: StoredTemplate, account: Account) {
	const { objectId, title, note = '', file, signers, options = {}, updatedAt } = template;
	return {
		objectId,
		title,
		note,
		file: account.links.storageUrl(account, () => file),
		owner: OWNER.name,
		signers: signers.map(({ role, name = '', email = '', phone = '', widgets }) => ({
			role,
			name,
			email,
			phone,
			widgets,
		})),
		sendInOrder: true,
		redirect_url: options.redirect_url ?? '',
		timeToCompleteDays: options.timeToCompleteDays ?? USUAL_DAYS,
		createdAt: updatedAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
	};
}

/** As the list shows it: signers as the template has them, without their fields. */
function toListEntry(template: StoredTemplate, account: Account) {
	return {
		...toAnswer(template, account),
		...(account.quirks.templateListHasFiles ? {} : { file: undefined }),
		signers: template.signers.map(({ widgets: _widgets, ...signer }) => signer),
	};
}
