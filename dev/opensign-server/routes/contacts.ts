import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { NO_VALID_FIELDS, UNSPECIFIC } from '../http/answers';
import type { Id, Paged } from '../http/request';
import { refuseUnknown, takesBody, takesQuery } from '../http/validation';
import { createContactBody, pagedQuery, updateContactBody } from '../schemas';
import type { Contact, ContactInput } from '../state/entities';
import type { Server } from '../state/server';
import { pageOf } from './lists';

const NOT_FOUND = { error: 'Contact not found!' };

interface Changes {
	Body: Partial<ContactInput>;
}

export function registerContactRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: ContactInput }>(
		'/createcontact',
		takesBody(createContactBody),
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { contacts } = request.environment;
			const known = contacts.idOf(request.body.email);
			// A conflict, not a refused token; the contact's id is in it.
			if (known)
				return await reply.code(401).send({ error: 'Contact already exists!', objectId: known });
			return contacts.add(request.body);
		},
	);

	api.get<Id>('/contact/:id', async ({ environment, params }, reply) => {
		const contact = environment.contacts.get(params.id);
		return contact ?? (await reply.code(404).send(NOT_FOUND));
	});

	registerChanges(api, server);

	api.delete<Id>('/contact/:id', async ({ environment: { contacts }, params }, reply) => {
		const contact = contacts.get(params.id);
		if (!contact) return await reply.code(404).send(NOT_FOUND);
		contacts.remove(contact);
		return { objectId: contact.objectId, deletedAt: new Date().toISOString() };
	});

	api.get<Paged>('/contactlist', takesQuery(pagedQuery), async (request, reply) => {
		if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
		return { result: pageOf(request.environment.contacts.list(), request.query) };
	});
}

function registerChanges(api: FastifyInstance, server: Server): void {
	const change = async (
		request: FastifyRequest<Changes>,
		reply: FastifyReply,
		contact: Contact | undefined,
	) => {
		const { environment, body } = request;
		if (refuseUnknown(request, server) || Object.keys(body).length === 0)
			return await reply.code(400).send(NO_VALID_FIELDS);
		if (!contact) return await reply.code(404).send(NOT_FOUND);
		environment.contacts.change(contact, body);
		return { objectId: contact.objectId, message: 'Contact updated successfully!' };
	};

	api.put<Id & Changes>('/contact/:id', takesBody(updateContactBody), async (request, reply) => {
		const { environment, params } = request;
		return await change(request, reply, environment.contacts.get(params.id));
	});

	// Not in the specification; reported of the hosted service.
	api.put<Changes & { Params: { email: string } }>(
		'/contact-by-email/:email',
		takesBody(updateContactBody),
		async (request, reply) => {
			const { environment, params } = request;
			return await change(request, reply, environment.contacts.findByEmail(params.email));
		},
	);
}
