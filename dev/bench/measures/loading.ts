import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../../checkout';
import { Figures, type Goal, type Measure } from '../measure';

const OTHER = 'n8n-nodes-autentique';
const VERSION = '2.1.3';

interface Loaded {
	required: number;
	/** Of `required`, as the processor counts: others on the machine do not make it longer. */
	processor: number;
	made: number;
}

/** The other package from the registry, unpacked; nothing where there is no registry. */
function fetchOther(folder: string): string | undefined {
	mkdirSync(folder, { recursive: true });
	try {
		const [file] = run('npm', ['pack', '--silent', `${OTHER}@${VERSION}`], {
			cwd: folder,
			stdio: ['ignore', 'pipe', 'ignore'],
		}).split('\n');
		run('tar', ['-xzf', file], { cwd: folder });
		return join(folder, 'package');
	} catch {
		return undefined;
	}
}

const WHY =
	'it has two small nodes in 83 kB; these three have some forty operations, whose forms are made on loading.';

export const loading: Measure = {
	name: 'loading',
	title: 'Loading the package',
	how: `The first \`require\` of all nodes and credentials, each time in a fresh process that has loaded n8n-workflow and luxon; and until one of each class is made as well, which n8n does at once. Beside it the same of ${OTHER} ${VERSION}, which has two nodes in 83 kB.`,
	async run({ installation, rounds, smoke }) {
		const { node, modules, folder, packageDir } = installation;
		const other = smoke ? undefined : fetchOther(join(folder, 'other'));
		const load = (packageFolder: string) => {
			const args = [join(__dirname, '../require.js'), packageFolder];
			const env = { ...process.env, NODE_PATH: modules };
			return JSON.parse(execFileSync(node, args, { encoding: 'utf8', env })) as Loaded;
		};
		const figures = new Figures();
		const cases = [['This package', packageDir], ...(other ? [[OTHER, other]] : [])];
		// Each takes a moment, and one alone says little.
		for (let round = 0; round < (smoke ? rounds : 3 * rounds); round++) {
			for (const [who, packageFolder] of cases) {
				const { required, processor, made } = load(packageFolder);
				figures.add(who, 'ms', required);
				figures.add(`${who}, processor time`, 'ms', processor);
				figures.add(`${who}, with one of each class made`, 'ms', made);
			}
		}
		const is = figures.median('This package', 'ms');
		const goals: Goal[] = [{ what: 'First require', unit: 'ms', is, most: 40 }];
		if (!other) {
			const missing = `${OTHER} could not be fetched from the registry, so it is not beside it.`;
			return { series: figures.series, goals, remarks: smoke ? [] : [missing] };
		}
		const most = figures.median(OTHER, 'ms');
		goals.push({
			what: `First require, not above that of ${OTHER}`,
			unit: 'ms',
			is,
			most,
			why: WHY,
		});
		return { series: figures.series, goals, remarks: [] };
	},
};
