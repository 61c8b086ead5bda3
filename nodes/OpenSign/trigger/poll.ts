import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { readTrigger, type Read } from '../core/inputs';
import { findChanges } from './changes';
import { covers } from './events';
import { passesDocument } from './filters';
import { readInFull, readNewest, type ListName } from './lists';
import { beginState, findNews, type Found } from './news';
import { toItem } from './output';
import { statusTriggerInputs } from './settings';
import { stateOf } from './statusState';

type Settings = Read<typeof statusTriggerInputs>;

/** Triggers of this n8n that are polling right now. */
const polling = new Set<string>();

/** Where a test event is looked for, those that say most first. */
const SAMPLES: ListName[] = ['completed', 'inprogress', 'declined', 'expired'];
/** Documents of each list that are looked at for a test event. */
const SAMPLE_SIZE = 5;

/** What has changed since the last poll, each change once; null when nothing has. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// Before anything else: what cannot be used is said when the workflow is activated, not when something happens.
	const settings = readTrigger(this, statusTriggerInputs);
	if (this.getMode() === 'manual') return await sample(this, settings);
	const trigger = `${this.getWorkflow().id}/${this.getNode().id}`;
	// n8n may call again while a long poll is going on.
	if (polling.has(trigger)) return null;
	polling.add(trigger);
	try {
		return await pollOnce(this, settings);
	} finally {
		polling.delete(trigger);
	}
}

async function pollOnce(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][] | null> {
	const stored = stateOf(context);
	if (stored.watermark === undefined) {
		Object.assign(stored, await beginState(context));
		return null;
	}
	const { found, state } = await findNews(context, stored);
	const items = await toItems(context, settings, found);
	// Last: what fails before this is done again with the next poll, and loses nothing.
	Object.assign(stored, state);
	return items.length > 0 ? [items] : null;
}

/** For "Fetch Test Event" in the editor: the newest document that the events and filters fit, remembered by nothing. */
async function sample(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][] | null> {
	for (const list of SAMPLES) {
		const entries = await readNewest(context, list, SAMPLE_SIZE);
		for (const document of await readInFull(context, entries)) {
			const everything = { since: new Date(0).toISOString(), signed: {}, closed: {} };
			const events = findChanges(document, everything);
			const items = await toItems(
				context,
				settings,
				events.map((event) => ({ event, document })),
			);
			const last = items.pop();
			if (last) return [[last]];
		}
	}
	return null;
}

/** The events that were asked for, as items. */
async function toItems(
	context: IPollFunctions,
	{ events, filters, options }: Settings,
	found: Found[],
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const { event, document } of found) {
		const isAskedFor = covers(events, event.event) && passesDocument(filters, document);
		if (!isAskedFor) continue;
		items.push(await toItem(context, event, options, document, { status: document.status }));
	}
	return items;
}
