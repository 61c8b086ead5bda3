import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Run } from './run';

/** What one input item becomes. */
export interface OperationResult {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** One operation of one resource: its inputs and what it does with item `i`, side by side. */
export interface Operation {
	name: string;
	/** Shown in the node panel's list of actions. */
	action: string;
	/** Also read by AI agents: says plainly what happens, and to whom. */
	description: string;
	/** The routes of OpenSign's API that it uses for its purpose, for the documentation. */
	routes: string[];
	/** Without conditions on resource and operation: `properties.ts` adds them. */
	fields: INodeProperties[];
	/** Several results for one item are possible, or none. */
	execute(
		this: IExecuteFunctions,
		i: number,
		run: Run,
	): Promise<OperationResult | OperationResult[]>;
}

export interface Resource {
	name: string;
	/** By the value that is stored in workflows. */
	operations: Record<string, Operation>;
}

export type Resources = Record<string, Resource>;
