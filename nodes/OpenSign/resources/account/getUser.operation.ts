import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../core/registry';
import { request } from '../../opensign/request';

export const getUser = operation({
	name: 'Get User',
	action: 'Get the user of the account',
	description:
		'Get the name, e-mail address and company of the OpenSign account that the token belongs to. Changes nothing.',
	routes: ['GET /getuser'],
	inputs: {},
	async execute(_inputs, { context, i }) {
		const { objectId: userId, ...user } = await request<IDataObject>(context, {
			method: 'GET',
			path: '/getuser',
			itemIndex: i,
		});
		return { json: { userId, ...user } };
	},
});
