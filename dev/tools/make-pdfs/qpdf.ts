import { read, run, write } from './workshop';

/** The PDF as qpdf makes it with these options. */
export function qpdf(input: Buffer, ...options: string[]): Buffer {
	write('in.pdf', input);
	run('qpdf', [...options, 'in.pdf', 'out.pdf']);
	return read('out.pdf');
}

/**
 * @param user the password to open it; empty for none
 * @param bits of the key
 */
export const encrypt = (input: Buffer, user: string, bits: string, ...options: string[]) =>
	qpdf(input, '--encrypt', user, 'owner-secret', bits, ...options, '--');
