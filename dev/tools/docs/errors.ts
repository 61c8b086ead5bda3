/** What the nodes say when something is wrong, and what to do: from the sentences in the code. */
import { escapeCell, toTable } from './markdown';
import { MADE_BY } from './operations';
import { readSentences, type Sentence } from './sentences';

/** Which files speak of what, from what people meet first. Those that none matches say nothing in errors of nodes. */
const TOPICS: Array<{ name: string; about?: string; files: RegExp }> = [
	{
		name: 'The credential and the environment',
		files: /^opensign\/(environment|baseUrl)\./,
	},
	{
		name: 'OpenSign refuses, or cannot be reached',
		about: 'What only reads is asked for again for a while before it becomes an error.',
		files: /^(opensign\/(?!request|events|templates)|sending\/refusals|resources\/account)/,
	},
	{
		name: 'It is unknown whether it was sent',
		about:
			'OpenSign cannot tell a repeated request from a new one, so nothing is sent again: [what to do then](reliability.md#when-an-outcome-is-unknown).',
		files:
			/^(opensign\/request|sending\/(resolve|lookUp|create|send|alreadySent)\.|resources\/document\/resend)/,
	},
	{
		name: 'The PDF',
		files: /^sending\/(file|sources|stored|download|layOut|preview|upload|preflight\/file)\./,
	},
	{ name: 'Signers', files: /^(sending\/(preflight\/signers|knownSpelling)|inputs\/signers)\./ },
	{
		name: 'Templates',
		files:
			/^(sending\/(preflight\/template|fromTemplate)|inputs\/template\w+|opensign\/templates)\./,
	},
	{
		name: 'Fields, and where they stand',
		about: '[Placing fields](placing-fields.md) tells how they are placed.',
		files:
			/^(sending\/(preflight\/(widgets|places)|placing\/\w+)|inputs\/(coordinates|pageRanges|placesJson|widgets|pattern|debugPage|dateText))\./,
	},
	{ name: 'Tags in the PDF', files: /^sending\/placing\/tags\// },
	{
		name: 'Options, and what is done with documents, contacts and folders',
		files:
			/^(sending\/preflight\/(options|changes)|inputs\/(additionalOptions|variables|updateFields)|resources\/(contact|webhook|document\/(download|missingFiles|selfSign))|core\/router)/,
	},
	{
		name: 'Values of any input',
		about: '[How values are read](values.md).',
		files: /^(core\/inputs\/|inputs\/locator\.)/,
	},
	{
		name: 'Waiting for signatures',
		files: /^(waiting\/(address|sendAwaited|sleep|outcome)|inputs\/waiting)\./,
	},
	{ name: 'Triggers', files: /^trigger\/(registration|news|warnings)\./ },
];

/** What only continues another sentence, or is said beside an input. */
const NO_ERRORS =
	/^(The folder to move it into|All input items are sent, then|Please purchase|Pick a template that|Make it again|Check the node|Correct it|Enter (its|at least|text)|Open it in|Decode it|Have the node|Try again later|Or leave it|Say how|These look|There is no (other number|tag in)|Write the type|What it stands|Look in OpenSign under|… This is no tag|The folder that it is in)/;

/** Each sentence once, with the first topic that it belongs to. */
function sortByTopic(): Map<RegExp, Sentence[]> {
	const seen = new Set<string>();
	const byTopic = new Map(TOPICS.map(({ files }) => [files, [] as Sentence[]]));
	for (const sentence of readSentences()) {
		const topic = TOPICS.find(({ files }) => files.test(sentence.file));
		const message = sentence.message.replaceAll('……', '…');
		if (!topic || NO_ERRORS.test(message) || seen.has(message + sentence.advice)) continue;
		seen.add(message + sentence.advice).add(`${message} ${sentence.advice}`);
		byTopic.get(topic.files)?.push({ ...sentence, message });
	}
	return byTopic;
}

/** The whole of docs/errors.md. */
export function makeErrorsPage(): string {
	const byTopic = sortByTopic();
	const sections = TOPICS.map(({ name, about, files }) => {
		const found = byTopic.get(files) ?? [];
		if (found.length === 0) throw new Error(`Nothing is said any more about: ${name}.`);
		const text = [about ?? '', toAdvised(found), toPlain(found)].filter(Boolean).join('\n\n');
		return `## ${name}\n\n${text}\n`;
	});
	return `# Errors, and what to do

${MADE_BY}
All sentences that the nodes say when something is wrong, with \`…\` for what is known only then. Most say themselves what to do.

- **"Nothing was sent for this item"** below an error means what it says: it was found before anything went out. Everything that is wrong with an item is said at once, numbered.
- An error names the item, and what this execution has sent before it, with ids and signing links.
- To let a workflow go on when one item fails, set **Settings → On Error** of the node to _Continue_; the item then carries the message in \`error\`.
- **Retry On Fail** is safe: [what you can rely on](reliability.md).

${sections.join('\n')}`;
}

function toAdvised(sentences: Sentence[]): string {
	const rows = sentences
		.filter(({ advice }) => advice !== '' && advice !== '…')
		.map(({ message, advice }) => [message, advice].map(escapeCell));
	return rows.length > 0 ? toTable(['What it says', 'What to do'], rows).trim() : '';
}

const toPlain = (sentences: Sentence[]) =>
	sentences
		.filter(({ advice }) => advice === '' || advice === '…')
		.map(({ message }) => `- ${toSentence(escapeCell(message))}`)
		.join('\n');

/** Some begin in the middle, behind the name of an input. */
const toSentence = (text: string) => (/^[\p{Ll}\d]/u.test(text) ? `…: ${text}` : text);
