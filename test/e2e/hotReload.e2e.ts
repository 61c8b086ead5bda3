/** `npm run dev`: what is changed in a source shows in a running n8n. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../dev/checkout';
import { followSources, RELOADS } from '../../dev/demo/livePackage';
import { until } from './n8n';

declare const devN8n: typeof import('../../dev/n8n');

/** A checkout of its own, so that nobody's sources change. */
const COPIED = ['nodes', 'credentials', 'dev/bundle', 'package.json', 'index.js', 'tsconfig.json'];

interface Described {
	name: string;
	description: string;
}

describe('a change of a source', () => {
	it('is loaded by n8n without a restart; one that is no code leaves it as it is', async () => {
		const run = process.env.OPENSIGN_E2E_FOLDER as string;
		const folder = mkdtempSync(join(run, 'dev-'));
		const root = join(folder, 'checkout');
		for (const name of COPIED) cpSync(join(ROOT, name), join(root, name), { recursive: true });
		symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
		cpSync(join(run, 'package/dist'), join(root, 'dist'), { recursive: true });
		const packageDir = join(folder, 'package');
		const lines: string[] = [];
		const end = followSources(packageDir, (line) => lines.push(line), root);
		const userFolder = join(folder, 'n8n');
		const n8n = await devN8n.startN8n({ userFolder, packageDir, env: RELOADS });
		try {
			const described = async () => {
				const types = await n8n.api.get<Described[] | string>('/types/nodes.json');
				// n8n writes the file anew at its start and after each change, and gives out half of it meanwhile.
				if (typeof types === 'string') return undefined;
				return types.find(({ name }) => name === 'n8n-nodes-opensign.openSignTrigger')?.description;
			};
			const source = join(root, 'nodes/OpenSign/OpenSignTrigger.node.ts');
			const text = readFileSync(source, 'utf8');
			const before = await until('n8n describes the trigger', described);
			expect(text).toContain(before);

			writeFileSync(source, `${text}\n}}}`);
			await until('the code is refused', async () => lines.some((one) => /^Not loaded/.test(one)));
			expect(await until('n8n describes it still', described)).toBe(before);

			writeFileSync(source, text.replace(before, 'Something new'));
			await until('n8n knows it', async () => (await described()) === 'Something new');
			expect(lines.at(-1)).toBe('Loaded anew: nodes/OpenSign/OpenSignTrigger.node.ts');
		} finally {
			end();
			await n8n.stop();
			rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		}
	}, 240_000);
});
