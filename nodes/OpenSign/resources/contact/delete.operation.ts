import { operation } from '../../core/registry';
import { contactInput } from '../../inputs/contact';
import { deleteById } from '../../opensign/byId';
import { removeOnce } from '../../opensign/secondTry';

export const deleteOperation = operation({
	name: 'Delete',
	action: 'Delete a contact',
	description:
		'Delete a person from the contact book. Documents that are out stay as they are. Cannot be undone.',
	routes: ['DELETE /contact/{contact_id}'],
	inputs: { contactId: contactInput },
	async execute({ contactId }, { context, i, triedAt }) {
		const remove = async () => await deleteById(context, i, 'contact', contactId);
		const { deletedAt } = await removeOnce(triedAt, remove);
		return { json: { contactId, deleted: true, deletedAt } };
	},
});
