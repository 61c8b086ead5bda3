/** The nodes of the benchmark's workflows: ours, as they are packed, n8n's own, and one that hands items on. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

class Start {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};

	async execute() {
		return [this.getInputData()];
	}
}

/** n8n's own nodes that stand beside ours; nothing where n8n is not installed. */
const OTHERS = {
	'n8n-nodes-base.extractFromFile': 'Files/ExtractFromFile/ExtractFromFile.node.js',
	'n8n-nodes-base.httpRequest': 'HttpRequest/HttpRequest.node.js',
};

/** What a file of nodes or credentials holds. */
const made = (file) => new (Object.values(require(file))[0])();

exports.NodeTypes = class NodeTypes {
	types = new Map([['bench.start', new Start()]]);

	credentials = new Map();

	constructor({ base, n8n }, packageDir) {
		this.helpers = n8n.NodeHelpers;
		const { n8n: files } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
		for (const file of files.credentials) {
			const credential = made(join(packageDir, file));
			this.credentials.set(credential.name, credential);
		}
		for (const file of files.nodes) {
			const node = made(join(packageDir, file));
			this.types.set(`n8n-nodes-opensign.${node.description.name}`, node);
		}
		this.base = base;
	}

	getByName = (type) => this.getByNameAndVersion(type);

	getByNameAndVersion(type, version) {
		if (!this.types.has(type)) {
			const file = this.base.resolve(`n8n-nodes-base/dist/nodes/${OTHERS[type]}`);
			this.types.set(type, made(file));
		}
		return this.helpers.getVersionedNodeType(this.types.get(type), version);
	}

	getKnownTypes = () => ({});
};
