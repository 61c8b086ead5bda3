import { readSentences } from '../../dev/tools/docs/sentences';

test('the sentences are found in all the ways in which the code says them', () => {
	const found = readSentences();
	const said = (message: string) => found.find((one) => one.message === message);
	// An explanation, an error of n8n's, a problem, a value that cannot be read, a text that is handed on.
	expect(said("OpenSign's … environment refused the API token.")?.advice).toContain('was replaced');
	expect(
		said('An earlier try may already have mailed …, so no other e-mail was sent.')?.advice,
	).toContain('start a new execution');
	expect(said('Message: nothing was entered. Say what is to be approved.')).toBeDefined();
	expect(said('… is not an e-mail address.')).toBeDefined();
	expect(said('Signers: there are none. Add at least one person who signs.')).toBeDefined();
	expect(found.length).toBeGreaterThan(200);
});
