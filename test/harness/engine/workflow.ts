import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IWorkflowSettings,
	Workflow,
} from 'n8n-workflow';

import { n8n, type Loader } from './n8n';

const NODE_TYPE = 'n8n-nodes-opensign.openSign';

/** Hands the workflow's first items on, as a trigger would. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['transform' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }) {
		return [this.getInputData()];
	}
}

const START: INode = {
	id: 'a',
	name: 'Start',
	type: 'test.start',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The package's nodes, and the one that starts workflows. */
export class NodeTypes {
	constructor(private readonly loader: Loader) {}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		if (type === START.type) return new Start();
		const [, name] = type.split('.');
		return n8n.NodeHelpers.getVersionedNodeType(this.loader.getNode(name).type, version);
	}

	getKnownTypes() {
		return {};
	}

	/** The OpenSign node. */
	openSign(): INodeType {
		return this.getByNameAndVersion(NODE_TYPE);
	}
}

/** The OpenSign node in a workflow. */
export const openSignNode = (parameters: IDataObject, settings: Partial<INode> = {}): INode => ({
	id: 'b',
	name: 'OpenSign',
	type: NODE_TYPE,
	typeVersion: 1,
	position: [200, 0],
	parameters: parameters as INode['parameters'],
	credentials: { openSignApi: { id: '1', name: 'OpenSign' } },
	...settings,
});

/** Start → OpenSign. */
export const toWorkflow = (
	node: INode,
	nodeTypes: NodeTypes,
	settings: IWorkflowSettings = {},
): Workflow =>
	new n8n.Workflow({
		id: 'wf',
		active: false,
		nodeTypes: nodeTypes as never,
		settings: { executionOrder: 'v1', ...settings },
		nodes: [START, node],
		connections: { Start: { main: [[{ node: 'OpenSign', type: 'main', index: 0 }]] } },
	});
