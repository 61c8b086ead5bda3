import type { Operation } from '../../core/registry';
import { contactField, readContactId } from '../../inputs/contact';
import { requestById } from '../../opensign/byId';

export const deleteOperation: Operation = {
	name: 'Delete',
	action: 'Delete a contact',
	description:
		'Delete a person from the contact book. Documents that are out stay as they are. Cannot be undone.',
	routes: ['DELETE /contact/{contact_id}'],
	fields: [contactField],
	async execute(i) {
		const contactId = readContactId(this, i);
		const { deletedAt } = await requestById(this, i, {
			thing: 'contact',
			id: contactId,
			method: 'DELETE',
		});
		return { json: { contactId, deleted: true, deletedAt } };
	},
};
