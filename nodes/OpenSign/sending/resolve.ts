/** What an earlier try, or an earlier run, has begun and left open. */
import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Entry, Intent, Search } from '../core/record';
import { isRecord } from '../core/inputs';
import type { Call, OperationResult } from '../core/registry';
import { getDocument, readSigningLinks } from '../opensign/documents';
import { toDocument, toSigningLinks } from '../opensign/output';
import { isSend, kindOf, lookUp } from './lookUp';
import type { Made } from './sendOnce';

const FOUND_LATER =
	'The answer to an earlier try did not come, so this was found by its title, signers and time.';

/**
 * What an earlier try of the item has made, as its output.
 *
 * @throws NodeOperationError when it cannot be found: it may be there all the same
 */
export async function resolve(call: Call, open: Entry): Promise<OperationResult | undefined> {
	const { search } = open;
	if (search === undefined) return undefined;
	const { run } = call;
	// One after the other, so that two items do not find the same.
	const id = await run.inTurn('resolve', async () => {
		const found = await lookUp(call, search);
		if (found.id === undefined) throw stillUnknown(call, search, 'an earlier try', found.says);
		run.record.made(call.key, found.id);
		return found.id;
	});
	const json = await toOutput(call, search, id, FOUND_LATER);
	return { json: { ...json, recovered: true } };
}

/**
 * What an earlier run of the node has left open for the same people by the same route: an item that comes back from the
 * node's error output, or a loop. It is settled before anything else is sent to them.
 *
 * @returns that, if this item is the same; nothing if there is none
 * @throws NodeOperationError when it cannot be found, or when it may be another one
 */
export async function fromEarlierRun(call: Call, intent: Intent): Promise<Made | undefined> {
	const { record, inTurn } = call.run;
	if (record.openBefore(call.i, intent.target ?? '').length === 0) return undefined;
	return await inTurn('resolve', async () => await settleEarlier(call, intent));
}

async function settleEarlier(call: Call, intent: Intent): Promise<Made | undefined> {
	const { record } = call.run;
	const all = record.openBefore(call.i, intent.target ?? '');
	const own = all.filter((one) => isOwn(call, intent, one));
	for (const [key, open] of own.length > 0 ? own : all) {
		const { search } = open;
		if (search === undefined) continue;
		const { id, says } =
			open.id === undefined ? await lookUp(call, search) : { id: open.id, says: '' };
		if (id === undefined) throw stillUnknown(call, search, 'an earlier run', says);
		record.made(key, id);
		if (own.length === 0) throw another(call, open, id);
		const output = await toOutput(call, search, id, FOUND_LATER);
		const json = { ...output, recovered: true };
		record.finish(key, open.item, [json]);
		return { id, json, answer: {}, warnings: [] };
	}
	return undefined;
}

/** Whether what an earlier run has left open is this item's: by title or input, or as its error names it. */
const isOwn = (call: Call, intent: Intent, [key, { title }]: [key: string, entry: Entry]) =>
	title === intent.title ||
	call.run.record.isOfInput(key, call.i) ||
	failureOf(call).includes(`'${title}'`);

/** What has gone wrong with an item that has come out of an error output; empty for any other. */
function failureOf({ context, i }: Call): string {
	const { json, error } = context.getInputData()[i];
	const said = isRecord(json.error) ? Object.values(json.error) : [json.error];
	return [...said, error?.message, error?.description].join(' ');
}

/** A document or template that was there already, as an operation that makes one puts it out. */
export async function toOutput(
	call: Call,
	{ path, title, idName, urlName }: Pick<Search, 'path' | 'title' | 'idName' | 'urlName'>,
	id: string,
	warning: string,
): Promise<IDataObject> {
	const found: IDataObject = { [idName]: id, title };
	if (urlName !== undefined) found[urlName] = null;
	const json = isSend(path) ? await readSent(call, id) : found;
	return { ...json, warnings: [warning] };
}

async function readSent({ context, i }: Call, id: string): Promise<IDataObject> {
	const document = await getDocument(context, i, id);
	const links = await readSigningLinks(context, i, id);
	return { ...toDocument(document, links), signingLinks: toSigningLinks(links) };
}

/** What OpenSign calls the lists of what is made. */
const LISTS = { document: '"In-progress"', draft: 'Drafts', template: 'Templates' };

function stillUnknown(
	{ context, i }: Call,
	{ title, path }: Search,
	when: string,
	says: string,
): NodeOperationError {
	const kind = kindOf(path);
	const done = isSend(path) ? 'sent' : 'made';
	const look = `Look in OpenSign under ${LISTS[kind]} whether the ${kind} is there. If it is not, start a new execution for this item.`;
	return new NodeOperationError(
		context.getNode(),
		`'${title}' may already have been ${done} by ${when}, so it was not ${done} again.`,
		{ itemIndex: i, description: `The outcome of it is unknown. ${says} ${look}` },
	);
}

function another({ context, i }: Call, { title }: Entry, id: string): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`An earlier run has sent '${title}' (${id}) to the same people, and its answer did not come. Nothing was sent for this item, as it may be the same document.`,
		{
			itemIndex: i,
			description: 'If it is another one, start a new execution for this item.',
		},
	);
}
