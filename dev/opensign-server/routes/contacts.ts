import type { FastifyInstance } from 'fastify';

import type { Environment } from './environment';
import { createContactBody, pagedQuery, updateContactBody } from './laterSchemas';
import type { Server } from './server';
import { newId } from './state';
import { pageOf, refuseUnknown } from './strict';

interface Contact {
	objectId: string;
	name: string;
	email: string;
	phone?: string;
	company?: string;
	job_title?: string;
	createdAt: string;
	updatedAt: string;
}

const NOT_FOUND = { error: 'Contact not found!' };
const UNSPECIFIC = { error: 'Something went wrong, please try again later!' };

/** What is known of contacts besides the address, which the environment keeps. Weak, so that a reset forgets it. */
const books = new WeakMap<Environment, Map<string, Contact>>();

function bookOf(environment: Environment): Map<string, Contact> {
	const book = books.get(environment) ?? new Map<string, Contact>();
	books.set(environment, book);
	return book;
}

export function registerContactRoutes(api: FastifyInstance, server: Server): void {
	api.post<{ Body: { name: string; email: string } }>(
		'/createcontact',
		{ schema: { body: createContactBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			const { environment, body } = request;
			const known = environment.contacts.get(body.email);
			// A conflict, not a refused token; the contact's id is in it.
			if (known)
				return await reply.code(401).send({ error: 'Contact already exists!', objectId: known });
			const now = new Date().toISOString();
			const contact: Contact = { ...body, objectId: newId(), createdAt: now, updatedAt: now };
			environment.contacts.set(contact.email, contact.objectId);
			bookOf(environment).set(contact.objectId, contact);
			return contact;
		},
	);

	api.get<{ Params: { id: string } }>(
		'/contact/:id',
		async ({ environment, params }, reply) =>
			bookOf(environment).get(params.id) ?? (await reply.code(404).send(NOT_FOUND)),
	);

	const change = (environment: Environment, contact: Contact, body: Partial<Contact>) => {
		environment.contacts.delete(contact.email);
		Object.assign(contact, body, { updatedAt: new Date().toISOString() });
		environment.contacts.set(contact.email, contact.objectId);
		return { objectId: contact.objectId, message: 'Contact updated successfully!' };
	};

	api.put<{ Params: { id: string }; Body: Partial<Contact> }>(
		'/contact/:id',
		{ schema: { body: updateContactBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server) || Object.keys(request.body).length === 0)
				return await reply.code(400).send({ error: 'Please provide valid field names!' });
			const contact = bookOf(request.environment).get(request.params.id);
			return contact
				? change(request.environment, contact, request.body)
				: await reply.code(404).send(NOT_FOUND);
		},
	);

	// Not in the specification; reported of the hosted service.
	api.put<{ Params: { email: string }; Body: Partial<Contact> }>(
		'/contact-by-email/:email',
		{ schema: { body: updateContactBody }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server) || Object.keys(request.body).length === 0)
				return await reply.code(400).send({ error: 'Please provide valid field names!' });
			const contact = [...bookOf(request.environment).values()].find(
				({ email }) => email === request.params.email,
			);
			return contact
				? change(request.environment, contact, request.body)
				: await reply.code(404).send(NOT_FOUND);
		},
	);

	api.delete<{ Params: { id: string } }>('/contact/:id', async ({ environment, params }, reply) => {
		const contact = bookOf(environment).get(params.id);
		if (!contact) return await reply.code(404).send(NOT_FOUND);
		bookOf(environment).delete(contact.objectId);
		environment.contacts.delete(contact.email);
		return { objectId: contact.objectId, deletedAt: new Date().toISOString() };
	});

	api.get<{ Querystring: { limit?: string; skip?: string } }>(
		'/contactlist',
		{ schema: { querystring: pagedQuery }, attachValidation: true },
		async (request, reply) => {
			if (refuseUnknown(request, server)) return await reply.code(400).send(UNSPECIFIC);
			return { result: pageOf([...bookOf(request.environment).values()].reverse(), request.query) };
		},
	);
}
