import { FIELDS } from './fields';
import { JSON_INPUTS } from './json';
import { OPTIONS } from './options';
import { SIGNERS } from './signers';

/** Mistakes in the inputs of Send: all can be seen without any request. */
export const BAD_INPUTS = [SIGNERS, FIELDS, JSON_INPUTS, OPTIONS].flatMap((topic) =>
	Object.entries(topic).map(([name, { given, says }]) => ({ name, given, says })),
);
