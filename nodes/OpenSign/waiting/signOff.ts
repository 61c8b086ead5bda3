/** The sheet on which a person signs off: on a message, or on what an AI agent wants to do. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { inMemory } from '../core/content';
import type { Problems } from '../core/errors';
import { isNothing, isRecord, readText } from '../core/inputs';
import type { Call } from '../core/registry';
import { LONGEST_SHEET, makeSheet, type Part } from '../pdf/sheet';
import type { Send } from '../sending/send';

/** What was entered, as far as it could be read. */
interface Entered {
	message?: unknown;
	title?: string;
	name?: string;
	email?: string;
	/** By the API's names, and how long to look for it where its outcome is unknown. */
	options?: IDataObject & { lookUpSeconds?: number };
}

/** What an agent wants to run. */
interface Tool {
	name: string;
	input: string;
}

const ROLE = 'Approver';

const TOO_LONG = `Message: with what an agent wants to run, it is longer than ${LONGEST_SHEET.pages} pages or ${LONGEST_SHEET.letters} letters, which nobody reads before signing. Shorten it, or send a PDF with Send and Wait.`;

/** @returns the document to be sent, or undefined when something is wrong */
export async function toSignOff(
	{ message: entered, title, name, email, options }: Entered,
	call: Call,
	problems: Problems,
): Promise<Send | undefined> {
	const tool = toolOf(call);
	const message = readMessage(entered, tool, problems);
	if (message === undefined || !title || !name || !email || !options) return undefined;
	const heading = tool ? `${title}: ${tool.name}` : title;
	const signer = { name, email, role: ROLE };
	const sheet = await makeSheet(partsOf(call.context, heading, message, signer, tool));
	if (sheet === undefined) {
		problems.add(TOO_LONG);
		return undefined;
	}
	const signers = [{ ...signer, widgets: [{ type: 'signature', ...sheet.signature }] }];
	const { lookUpSeconds, ...body } = options;
	return {
		path: '/createdocument',
		title: heading,
		body: { title: heading, signers, ...body },
		file: inMemory(sheet.content),
		signers,
		layout: { file: undefined, owned: [] },
		includeRawResponse: false,
		lookUpSeconds,
	};
}

/** The tool that is to be run, in the variant that n8n makes of this node for human review; else nothing. */
function toolOf({ context, i }: Call): Tool | undefined {
	if (!context.getNode().type.endsWith('HitlTool')) return undefined;
	const tool = context.evaluateExpression('{{ $tool }}', i) as unknown;
	const { name, parameters } = isRecord(tool) ? tool : {};
	return { name: readName(name), input: JSON.stringify(parameters ?? {}, undefined, 2) };
}

const readName = (name: unknown) => (typeof name === 'string' ? name : 'a tool');

/** How JavaScript writes an object into a text. */
const NO_TEXT = '[object Object]';

function readMessage(
	entered: unknown,
	tool: Tool | undefined,
	problems: Problems,
): string | undefined {
	// n8n's own default has the tool's input in it.
	const text =
		tool && typeof entered === 'string' ? entered.replaceAll(NO_TEXT, tool.input) : entered;
	try {
		if (!isNothing(text)) return readText(text, 'utc');
		problems.add('Message: nothing was entered. Say what is to be approved.');
	} catch (error) {
		problems.add(`Message: ${(error as Error).message}`);
	}
	return undefined;
}

function partsOf(
	context: IExecuteFunctions,
	heading: string,
	message: string,
	{ name, email }: { name: string; email: string },
	tool: Tool | undefined,
): Part[] {
	const { name: workflow } = context.getWorkflow();
	const maker = workflow ? `the workflow “${workflow}” in n8n` : 'a workflow in n8n';
	const made = `Made by ${maker} on ${new Date().toISOString()}.`;
	const parts: Part[] = [
		{ look: 'heading', text: heading },
		{ look: 'small', text: made },
		{ look: 'text', text: message },
	];
	// Whatever the message says: this is what will be run.
	if (tool) {
		parts.push(
			{ look: 'text', text: `An AI agent wants to run the tool ${tool.name} with this input:` },
			{ look: 'code', text: tool.input },
		);
	}
	const act = tool ? 'allows that' : 'approves this';
	parts.push({
		look: 'text',
		text: `By signing, ${name} (${email}) ${act}. Whoever declines the document refuses it.`,
	});
	return parts;
}
