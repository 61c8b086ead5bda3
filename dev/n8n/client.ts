import type { ICredentialType, INodeTypeDescription, IRunExecutionData } from 'n8n-workflow';

import { N8nApi, N8nApiError } from './api';
import { unflatten } from './executionData';
import { GENERATION, NEWEST } from './locations';
import type {
	Credential,
	Execution,
	ExecutionQuery,
	ExecutionSummary,
	ProductionWebhook,
	RunOptions,
	SavedWorkflow,
	TestResult,
	WorkflowInput,
} from './types';
import { Fatal, SETTLE_TIMEOUT_MS, until } from './waiting';
import { isRegistered, typeOf, webhooksOf } from './webhooks';

const RUN_TIMEOUT_MS = 60_000;

/** n8n 1 switches a workflow on and off by its `active`. */
const HAS_PUBLISHING = !GENERATION.startsWith('1.');

interface PublicationStatus {
	status: string;
	triggers: Array<{ status: string; errorMessage?: string }>;
}

/**
 * Drives an n8n over the REST routes that its own editor calls. They are internal to n8n and checked against the locked
 * version only.
 */
export class N8nClient {
	/** For what has no method here. */
	readonly api: N8nApi;
	private types?: INodeTypeDescription[];

	constructor(readonly url: string) {
		this.api = new N8nApi(url);
	}

	/**
	 * Saves a workflow as the editor does; it is not active yet. `id` and `active` of an export are left out, so that
	 * the same file can be imported any number of times.
	 *
	 * @returns its id
	 */
	async importWorkflow(workflow: WorkflowInput): Promise<string> {
		const { name, nodes, connections, settings = {}, pinData, meta } = workflow;
		const saved = await this.api.post<SavedWorkflow>('/rest/workflows', {
			name,
			// n8n 1 does not save one that does not say so.
			active: false,
			nodes,
			connections,
			settings: { executionOrder: 'v1', ...settings },
			pinData,
			meta,
		});
		return saved.id;
	}

	async getWorkflow(workflowId: string): Promise<SavedWorkflow> {
		return await this.api.get<SavedWorkflow>(`/rest/workflows/${workflowId}`);
	}

	/**
	 * Publishes the workflow's present version, and waits until its production webhooks answer: n8n registers them
	 * after it has answered the call.
	 *
	 * @throws with n8n's reasons when a trigger cannot be set up
	 */
	async activate(workflowId: string): Promise<ProductionWebhook[]> {
		const { versionId } = await this.getWorkflow(workflowId);
		if (HAS_PUBLISHING) {
			await this.api.post(`/rest/workflows/${workflowId}/activate`, { versionId });
			await this.published(workflowId);
		} else {
			const path = `/rest/workflows/${workflowId}`;
			await this.api.request('PATCH', path, { active: true, versionId });
		}
		const webhooks = await this.webhooks(workflowId);
		for (const { url } of webhooks)
			await until(`${url} is registered`, SETTLE_TIMEOUT_MS, () => isRegistered(url));
		return webhooks;
	}

	/** Waits until its production webhooks are gone. */
	async deactivate(workflowId: string): Promise<void> {
		const webhooks = await this.webhooks(workflowId);
		if (HAS_PUBLISHING) await this.api.post(`/rest/workflows/${workflowId}/deactivate`);
		else await this.api.request('PATCH', `/rest/workflows/${workflowId}`, { active: false });
		for (const { url } of webhooks) {
			const isGone = async () => !(await isRegistered(url));
			await until(`${url} is gone`, SETTLE_TIMEOUT_MS, isGone);
		}
	}

	/** Where the workflow's trigger nodes listen in production. */
	async webhooks(workflowId: string): Promise<ProductionWebhook[]> {
		const [workflow, types] = await Promise.all([this.getWorkflow(workflowId), this.nodeTypes()]);
		return webhooksOf(this.url, workflow, types);
	}

	/** A trigger that could not be set up (its service refused the webhook, say) shows here, not in `activate`'s answer. */
	private async published(workflowId: string): Promise<void> {
		const path = `/rest/workflows/${workflowId}/publication-status`;
		await until(`workflow ${workflowId} is published`, SETTLE_TIMEOUT_MS, async () => {
			const { status, triggers } = await this.publicationStatus(path);
			if (status === 'failed' || status === 'partial') {
				const failed = triggers.filter((trigger) => trigger.status === 'failed');
				const reasons = failed.map(({ errorMessage }) => errorMessage).join('; ');
				throw new Fatal(`workflow ${workflowId} was not activated: ${reasons}`);
			}
			return status !== 'in_progress';
		});
	}

	/** n8n before 2.23 or so has no such route: its answer to `activate` says all. */
	private async publicationStatus(path: string): Promise<PublicationStatus> {
		try {
			return await this.api.get<PublicationStatus>(path);
		} catch (error) {
			const isMissing = error instanceof N8nApiError && error.status === 404;
			if (isMissing && GENERATION !== NEWEST) return { status: 'published', triggers: [] };
			throw error;
		}
	}

	/**
	 * Runs a workflow by hand, as the editor's button does, and waits for its end (or for it to sleep in a wait).
	 *
	 * @throws when the trigger would wait for a call
	 */
	async runWorkflow(workflowId: string, options: RunOptions = {}): Promise<Execution> {
		const { items, timeoutMs } = options;
		const workflowData = await this.getWorkflow(workflowId);
		const name = options.trigger ?? (await this.firstTrigger(workflowData));
		const received = items && {
			startTime: Date.now(),
			executionTime: 0,
			executionIndex: 0,
			source: [],
			data: { main: [items] },
		};
		const { executionId } = await this.api.post<{ executionId?: string }>(
			`/rest/workflows/${workflowId}/run`,
			{ workflowData, triggerToStartFrom: { name, data: received } },
		);
		if (executionId !== undefined) return await this.waitForExecution(executionId, timeoutMs);
		throw new Error(
			`"${name}" waits for a call from outside: activate the workflow and call it, or give items.`,
		);
	}

	private async firstTrigger({ id, nodes }: SavedWorkflow): Promise<string> {
		const types = await this.nodeTypes();
		const found = nodes.find((node) => {
			const isTrigger = typeOf(node, types)?.group.includes('trigger') === true;
			return isTrigger && node.disabled !== true;
		});
		if (found !== undefined) return found.name;
		throw new Error(`Workflow ${id} has no trigger to start from.`);
	}

	/** The executions that fit, newest first. */
	async executions({ workflowId, status, limit = 100 }: ExecutionQuery = {}): Promise<
		ExecutionSummary[]
	> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
		const { results } = await this.api.get<{ results: ExecutionSummary[] }>(
			`/rest/executions?limit=${limit}&filter=${filter}`,
		);
		return results;
	}

	/** As `executions`, each with its data. */
	async executionsWithData(query: ExecutionQuery = {}): Promise<Execution[]> {
		const found = await this.executions(query);
		return await Promise.all(found.map(({ id }) => this.getExecution(id)));
	}

	async getExecution(id: string): Promise<Execution> {
		const execution = await this.api.get<ExecutionSummary & { data: string }>(
			`/rest/executions/${id}`,
		);
		return { ...execution, data: unflatten(execution.data) as IRunExecutionData };
	}

	/** Until the execution has ended, or sleeps. */
	async waitForExecution(id: string, timeoutMs = RUN_TIMEOUT_MS): Promise<Execution> {
		return await until(`execution ${id} has ended`, timeoutMs, async () => {
			const execution = await this.getExecution(id);
			const isUnderWay = execution.status === 'new' || execution.status === 'running';
			return !isUnderWay && execution;
		});
	}

	/** @returns its id */
	async createCredential({ name, type, data }: Credential): Promise<string> {
		const { id } = await this.api.post<{ id: string }>('/rest/credentials', { name, type, data });
		return id;
	}

	/** What the editor shows after "Save": the credential's own test. */
	async testCredential(credential: Credential & { id: string }): Promise<TestResult> {
		const { id, name, type, data } = credential;
		return await this.api.post<TestResult>('/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** The descriptions of all node types, once per version group, as the editor loads them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		this.types ??= await this.api.get<INodeTypeDescription[]>('/types/nodes.json');
		return this.types;
	}

	/** The descriptions of all credential types. */
	async credentialTypes(): Promise<ICredentialType[]> {
		return await this.api.get<ICredentialType[]>('/types/credentials.json');
	}
}
