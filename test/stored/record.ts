import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { OpenSignApi } from '../../credentials/OpenSignApi.credentials';
import { OpenSign } from '../../nodes/OpenSign/OpenSign.node';
import { OpenSignStatusTrigger } from '../../nodes/OpenSign/OpenSignStatusTrigger.node';
import { OpenSignTrigger } from '../../nodes/OpenSign/OpenSignTrigger.node';
import { listParameters } from './parameters';

const FILE = join(__dirname, 'parameters.txt');

export const readRecorded = () => readFileSync(FILE, 'utf8').trim().split('\n');

export function listCurrent(): string[] {
	const credential = new OpenSignApi();
	const nodes = [new OpenSign(), new OpenSignTrigger(), new OpenSignStatusTrigger()];
	return [
		...nodes.flatMap(({ description }) => listParameters(description.name, description.properties)),
		...listParameters(credential.name, credential.properties),
	];
}

/** Adds what is new to the recorded list; nothing is ever taken from it. */
export function record(): void {
	const all = new Set([...readRecorded(), ...listCurrent()]);
	writeFileSync(FILE, `${[...all].sort().join('\n')}\n`);
}
