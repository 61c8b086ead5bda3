import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../core/registry';
import { request } from '../../opensign/request';

export const getUser: Operation = {
	name: 'Get User',
	action: 'Get the user of the account',
	description:
		'Get the name, e-mail address and company of the OpenSign account that the token belongs to. Changes nothing.',
	routes: ['GET /getuser'],
	fields: [],
	async execute(i) {
		const { objectId: userId, ...user } = await request<IDataObject>(this, {
			method: 'GET',
			path: '/getuser',
			itemIndex: i,
		});
		return { json: { userId, ...user } };
	},
};
