import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Filters } from './filters';
import type { OutputOptions } from './output';

/** What was entered in a trigger. */
export interface Settings {
	/** Names in `CHOICES` of `events.ts`. */
	events: string[];
	filters: Filters;
	options: OutputOptions & {
		/** Webhook only: whether to ask OpenSign about unsigned events. Yes unless it was turned off. */
		verify?: boolean;
	};
}

/** The inputs that both triggers have, and that decide about events. */
export function readSettings(context: IWebhookFunctions | IPollFunctions): Settings {
	return {
		events: context.getNodeParameter('events') as string[],
		filters: context.getNodeParameter('filters', {}) as Filters,
		options: context.getNodeParameter('options', {}) as Settings['options'],
	};
}
