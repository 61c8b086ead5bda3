import type { Input } from './input';

/** What is to be known of an operation before it is used, as a sentence in its form. */
export const notice = (name: string, sentence: string): Input<undefined> => ({
	properties: [{ displayName: sentence, name, type: 'notice', default: '' }],
	read: () => undefined,
});
