import { datesOf, idOf, record, textOf } from './read';

/** An entry of the contact book. */
export interface Contact {
	objectId: string;
	name?: string;
	email?: string;
	phone?: string;
	company?: string;
	job_title?: string;
	createdAt?: string;
	updatedAt?: string;
}

/** @param place how messages call it, where it is an entry of a list */
export function readContact(value: unknown, place?: string): Contact {
	const answer = record(value, place);
	const { name, email, phone, company, job_title: jobTitle } = answer;
	return {
		objectId: idOf(answer, place),
		name: textOf(name),
		email: textOf(email),
		phone: textOf(phone),
		company: textOf(company),
		job_title: textOf(jobTitle),
		...datesOf(answer),
	};
}
