/** What n8n's REST API takes and gives, as far as it is used here. */
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowSettings,
} from 'n8n-workflow';

/** A workflow to be imported, as n8n exports one; `id` and `active` are not read. */
export interface WorkflowInput {
	name: string;
	nodes: Array<Partial<INode>>;
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IDataObject;
	meta?: IDataObject;
}

export interface SavedWorkflow {
	id: string;
	versionId: string;
	nodes: INode[];
}

/** Where a trigger listens once its workflow is active. */
export interface ProductionWebhook {
	/** The trigger's name. */
	node: string;
	url: string;
}

export interface RunOptions {
	/** The name of the node to start from; the first trigger by default. */
	trigger?: string;
	/** What it shall have received, for triggers that would wait for a call otherwise. */
	items?: INodeExecutionData[];
	timeoutMs?: number;
}

export interface ExecutionQuery {
	workflowId?: string;
	status?: Array<Execution['status']>;
	/** 100 by default. */
	limit?: number;
}

/** An execution as lists have it. */
export interface ExecutionSummary {
	id: string;
	status: 'success' | 'error' | 'crashed' | 'canceled' | 'waiting' | 'running' | 'new';
	workflowId: string;
}

export interface Execution extends ExecutionSummary {
	/** With `resultData.runData`, unpacked. */
	data: IRunExecutionData;
}

export interface Credential {
	name: string;
	type: string;
	data: IDataObject;
}

/** What the editor shows of a credential's test. */
export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}
