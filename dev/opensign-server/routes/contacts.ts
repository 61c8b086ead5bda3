import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { NO_VALID_FIELDS, UNSPECIFIC } from '../http/answers';
import type { Id, Paged } from '../http/request';
import { refuseUnknown, takesBody, takesQuery } from '../http/validation';
import { createContactBody, pagedQuery, updateContactBody } from '../schemas';
import type { Account } from '../state/account';
import type { Contact, ContactInput } from '../state/entities';
import type { Server } from '../state/server';
import { markDeleted, notFound } from './deleted';
import { pageOf } from './lists';

const NOT_FOUND = 'Contact not found!';

interface Changes {
	Body: Partial<ContactInput>;
}

export function registerContactRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: ContactInput }>(
		'/createcontact',
		takesBody(createContactBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { environment, body } = request;
			const { contacts } = environment;
			const known = contacts.idOf(body.email);
			// A conflict, not a refused token; the contact's id is in it.
			if (known)
				return await reply.code(401).send({ error: 'Contact already exists!', objectId: known });
			if (contacts.clashes(body.email)) return await reply.code(400).send(UNSPECIFIC);
			return toAnswer(contacts.add(body), environment);
		},
	);

	api.get<Id>('/contact/:id', async ({ environment, params }, reply) => {
		const contact = environment.contacts.get(params.id);
		if (contact) return toAnswer(contact, environment);
		return await reply.code(404).send(notFound(environment, params.id, NOT_FOUND));
	});

	registerChanges(api, server);

	api.delete<Id>('/contact/:id', async ({ environment, params: { id } }, reply) => {
		const { contacts } = environment;
		const contact = contacts.get(id);
		if (!contact) return await reply.code(404).send(notFound(environment, id, NOT_FOUND));
		contacts.remove(contact);
		return markDeleted(environment, id);
	});

	api.get<Paged>('/contactlist', takesQuery(pagedQuery), async (request, reply) => {
		if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
		const { environment, query } = request;
		const page = pageOf(environment.contacts.list(), query);
		return { result: page.map((contact) => toAnswer(contact, environment)) };
	});
}

const toAnswer = (contact: Contact, { quirks }: Account) =>
	quirks.contactsHavePhone ? { phone: '', ...contact } : contact;

function registerChanges(api: FastifyInstance, server: Server): void {
	const change = async (
		request: FastifyRequest<Changes>,
		reply: FastifyReply,
		contact: Contact | undefined,
		id: string,
	) => {
		const { environment, body } = request;
		if (refuseUnknown(request, server) || Object.keys(body).length === 0)
			return await reply.code(400).send(NO_VALID_FIELDS);
		if (!contact) return await reply.code(404).send(notFound(environment, id, NOT_FOUND));
		environment.contacts.change(contact, body);
		return { objectId: contact.objectId, message: 'Contact updated successfully!' };
	};

	api.put<Id & Changes>('/contact/:id', takesBody(updateContactBody), async (request, reply) => {
		const { environment, params } = request;
		return await change(request, reply, environment.contacts.get(params.id), params.id);
	});

	// Not in the specification; reported of the hosted service.
	api.put<Changes & { Params: { email: string } }>(
		'/contact-by-email/:email',
		takesBody(updateContactBody),
		async (request, reply) => {
			const { environment, params } = request;
			const contact = environment.contacts.findByEmail(params.email);
			return await change(request, reply, contact, params.email);
		},
	);
}
