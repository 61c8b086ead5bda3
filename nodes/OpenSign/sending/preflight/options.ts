import type { IDataObject } from 'n8n-workflow';

import { checkAddresses } from '../../core/email';

/** Problems in the options of a send, given by the API's names. */
export function checkOptions(body: IDataObject): string[] {
	const problems = [
		...checkAddresses('CC', (body.cc ?? []) as string[]),
		...checkAddresses('BCC', (body.bcc ?? []) as string[]),
		...checkAddresses(
			'Reply-To Address',
			[body.sender_email].filter(
				(address) => typeof address === 'string' && address !== '',
			) as string[],
		),
		...checkDays('Days to Complete', body.timeToCompleteDays),
		...checkDays('Days Between Reminders', body.remind_once_in_every),
	];
	if (body.redirect_url && !isWebAddress(String(body.redirect_url))) {
		problems.push(
			`Redirect URL: '${String(body.redirect_url)}' is not a web address. Enter one that starts with https://.`,
		);
	}
	if (body.send_in_order_strict === true && body.sendInOrder === false) {
		problems.push(
			'Block Out-of-Turn Signing needs One After Another, which is off. Turn it on, or remove Block Out-of-Turn Signing.',
		);
	}
	return problems;
}

function checkDays(field: string, days: unknown): string[] {
	if (days === undefined || (Number.isInteger(days) && Number(days) > 0)) return [];
	return [
		`${field}: ${JSON.stringify(days)} is not a number of days. Enter a whole number from 1.`,
	];
}

export function isWebAddress(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol);
	} catch {
		return false;
	}
}
