import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** Method of `methods/listSearch.ts`. */
	searchListMethod: string;
	placeholder?: string;
	/** What the web app's addresses show, where they show such a thing at all. */
	url?: keyof typeof ADDRESSES;
}

/** Ids as OpenSign's database (Parse) makes them: ten letters and digits; an installation may make longer ones. */
const ID = '[A-Za-z0-9]{6,32}';

/** The web app's addresses with an id in them (seen in its routes). */
const ADDRESSES = {
	document: {
		pattern: new RegExp(
			`/(?:recipientSignPdf|pdfRequestFiles|placeHolderSign|signaturePdf)/(${ID})(?:[/?#]|$)`,
			'i',
		),
		example: 'e.g. https://app.opensignlabs.com/recipientSignPdf/FGik23bhUJ',
	},
	template: {
		pattern: new RegExp(`/template/(${ID})(?:[/?#]|$)`),
		example: 'e.g. https://app.opensignlabs.com/template/x1Hbnms2Pg',
	},
};

/** An input that names one of OpenSign's things: picked from a searchable list, by its address, or by its id. */
export const locatorField = ({
	displayName,
	name,
	description,
	searchListMethod,
	placeholder = 'e.g. FGik23bhUJ',
	url,
}: Locator): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select…',
			typeOptions: { searchListMethod, searchable: true },
		},
		...(url
			? [
					{
						displayName: 'By URL',
						name: 'url',
						type: 'string' as const,
						placeholder: ADDRESSES[url].example,
						hint:
							url === 'document'
								? 'The address of the document in OpenSign, or a signing link'
								: 'The address of the template in OpenSign',
					},
				]
			: []),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^\\s*(${ID})?\\s*$`,
						errorMessage: 'An ID of OpenSign consists of letters and digits, like FGik23bhUJ',
					},
				},
			],
		},
	],
});

/** What stands in a locator, or in the text that an expression has put in its place. */
export function locatorText(locator: unknown): string {
	const value =
		typeof locator === 'object' && locator !== null
			? (locator as { value?: unknown }).value
			: locator;
	return String(value ?? '').trim();
}

/** The id in the value of a locator, or what is wrong with it. */
export function locatedId(
	locator: unknown,
	{ displayName }: INodeProperties,
): { id?: string; problem?: string } {
	const text = locatorText(locator);
	if (text === '')
		return { problem: `${displayName}: none is chosen. Pick one from the list or enter its ID.` };
	// An expression may well yield an address where an id is expected.
	const id = text.includes('/') ? idInAddress(text) : text;
	if (id === undefined)
		return {
			problem: `${displayName}: '${text}' is not an address of OpenSign that names one. Paste the address from OpenSign, or enter the ID.`,
		};
	if (!new RegExp(`^${ID}$`).test(id))
		return {
			problem: `${displayName}: '${id}' is not an ID of OpenSign's, which consists of letters and digits, like FGik23bhUJ. Pick one from the list or enter its ID.`,
		};
	return { id };
}

function idInAddress(address: string): string | undefined {
	for (const { pattern } of Object.values(ADDRESSES)) {
		const [, id] = pattern.exec(address) ?? [];
		if (id) return id;
	}
	// A signing link holds "document/address/contact" as base64.
	const [, code] = /\/login\/([A-Za-z0-9+_=%-]+)/.exec(address) ?? [];
	return (
		code &&
		new RegExp(`^(${ID})/[^/]+@`).exec(
			Buffer.from(decodeURIComponent(code), 'base64').toString(),
		)?.[1]
	);
}

export const readLocator = (context: IExecuteFunctions, i: number, field: INodeProperties) =>
	locatedId(context.getNodeParameter(field.name, i, ''), field);

/** @throws NodeOperationError when nothing was chosen, or something that cannot be */
export function readId(context: IExecuteFunctions, i: number, field: INodeProperties): string {
	const { id, problem } = readLocator(context, i, field);
	if (id === undefined)
		throw new NodeOperationError(context.getNode(), problem ?? '', { itemIndex: i });
	return id;
}
