import { WebhookDispatcher, type Delivery } from '../webhooks/dispatcher';
import { ContactBook } from './contactBook';
import {
	newId,
	type EnvironmentName,
	type Folder,
	type FolderInput,
	type StoredDocument,
	type StoredTemplate,
	type TemplateInput,
} from './entities';
import type { Fault, OrderedFault } from './fault';
import type { Quirks } from './quirks';

/** How a webhook writes its dates: in OpenSign's own zones, or as the API does. */
export type WebhookDates = 'IST' | 'GMT+5:30' | 'GMT+9:30' | 'iso';

/** Makes the links that answers and webhooks carry. */
export interface Links {
	storageUrl(account: Account, read: () => Buffer): string;
	signingUrl(documentId: string, email: string, contactId: string): string;
}

/** Whether a request's route is the ordered one, in which `*` stands for an id. */
function fits(ordered: string, route: string): boolean {
	const [wanted, parts] = [ordered.split('/'), route.split('/')];
	return (
		wanted.length === parts.length && wanted.every((part, k) => part === '*' || part === parts[k])
	);
}

/** What one of OpenSign's environments holds of its account: documents, templates, contacts, folders, the webhook. */
export class Account {
	credits = 1000;
	subscriptionEnded = false;
	/** How long pre-signed links give access, in seconds. */
	urlLifetimeSeconds = 900;
	/** Links of an earlier generation have expired. */
	urlGeneration = 0;

	/** By id, in the order in which they were made, like templates and folders. */
	readonly documents = new Map<string, StoredDocument>();
	readonly templates = new Map<string, StoredTemplate>();
	readonly folders = new Map<string, Folder>();
	readonly contacts: ContactBook;
	/** The ids of documents, templates and contacts that were deleted: the server only hides them. */
	readonly deleted = new Set<string>();

	webhookUrl?: string;
	/** Set in OpenSign's console only: the API neither takes nor returns it. */
	webhookSecurityKey?: string;
	webhookDates: WebhookDates = 'IST';
	/** How long a webhook may take to answer, in milliseconds. */
	webhookTimeoutMs = 5000;
	/** What a revoke is announced as: the real service has done both. */
	revokeEvent: 'declined' | 'revoked' = 'declined';
	readonly dispatcher = new WebhookDispatcher();

	/** Lists begin at their first entry, whatever is to be skipped: no server is known to do so. */
	listsIgnoreSkip = false;
	/** What lists show in place of a document's entry, by its id: no server is known to do so. */
	readonly listedAs = new Map<string, (entry: object) => unknown>();

	private readonly faults: OrderedFault[] = [];

	constructor(
		readonly name: EnvironmentName,
		readonly links: Links,
		readonly quirks: Readonly<Quirks>,
	) {
		this.contacts = new ContactBook(quirks);
	}

	/** The webhook messages tried so far, in order. */
	get deliveries(): Delivery[] {
		return this.dispatcher.deliveries;
	}

	/** Resolves when no webhook message is under way any more. */
	async settled(): Promise<void> {
		await this.dispatcher.settled();
	}

	/** @returns the new template's id */
	addTemplate(template: TemplateInput, objectId = newId()): string {
		this.templates.set(objectId, { ...template, objectId, updatedAt: new Date() });
		return objectId;
	}

	addFolder({ folderName, parentFolderId = '' }: FolderInput, objectId = newId()): Folder {
		const now = new Date().toISOString();
		const folder = { folderName, parentFolderId, objectId, createdAt: now, updatedAt: now };
		this.folders.set(objectId, folder);
		return folder;
	}

	/** Lets every link made so far expire. */
	expireUrls(): void {
		this.urlGeneration += 1;
	}

	failNext(fault: Fault): OrderedFault {
		const ordered = { ...fault, met: 0, left: 0 };
		this.faults.push(ordered);
		return ordered;
	}

	/** Forgets the faults that were ordered; those of one route, if it is given. */
	clearFaults(route?: string): void {
		const left = this.faults.filter((fault) => route !== undefined && fault.route !== route);
		this.faults.splice(0, this.faults.length, ...left);
	}

	/** The fault that was ordered first of those that fit the route; it is gone once it was met as often as ordered. */
	takeFault(route: string): OrderedFault | undefined {
		return this.take((one) => one.route === undefined || fits(one.route, route));
	}

	takeStorageFault(): OrderedFault | undefined {
		return this.take(({ route }) => route === 'GET /storage');
	}

	private take(fits: (fault: Fault) => boolean): OrderedFault | undefined {
		const fault = this.faults.find(fits);
		if (fault === undefined) return undefined;
		fault.met += 1;
		if (fault.met >= (fault.times ?? 1)) this.faults.splice(this.faults.indexOf(fault), 1);
		return fault;
	}
}
