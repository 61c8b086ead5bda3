import type { IExecuteFunctions } from 'n8n-workflow';

import { readCredits, type Credits } from './answers/account';
import { request, type ApiRequest } from './request';

/**
 * How many documents the account can still send.
 *
 * @param more how it is asked, where that is not as usual
 */
export const getCredits = async (
	context: IExecuteFunctions,
	itemIndex: number,
	more: Pick<ApiRequest, 'asksOnce' | 'explain'> = {},
): Promise<Credits> =>
	await request(context, {
		method: 'GET',
		path: '/getcredits',
		about: 'the credits',
		read: readCredits,
		itemIndex,
		...more,
	});
