import type { Said, Understood } from './said';
import { toType, toWord } from './words';

/** Dropbox Sign's types. Other words between bars are no tags. */
const TYPES = ['text', 'check', 'checkbox', 'date', 'initial', 'sig', 'textmerge', 'checkboxmerge'];

/** Who fills in what Dropbox Sign's API writes. */
const SENDER = 'sender';

/** The short names that [def:$name|…] gives to tags, and what they stand for. */
export type Aliases = Map<string, { said: Said; isUsed: boolean }>;

/**
 * What is said between brackets: Dropbox Sign's `[sig|req|signer1|Label|Id]`, its short names, and SignatureAPI's
 * `[[tenant.signature]]`.
 *
 * @param aliases those that were defined; definitions are added
 */
export function readBrackets(text: string, aliases: Aliases): Understood {
	if (text.startsWith('[[')) return readSignatureApi(text.slice(2, -2));
	const inside = text.slice(1, -1);
	const [definition, name] = /^def:\$(\w+)(?=\|)/i.exec(inside.replace(/\s/g, '')) ?? [];
	if (definition && name) return define(name, inside.slice(inside.indexOf('|') + 1), aliases);
	if (inside.trim().startsWith('$')) return useAlias(inside, aliases);
	return readBars(inside);
}

function readBars(inside: string): Understood {
	const parts = inside.split('|').map((part) => part.trim());
	const [word, need = '', signer = '', label = '', id = ''] = parts;
	const type = toType(word);
	const isTag = parts.length >= 3 && TYPES.includes(toWord(word)) && /^(?:no)?req/i.test(need);
	if (type === undefined || !isTag) return undefined;
	if (/\d/.test(need)) {
		return {
			problem: `OpenSign has one field for all choices of a group, not ${need}. Write {{checkbox;role=${signer || 'signer1'};choices=A|B}} in place of them.`,
		};
	}
	const entries: Said['entries'] = [];
	if (type !== 'signature') {
		entries.push(['required', toWord(need) === 'noreq' ? 'false' : 'true']);
	}
	// What is written by the service that sends is found by its name.
	const name = id || (toWord(word).endsWith('merge') ? label : '');
	if (name) entries.push(['name', name]);
	if (label) entries.push(type === 'checkbox' ? ['choices', label] : ['label', label]);
	const implied = type === 'date' ? { signing_date: true } : {};
	const role = signer === '' ? undefined : signer;
	const said: Said = { type, role, entries, implied, isForeign: true };
	said.isTagWide = type !== 'checkbox';
	said.isPrefill = toWord(signer) === SENDER;
	return { said };
}

function define(name: string, rest: string, aliases: Aliases): Understood {
	const understood = readBars(rest);
	if (understood === undefined || 'problem' in understood) {
		return understood ?? { problem: 'What it stands for cannot be read.' };
	}
	aliases.set(name.toLowerCase(), { said: understood.said, isUsed: false });
	return undefined;
}

/** [$name], which may be filled up with underscores to be as wide as the field. */
function useAlias(inside: string, aliases: Aliases): Understood {
	const name = inside.trim().slice(1).toLowerCase().replaceAll(' ', '');
	const known = [...aliases].find(
		([alias]) => name.startsWith(alias) && /^_*$/.test(name.slice(alias.length)),
	);
	if (known === undefined) return undefined;
	known[1].isUsed = true;
	return { said: known[1].said };
}

/** [[tenant.signature]], and [[tenant_signature]] where a key ends in what is to be done there. */
function readSignatureApi(inside: string): Understood {
	const key = inside.replace(/\s/g, '');
	const dot = /^(\w+)\.(\w+)$/.exec(key);
	const underscore = /^(\w+)_(signature|initials)$/i.exec(key);
	const [, role, word] = dot ?? underscore ?? [];
	const type = word ? toType(word) : undefined;
	if (type !== 'signature' && type !== 'initials') return undefined;
	return { said: { type, role, entries: [], implied: {}, isForeign: true } };
}
