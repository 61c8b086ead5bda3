/** Workflows as people have stored them with each release: their nodes still do what they did. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INode } from 'n8n-workflow';

import { ROOT } from '../../dev/checkout';
import type { TriggerName } from '../../dev/engine/trigger';
import { useWorld } from '../harness/world';

const FOLDER = join(__dirname, 'releases');
const PREFIX = 'n8n-nodes-opensign.';
const DOCUMENT = 'FGik23bhUJ';
const PDF = readFileSync(join(ROOT, 'dev/demo/sample-agreement.pdf'));

const readJson = <T>(...path: string[]) =>
	JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as T;

/** Every node of ours in every workflow, with the item that comes to it. */
const NODES = readdirSync(FOLDER).flatMap((release) => {
	const items = readJson<Record<string, IDataObject>>(release, 'items.json');
	const files = readdirSync(join(FOLDER, release)).filter((file) => file !== 'items.json');
	return files.flatMap((file) => {
		const workflow = file.replace('.json', '');
		const { nodes } = readJson<{ nodes: INode[] }>(release, file);
		const ours = nodes.filter(({ type }) => type.startsWith(PREFIX));
		return ours.map((node) => ({
			release,
			workflow,
			name: node.name,
			node,
			item: items[workflow],
		}));
	});
});
const isTrigger = ({ node }: (typeof NODES)[number]) => node.type.endsWith('Trigger');

describe('stored with release', () => {
	const world = useWorld();
	const live = () => world.server.environment('selfHosted');
	const parametersOf = (node: INode) => node.parameters as IDataObject;

	it.each(NODES.filter((one) => !isTrigger(one)))(
		'$release: $name of $workflow',
		async ({ node, item }) => {
			live().addDocument({ status: 'completed' }, DOCUMENT);
			// The field is called as each workflow calls it.
			const { binary, json } = await world.engine.binaryItem(PDF, { json: item });
			const files = { PDF: binary!.data, data: binary!.data };
			const { items, error } = await world.engine.runNode(parametersOf(node), {
				credential: world.credential(),
				items: [{ json, binary: files }],
				node: { typeVersion: node.typeVersion },
			});
			expect(error?.message).toBeUndefined();
			expect(items).toEqual([
				expect.objectContaining({
					json: expect.objectContaining({ documentId: expect.any(String) as string }) as object,
				}),
			]);
		},
	);

	it.each(NODES.filter(isTrigger))('$release: $name of $workflow', async ({ node }) => {
		const name = node.type.slice(PREFIX.length) as TriggerName;
		const trigger = world.engine.trigger(name, parametersOf(node), world.credential());
		if (name === 'openSignTrigger') {
			await trigger.activate();
			expect(live().webhookUrl).toBe(trigger.url());
			return;
		}
		const id = live().addDocument();
		await trigger.poll();
		await live().signAs(id, 'anna@example.com');
		const items = await trigger.poll();
		expect(items.map(({ json }) => json.event)).toEqual(['completed']);
		expect(Object.keys(items[0].binary ?? {})).toEqual(['pdf', 'certificate']);
	});
});

test('there is a folder for every release of the changelog', () => {
	const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
	const versions = [...changelog.matchAll(/^## (\d\S+)/gm)].map(([, version]) => version);
	expect(readdirSync(FOLDER).sort()).toEqual(versions.sort());
});
