import { operation } from '../../core/registry';
import { readUser } from '../../opensign/answers/account';
import { request } from '../../opensign/request';

export const getUser = operation({
	name: 'Get User',
	action: 'Get the user of the account',
	description:
		'Get the name, e-mail address and company of the OpenSign account that the token belongs to. Changes nothing.',
	routes: ['GET /getuser'],
	inputs: {},
	async execute(_inputs, { context, i }) {
		const { objectId: userId, details } = await request(context, {
			method: 'GET',
			path: '/getuser',
			about: 'the account',
			read: readUser,
			itemIndex: i,
		});
		return { json: { userId, ...details } };
	},
});
