import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Signer, SignerRole, TemplateSigner } from '../opensign/shapes';
import { isRecord, parseJson, parseWidgets, toText } from '../core/values';
import { toWidget } from './widgets';

/** The signers of item `i` in OpenSign's form, unchecked; or why they cannot be read. */
export function readSigners(
	context: IExecuteFunctions,
	i: number,
): { signers: Signer[]; problem?: string } {
	if (context.getNodeParameter('signersInput', i) === 'json')
		return fromJson(context.getNodeParameter('signersJson', i));
	const entries = context.getNodeParameter('signers.signer', i, []) as IDataObject[];
	const signers: Signer[] = [];
	for (const [k, entry] of inOrder(entries).entries()) {
		try {
			signers.push({
				...toPerson(entry),
				role: toText(entry.role) ?? `Signer ${k + 1}`,
				widgets: readWidgets(entry),
			});
		} catch (error) {
			return {
				signers: [],
				problem: `Signer ${k + 1}: Fields (JSON) cannot be read (${(error as Error).message}). Paste the lines that OpenSign's debug page copies, or a JSON array.`,
			};
		}
	}
	return { signers };
}

function fromJson(value: unknown): { signers: Signer[]; problem?: string } {
	try {
		const parsed = parseJson(value);
		const list = isRecord(parsed) && Array.isArray(parsed.signers) ? parsed.signers : parsed;
		if (!Array.isArray(list))
			return {
				signers: [],
				problem:
					'Signers (JSON): this is not an array. Enter a list of signers in square brackets.',
			};
		return {
			signers: list.map(
				(signer: unknown, k) => (isRecord(signer) ? fromRecord(signer, k) : signer) as Signer,
			),
		};
	} catch (error) {
		return {
			signers: [],
			problem: `Signers (JSON): this is not valid JSON (${(error as Error).message}).`,
		};
	}
}

/** OpenSign drops a signer whose phone number is no text, which it often is not when it comes from a sheet. */
function fromRecord(
	{ phone, access_code: code, widgets = [], ...rest }: Record<string, unknown>,
	k: number,
): Record<string, unknown> {
	const text = (name: string, value: unknown) =>
		value === undefined ? {} : { [name]: typeof value === 'number' ? String(value) : value };
	return {
		role: `Signer ${k + 1}`,
		...rest,
		...text('phone', phone),
		...text('access_code', code),
		widgets: Array.isArray(widgets) ? parseWidgets(widgets) : widgets,
	};
}

const readWidgets = (entry: IDataObject) =>
	entry.widgetsInput === 'json'
		? (parseWidgets(entry.widgetsJson) as Signer['widgets'])
		: (((entry.widgets as IDataObject | undefined)?.widget ?? []) as IDataObject[]).map(toWidget);

/** A form entry as OpenSign's signer. Empty inputs are left out; so is the task Sign, which is OpenSign's default. */
export function toPerson(entry: IDataObject): Omit<TemplateSigner, 'role'> {
	const task = toText(entry.signerRole) as SignerRole | undefined;
	const details = (entry.details ?? {}) as IDataObject;
	return withoutUndefined({
		email: toText(entry.email),
		name: toText(entry.name),
		phone: toText(details.phone),
		company: toText(details.company),
		job_title: toText(details.jobTitle),
		signer_role: task === 'signer' ? undefined : task,
		access_code: toText(details.accessCode),
	});
}

/** Those with an order first, by it; the others as they stand. */
function inOrder(entries: IDataObject[]): IDataObject[] {
	const rank = ({ details }: IDataObject) =>
		Number((details as IDataObject | undefined)?.order) || Infinity;
	return [...entries].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

const withoutUndefined = <T extends object>(object: T): T =>
	Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
