import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { describe, field, isRecord, readText, WrongValue } from '../core/inputs';
import type { Field, Reader } from '../core/inputs';
import { withoutAccess } from '../core/links';

interface AboutLocator {
	displayName: string;
	name: string;
	description: string;
	/** Method of `methods/listSearch.ts`. */
	searchListMethod: string;
	placeholder?: string;
	/** What the web app's addresses show, where they show such a thing at all. */
	url?: keyof typeof ADDRESSES;
	/** Whether one must be chosen. */
	required: boolean;
}

/** Ids as OpenSign's database (Parse) makes them: ten letters and digits; an installation may make longer ones. */
const ID = '[A-Za-z0-9]{6,32}';
const WHOLE_ID = new RegExp(`^${ID}$`);

/** The web app's addresses with an id in them (seen in its routes). */
const ADDRESSES = {
	document: {
		pattern: new RegExp(
			`/(?:recipientSignPdf|pdfRequestFiles|placeHolderSign|signaturePdf)/(${ID})(?:[/?#]|$)`,
			'i',
		),
		example: 'e.g. https://app.opensignlabs.com/recipientSignPdf/FGik23bhUJ',
		hint: 'The address of the document in OpenSign, or a signing link',
	},
	template: {
		pattern: new RegExp(`/template/(${ID})(?:[/?#]|$)`),
		example: 'e.g. https://app.opensignlabs.com/template/x1Hbnms2Pg',
		hint: 'The address of the template in OpenSign',
	},
};

/**
 * An input that names one of OpenSign's things: picked from a searchable list, by its address, or by its id. Its value
 * is the id; empty where none is chosen and none is required.
 */
export function locator(about: AboutLocator): Field<string> {
	const { displayName, name, description, required } = about;
	const property: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required,
		description,
		modes: modesOf(about),
	};
	return field(property, required ? readChosenId : readId);
}

function modesOf({ searchListMethod, placeholder, url }: AboutLocator): INodePropertyMode[] {
	const byUrl = url && ADDRESSES[url];
	const modes = [
		mode('list', 'From List', {
			placeholder: 'Select…',
			typeOptions: { searchListMethod, searchable: true },
		}),
		byUrl && mode('url', 'By URL', { placeholder: byUrl.example, hint: byUrl.hint }),
		mode('id', 'By ID', {
			// Without a pattern: n8n ends each that takes some milliseconds, as on a busy machine, with an
			// error. The reader checks it.
			placeholder: placeholder ?? 'e.g. FGik23bhUJ',
		}),
	];
	return modes.filter((one) => one !== undefined);
}

const mode = (
	name: string,
	displayName: string,
	look: Partial<INodePropertyMode>,
): INodePropertyMode => ({
	displayName,
	name,
	type: name === 'list' ? 'list' : 'string',
	...look,
});

/** The id in what a locator holds, or in the text that an expression has put in its place; empty if nothing is there. */
const readId: Reader<string> = (value, zone) => {
	const text = readText(isRecord(value) && 'value' in value ? value.value : value, zone);
	if (text === '') return '';
	// An expression may well yield an address where an id is expected.
	const id = text.includes('/') ? idInAddress(text) : text;
	if (id === undefined) {
		throw new WrongValue([
			`${describe(withoutAccess(text))} is not an address of OpenSign that names one. Paste the address from OpenSign, or enter the ID.`,
		]);
	}
	if (WHOLE_ID.test(id)) return id;
	throw new WrongValue([
		`${describe(withoutAccess(id))} is not an ID of OpenSign's, which consists of letters and digits, like FGik23bhUJ. Pick one from the list or enter its ID.`,
	]);
};

const readChosenId: Reader<string> = (value, zone) => {
	const id = readId(value, zone);
	if (id !== '') return id;
	throw new WrongValue(['none is chosen. Pick one from the list or enter its ID.']);
};

function idInAddress(address: string): string | undefined {
	for (const { pattern } of Object.values(ADDRESSES)) {
		const [, id] = pattern.exec(address) ?? [];
		if (id) return id;
	}
	return idInSigningLink(address);
}

/** A signing link holds "document/address/contact" as base64. */
function idInSigningLink(address: string): string | undefined {
	const [, code] = /\/login\/([A-Za-z0-9+_=%-]+)/.exec(address) ?? [];
	const base64 = code && decode(code);
	if (!base64) return undefined;
	const text = Buffer.from(base64, 'base64').toString();
	const [, id] = new RegExp(`^(${ID})/[^/]+@`).exec(text) ?? [];
	return id;
}

/** A part of an address without its percent signs; nothing where they are not in order. */
function decode(part: string): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}
