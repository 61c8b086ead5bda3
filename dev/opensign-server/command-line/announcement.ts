import type { OpenSignServer } from '..';
import type { EnvironmentName } from '../state/entities';

/** What is in an environment. */
export interface Contents {
	templates: Array<{ id: string; title: string }>;
	documents: Array<{ id: string; title: string }>;
	contacts: Array<{ id: string; title: string }>;
	folders: Array<{ id: string; title: string }>;
}

/** What somebody must know to use a stand-in that was just started; `--json` prints it. */
export interface Announcement {
	/** The Base URL for the environment Self-Hosted. */
	url: string;
	/** Leads the hosted environments' real addresses here. */
	proxyUrl: string;
	/** The file with the authority that the proxy's certificate comes from. */
	caFile: string;
	environments: Record<EnvironmentName, { token: string; contents: Contents }>;
}

/** As n8n's credential calls them. */
const LABELS: Record<EnvironmentName, string> = {
	selfHosted: 'Self-Hosted',
	live: 'Live',
	liveEu: 'Live – EU',
	sandbox: 'Sandbox',
};

export function announcementOf(server: OpenSignServer, caFile: string): Announcement {
	const describe = (name: EnvironmentName) => ({
		token: server.tokens[name],
		contents: contentsOf(server, name),
	});
	return {
		url: server.url,
		proxyUrl: server.proxyUrl,
		caFile,
		environments: {
			selfHosted: describe('selfHosted'),
			live: describe('live'),
			liveEu: describe('liveEu'),
			sandbox: describe('sandbox'),
		},
	};
}

function contentsOf(server: OpenSignServer, name: EnvironmentName): Contents {
	const { templates, documents, contacts, folders } = server.environment(name);
	const entry = (objectId: string, title: string) => ({ id: objectId, title });
	return {
		templates: [...templates.values()].map(({ objectId, title }) => entry(objectId, title)),
		documents: [...documents.values()].map(({ objectId, title }) => entry(objectId, title)),
		contacts: contacts.list().map((contact) => entry(contact.objectId, contact.name)),
		folders: [...folders.values()].map((folder) => entry(folder.objectId, folder.folderName)),
	};
}

/** The announcement for people. */
export function toText({ url, proxyUrl, caFile, environments }: Announcement): string {
	const describe = (name: EnvironmentName) => {
		const { token, contents } = environments[name];
		const baseUrl = name === 'selfHosted' ? [`  Base URL     ${url}`] : [];
		return [
			`  Environment  ${LABELS[name]}`,
			...baseUrl,
			`  API Token    ${token}`,
			...toLines(contents),
		].join('\n');
	};
	return `The stand-in OpenSign server runs. Nothing leaves this machine, and all is forgotten when it ends.

In n8n, create a credential "OpenSign API":

${describe('selfHosted')}

The other environments have addresses of their own, which lead here from an n8n that is started with
HTTPS_PROXY=${proxyUrl}
NODE_EXTRA_CA_CERTS=${caFile}

${[describe('live'), describe('liveEu'), describe('sandbox')].join('\n\n')}

No mail is sent: every signer's link is under ${url}/sign-as. Ctrl+C ends the server.`;
}

function toLines(contents: Contents): string[] {
	const lines = Object.entries(contents).flatMap(
		([kind, entries]: [string, Contents['folders']]) =>
			entries.length === 0 ? [] : [`${kind}: ${entries.map(toEntry).join(', ')}`],
	);
	const [first = 'nothing yet', ...others] = lines;
	return [`  In it        ${first}`, ...others.map((line) => `               ${line}`)];
}

const toEntry = ({ id, title }: { id: string; title: string }) => `${title} (${id})`;
