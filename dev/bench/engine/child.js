/** A process of n8n's engine, which runs workflows when it is asked to. Its memory and its time are what is measured. */
const { createHash } = require('node:crypto');
const { createReadStream } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');

const { serve } = require('../serve');
const { loadN8n, toAdditionalData } = require('./n8n');
const { NodeTypes } = require('./nodeTypes');

let engine;
let nodeTypes;
/** Items with their files in n8n's store. */
let items = [{ json: {} }];
/** Of the last run. */
let output = [];
let polled;

const LOCATION = { type: 'execution', workflowId: 'wf', executionId: '1' };

const additionalData = (credential) =>
	toAdditionalData(engine, (name) => nodeTypes.credentials.get(name), credential);

/** Nodes in a row. */
function toWorkflow(nodes) {
	const all = nodes.map((node, k) => ({ id: String(k), position: [200 * k, 0], ...node }));
	const links = all.slice(1).map(({ name }, k) => [all[k].name, name]);
	const to = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(links.map(([from, name]) => [from, to(name)]));
	const settings = { executionOrder: 'v1' };
	return new engine.n8n.Workflow({
		id: 'wf',
		active: false,
		nodeTypes,
		settings,
		nodes: all,
		connections,
	});
}

async function runWorkflow(nodes, credential) {
	const start = { name: 'Start', type: 'bench.start', typeVersion: 1, parameters: {} };
	const workflow = toWorkflow([start, ...nodes]);
	const first = { node: workflow.getNode('Start'), data: { main: [items] }, source: null };
	const data = engine.n8n.createRunExecutionData({
		executionData: { nodeExecutionStack: [first] },
	});
	const { WorkflowExecute } = engine.core;
	const execution = new WorkflowExecute(additionalData(credential), 'manual', data);
	const began = performance.now();
	const run = await execution.processRunExecutionData(workflow);
	const ms = performance.now() - began;
	const { runData, error } = run.data.resultData;
	const [last] = runData[nodes.at(-1).name] ?? [];
	const failure = error ?? last?.error;
	if (failure) throw new Error(`${failure.message} ${failure.description ?? ''}`);
	output = last.data.main.flat();
	return { ms, count: output.length };
}

serve({
	async start(modules, packageDir) {
		engine = await loadN8n(modules);
		nodeTypes = new NodeTypes(engine, packageDir);
	},

	/** Puts a file into n8n's store, as an earlier node would have, for `count` items. */
	async store(path, count = 1) {
		const about = { mimeType: 'application/pdf', fileName: 'contract.pdf', fileExtension: 'pdf' };
		items = [];
		for (let k = 0; k < count; k++) {
			const file = createReadStream(path);
			const data = await engine.binaryData.store(LOCATION, file, { ...about, data: '' });
			items.push({ json: { number: k }, binary: { data } });
		}
	},

	setItems(count) {
		items = Array.from({ length: count }, (_, number) => ({ json: { number } }));
	},

	run: runWorkflow,

	/** Lets go of what has been, as far as it can: `--expose-gc`. */
	async rest() {
		output = [];
		for (let k = 0; k < 3; k++) {
			globalThis.gc();
			await sleep(100);
		}
	},

	/** What the last run has put out under a name, item by item. */
	values: (name) => output.map(({ json }) => json[name]),

	/** Reads a file from end to end, and does nothing with it: what streams in Node cost by themselves. */
	async read(path) {
		const began = performance.now();
		let bytes = 0;
		for await (const chunk of createReadStream(path)) bytes += chunk.length;
		return { ms: performance.now() - began, count: bytes };
	},

	/** Of the file that the last run has put out. */
	async hashOfFile(field = 'data') {
		const { id } = output[0].binary[field];
		const hash = createHash('sha256');
		for await (const chunk of await engine.binaryData.getAsStream(id)) hash.update(chunk);
		return hash.digest('hex');
	},

	/** A polling trigger, which remembers from poll to poll; how many items it starts. */
	async poll(node, credential) {
		polled ??= toWorkflow([node]);
		const [theNode] = Object.values(polled.nodes);
		const { PollContext } = engine.core;
		const context = new PollContext(
			polled,
			theNode,
			additionalData(credential),
			'trigger',
			'activate',
		);
		const found = await nodeTypes.getByNameAndVersion(node.type, 1).poll.call(context);
		return (found ?? []).flat().length;
	},
});
