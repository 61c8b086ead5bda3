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

/** What the node's error output, or its only one, gives back to it, and in which run; nothing ends the loop. */
export type Again = (items: INodeExecutionData[], run: number) => INodeExecutionData[];

/** Stands between the node's error output, or its only one, and its input. */
function loopOf(again: Again): INodeType {
	let runs = 0;
	return {
		description: new Start().description,
		async execute() {
			runs += 1;
			return [again(this.getInputData(), runs)];
		},
	};
}

const START: INode = {
	id: 'a',
	name: 'Start',
	type: 'test.start',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const LOOP: INode = { ...START, id: 'c', name: 'Loop', type: 'test.loop' };

/** The package's nodes, and those around them in tests. */
export class NodeTypes {
	loop?: INodeType;

	constructor(private readonly loader: Loader) {}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		if (type === START.type) return new Start();
		if (type === LOOP.type && this.loop) return this.loop;
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

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Start → OpenSign, or `twice`; with `again`, OpenSign's error output, or its only one → Loop → OpenSign. */
export function toWorkflow(
	node: INode,
	nodeTypes: NodeTypes,
	settings: IWorkflowSettings = {},
	{ again, twice = false }: { again?: Again; twice?: boolean } = {},
): Workflow {
	nodeTypes.loop = again && loopOf(again);
	const outputs = node.onError === 'continueErrorOutput' ? [[], to('Loop')] : [to('Loop')];
	return new n8n.Workflow({
		id: 'wf',
		active: false,
		nodeTypes: nodeTypes as never,
		settings: { executionOrder: 'v1', ...settings },
		nodes: again ? [START, node, LOOP] : [START, node],
		connections: {
			Start: { main: [twice ? [...to('OpenSign'), ...to('OpenSign')] : to('OpenSign')] },
			OpenSign: again ? { main: outputs } : {},
			Loop: again ? { main: [to('OpenSign')] } : {},
		},
	});
}
