/**
 * What the editor shows of outputs before anything has run is true. After a change of what comes out, or a new
 * operation: `npm run schemas`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { OPERATIONS } from '../harness/required';
import { useWorld } from '../harness/world';
import { outputsOf } from './outputs';
import { fits, toSchema } from './shape';
import { triggerOutputs } from './triggers';

/** By n8n's rules beside the node's file, below the node's version; the triggers share what has no operation. */
const FOLDER = join(__dirname, '../../nodes/OpenSign/__schema__/v1.0.0');
const TRIGGERS = '../v1.0.0.json';

const world = useWorld();
const isRecording = process.env.RECORD === '1';

function check(file: string, outputs: IDataObject[]) {
	expect(outputs.length).toBeGreaterThan(0);
	const made = { ...toSchema(outputs), version: 1 };
	const path = join(FOLDER, file);
	if (isRecording) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `${JSON.stringify(made, null, '\t')}\n`);
	}
	const schema = JSON.parse(readFileSync(path, 'utf8')) as typeof made;
	expect(outputs.filter((output) => !fits(output, schema))).toEqual([]);
	expect(schema).toEqual(made);
}

test.each(OPERATIONS)('%s %s puts out what its schema says', async (resource, operation) => {
	check(join(resource, `${operation}.json`), await outputsOf(world, resource, operation));
});

test('the triggers put out what their schema says', async () => {
	check(TRIGGERS, await triggerOutputs(world));
});

test('there is a schema for each operation, and none for another', () => {
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
	const named = OPERATIONS.map(([resource, operation]) => join(resource, `${operation}.json`));
	expect(files.filter((file) => file.endsWith('.json')).sort()).toEqual(named.sort());
});
