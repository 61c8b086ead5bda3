import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { apiError } from '../core/errors';
import type { Call, OperationResult } from '../core/registry';
import { fileName } from '../opensign/files';
import { getEnvironment } from '../opensign/request';
import { getTemplate } from '../opensign/templates';
import { drawMarks, type Mark, type RGB } from '../pdf/draw';
import { download } from './download';
import type { Layout } from './layOut';
import type { Owned } from './placing/placeAll';
import { lookInto } from './preflight/file';
import type { Send } from './send';

/** One for each person, in their order; prefilled fields are grey. */
const COLORS: RGB[] = [
	[0.1, 0.35, 0.85],
	[0.85, 0.2, 0.15],
	[0.1, 0.55, 0.25],
	[0.6, 0.25, 0.75],
	[0.85, 0.5, 0],
	[0, 0.55, 0.6],
];
const GREY: RGB = [0.4, 0.4, 0.4];

/** How the boxes of prefilled fields are called. */
const PREFILLED = 'Prefilled';

/**
 * What would be sent: the fields with their places, the request's body without the file, and the PDF with the fields drawn
 * on it. Nothing is sent.
 *
 * @param field of the item that gets the PDF; null for none
 * @throws NodeApiError where the template's PDF cannot be fetched
 */
export async function preview(
	call: Call,
	{ title, body, layout, templateId }: Send,
	field: string | null,
): Promise<OperationResult> {
	const json: IDataObject = {
		title,
		templateId: templateId ?? null,
		pageCount: layout.file?.pages?.length ?? null,
		fields: layout.owned.flatMap(toFields),
		body: withoutSecrets(body),
	};
	if (field === null) return { json };
	const opened = await open(call, layout, templateId);
	if ('problem' in opened) return { json: { ...json, warnings: [opened.problem] } };
	const { content, password, pages } = opened;
	json.pageCount = pages.length;
	try {
		const drawn = await drawMarks(content, password, pages, layout.owned.flatMap(toMarks));
		const name = fileName({ title, objectId: 'preview' }, ' (preview)');
		const stored = await call.context.helpers.prepareBinaryData(drawn, name, 'application/pdf');
		const binary: IBinaryKeyData = { [field]: stored };
		return { json, binary };
	} catch {
		return { json: { ...json, warnings: [CANNOT_DRAW] } };
	}
}

const CANNOT_DRAW =
	'The fields cannot be drawn on this PDF, as it is written in an unusual way. Their places are under fields.';

const TOO_LARGE =
	'The fields cannot be drawn on this PDF, since it is too large to be looked into. Raise Look Into PDFs Up To under Additional Options.';

/** The body as it would be sent, without the file, its password, and the codes that open it for the signers. */
function withoutSecrets(body: IDataObject): IDataObject {
	const signers = (body.signers as IDataObject[]).map((signer) => omit(signer, ['access_code']));
	return { ...omit(body, ['file_password']), signers };
}

const omit = (object: IDataObject, keys: string[]): IDataObject =>
	Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const toFields = ({ owner, role, email, widgets }: Owned): IDataObject[] =>
	widgets.map(({ widget: { type, page, x, y, w, h, options = {} } }) => ({
		person: role === undefined ? PREFILLED : owner,
		role: role ?? null,
		email: email ?? null,
		type,
		name: options.name ?? null,
		page,
		x,
		y,
		w,
		h,
	}));

/** The first of the owned fields are those that are prefilled. */
const toMarks = ({ role = PREFILLED, widgets }: Owned, k: number): Mark[] =>
	widgets.map(({ widget: { type, page, x, y, w, h, options = {} } }) => ({
		page,
		x,
		y,
		w,
		h,
		lines: [`${role}: ${type}`, ...(options.name && options.name !== type ? [options.name] : [])],
		color: k === 0 ? GREY : COLORS[(k - 1) % COLORS.length],
	}));

/** The PDF that the fields are drawn on. */
async function open(call: Call, { file }: Layout, templateId: string | undefined) {
	if (file?.pages !== undefined) {
		const { content, password, pages } = file;
		return { content: await content.read(), password, pages };
	}
	if (file !== undefined || templateId === undefined) return { problem: TOO_LARGE };
	const content = await fetchTemplate(call, templateId);
	const opened = await lookInto("The template's PDF", content, { password: '' });
	return 'problem' in opened ? opened : { content, password: '', pages: opened.pdf.pages };
}

/** @throws NodeApiError where it cannot be fetched */
async function fetchTemplate({ context, i, run }: Call, templateId: string): Promise<Buffer> {
	const environment = await getEnvironment(context, i);
	const { file, title } = await getTemplate(context, i, run, templateId, environment);
	const name = `The PDF of the template '${title}'`;
	const content =
		file === undefined
			? { problem: `${name} cannot be fetched: OpenSign gives no link to it.` }
			: await download(context, {
					url: file,
					name,
					mayBePrivate: true,
					tooLarge: () => undefined,
				});
	if (!('problem' in content)) return await content.read();
	throw apiError(
		context.getNode(),
		i,
		content.problem,
		'Try again later, or turn Draw the PDF off.',
	);
}
