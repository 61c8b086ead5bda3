/** What an execution that sleeps knows of the documents that it waits for. */
import { randomUUID } from 'crypto';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Which files of a document come out with it. */
export type Files = 'none' | 'pdf' | 'both';

/** What was entered for an input item, read before it is sent: `webhook` cannot read it in a loop. */
export interface Settings {
	/** Where signers are led after they have been told to this n8n; a page of this package's if it is empty. */
	thanks: string;
	files: Files;
	/** When to go on at the latest, milliseconds since 1970; null for never. */
	until: number | null;
	/** Whether the signature answers a question: then the output says whether it was approved. */
	approves?: boolean;
}

/** An input item of the node that sleeps. */
export interface Waiting extends Settings {
	/** The output of sending it, or its error. */
	sent: IDataObject;
	/** None where nothing was sent. */
	documentId?: string;
	/** Tells its address from those of other items and of earlier rounds; none where it has another address. */
	key?: string;
}

/** One round of the node: all its input items. */
export interface Wait {
	/** n8n's run index: another one in each round of a loop. */
	run: number;
	/** Stands in the addresses of this round. */
	id: string;
	/** By item, from the time when it is sent. */
	settings: Record<number, Settings>;
	/** In the order of the items, from the time when the execution goes to sleep. */
	waiting?: Waiting[];
	/** The id of the execution that has gone to sleep. */
	execution?: string;
}

/** The name in n8n's node context, which is part of the execution's data. */
const NAME = 'wait';

/** This round's. A second try of the node has the same one, so that its documents keep their addresses. */
export function waitOf(context: IExecuteFunctions): Wait {
	const node = context.getContext('node') as { [NAME]?: Wait };
	const run = Number(context.getWorkflowDataProxy(0).$runIndex ?? 0);
	const known = node[NAME];
	if (known?.run === run) return known;
	const wait: Wait = { run, id: randomUUID(), settings: {} };
	node[NAME] = wait;
	return wait;
}

/**
 * What was sent in this round by an execution of which this one is a retry, in the order of the items; nothing where none
 * has slept in it. n8n crashed while the nodes behind were running, and the input is what had come out by then: another
 * one than the documents were sent with.
 */
export function sentBefore(context: IExecuteFunctions): INodeExecutionData[] | undefined {
	const { waiting, execution } = waitOf(context);
	if (waiting === undefined || execution === context.getExecutionId()) return undefined;
	return waiting.map(({ sent: json }, i) => ({ json, pairedItem: { item: i } }));
}

/**
 * The items of the round that sleeps, for a call of its address; nothing where none does. A webhook has no `getContext`,
 * but expressions read the same.
 */
export function waitingOf(context: IWebhookFunctions): Waiting[] | undefined {
	const { name } = context.getNode();
	const expression = `{{ $(${JSON.stringify(name)}).context[${JSON.stringify(NAME)}] }}`;
	const wait = context.evaluateExpression(expression) as Wait | undefined;
	return wait?.waiting;
}
