import { newId, type Contact, type ContactInput } from './entities';
import type { Quirks } from './quirks';

/** A signer whom the server can use: with an id in the contact book. */
export interface KnownSigner {
	contactId: string;
	email: string;
	phone?: string;
}

const ADDRESS = /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/;

/**
 * An account's contacts. Everyone who was ever sent a document has an id here; an entry, which the API shows, only
 * those who were entered as contacts.
 */
export class ContactBook {
	/** By address, as it was first written. */
	private readonly ids = new Map<string, string>();
	/** By id, in the order in which they were made. */
	private readonly entries = new Map<string, Contact>();

	constructor(private readonly quirks: Readonly<Quirks>) {}

	/** The entries, newest first. */
	list(): Contact[] {
		return [...this.entries.values()].reverse();
	}

	get(id: string): Contact | undefined {
		return this.entries.get(id);
	}

	findByEmail(email: string): Contact | undefined {
		return [...this.entries.values()].find((contact) => contact.email === email);
	}

	/** The id that belongs to an address; in any letter case where that does not matter. */
	idOf(email: string): string | undefined {
		return this.ids.get(email) ?? (this.quirks.letterCaseMatters ? undefined : this.idLike(email));
	}

	/** The id that belongs to an address; a new one where there is none. */
	idFor(email: string): string {
		const id = this.idOf(email) ?? newId();
		this.ids.set(email, id);
		return id;
	}

	/**
	 * Looks a signer up as the server does, which takes any value.
	 *
	 * @returns nothing when it cannot use the address or the phone, or knows the address in another letter case
	 */
	lookUp(email: unknown, phone: unknown): KnownSigner | undefined {
		if (typeof email !== 'string' || !ADDRESS.test(email)) return undefined;
		if (phone !== undefined && typeof phone !== 'string') return undefined;
		if (this.clashes(email)) return undefined;
		return { contactId: this.idFor(email), email, phone };
	}

	add(input: ContactInput, objectId = newId()): Contact {
		const now = new Date().toISOString();
		const contact: Contact = { ...input, objectId, createdAt: now, updatedAt: now };
		this.ids.set(contact.email, objectId);
		this.entries.set(objectId, contact);
		return contact;
	}

	change(contact: Contact, changes: Partial<ContactInput>): void {
		this.forget(contact);
		Object.assign(contact, changes, { updatedAt: new Date().toISOString() });
		this.ids.set(contact.email, contact.objectId);
	}

	remove(contact: Contact): void {
		this.entries.delete(contact.objectId);
		this.forget(contact);
	}

	/** Whether the server fails over an address because it knows it in another letter case. */
	clashes(email: string): boolean {
		return this.idOf(email) === undefined && this.idLike(email) !== undefined;
	}

	private forget({ objectId }: Contact): void {
		for (const [email, id] of this.ids) if (id === objectId) this.ids.delete(email);
	}

	private idLike(email: string): string | undefined {
		const wanted = email.toLowerCase();
		const known = [...this.ids.keys()].find((other) => other.toLowerCase() === wanted);
		return known === undefined ? undefined : this.ids.get(known);
	}
}
