import { parseArgs } from 'node:util';

import { SEED_HELP } from '../seed/form';
import { QUIRKS_HELP, readQuirks, type Quirks } from '../state/quirks';

export interface Options {
	help: boolean;
	/** One line of JSON for a program, instead of text for people. */
	json: boolean;
	/** 0 for one that is free. */
	port: number;
	/** In which it is not the strictest server. */
	quirks: Partial<Quirks>;
	/** Path of a seed file. */
	seed?: string;
}

export const HELP = `Starts the stand-in OpenSign server on this machine, for an n8n of your own.

  npm run stand-in -- [--port N] [--seed FILE] [--quirks LIST] [--json]

  --port N       of the self-hosted environment; a free one if not given
  --seed FILE    what is there at the start; one template if not given
  --quirks LIST  how it differs from other servers, like version1 or titlesNeedLatin=no,smallLimits=yes
  --json         prints one line of JSON (see Announcement), and ends when its standard input is closed
  --help         prints this

It keeps everything in memory, and ends with Ctrl+C.

${QUIRKS_HELP}

${SEED_HELP}`;

/**
 * Reads the command line.
 *
 * @throws with a sentence when it cannot be understood
 */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			help: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			port: { type: 'string', default: '0' },
			quirks: { type: 'string' },
			seed: { type: 'string' },
		},
	});
	const { help = false, json = false, port = '0', quirks, seed } = values;
	return {
		help,
		json,
		port: readPort(port),
		quirks: quirks === undefined ? {} : readQuirks(quirks),
		seed,
	};
}

function readPort(text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new Error(`--port must be a whole number from 0 to 65535, not "${text}".`);
}
