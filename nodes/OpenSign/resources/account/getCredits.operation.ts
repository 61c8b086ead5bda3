import { operation } from '../../core/registry';
import { getCredits as readCredits } from '../../opensign/credits';

export const getCredits = operation({
	name: 'Get Credits',
	action: 'Get the credits of the account',
	description:
		'Get how many documents the OpenSign account can still send: credits of the plan, credits bought, and when the plan renews. Changes nothing.',
	routes: ['GET /getcredits'],
	inputs: {},
	async execute(_inputs, { context, i }) {
		const credits = await readCredits(context, i, {
			explain: (_status, text) =>
				/subscription not found/i.test(text) ? NO_SUBSCRIPTION : undefined,
		});
		return {
			json: {
				totalCredits: credits.total,
				planCredits: credits.plan,
				addonCredits: credits.addon,
				renewalDate: credits.renewalDate,
			},
		};
	},
});

const NO_SUBSCRIPTION = {
	message: 'The OpenSign account has no subscription, so it has no API credits.',
	description: 'Choose a plan in OpenSign under Settings → Subscription.',
};
