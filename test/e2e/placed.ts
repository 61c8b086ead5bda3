import type { INode } from 'n8n-workflow';

/** Nodes beside each other, in the order in which they are given. */
export const placed = (nodes: Array<Partial<INode>>) =>
	nodes.map((node, k) => ({
		id: `node-${k}`,
		typeVersion: 1,
		position: [k * 200, 0] as [number, number],
		...node,
	}));
