import type { IDataObject } from 'n8n-workflow';

import type { Problems } from '../core/errors';
import { text, variants } from '../core/inputs';
import type { Read } from '../core/inputs';
import type { Call } from '../core/registry';
import { additionalOptions, type AdditionalOptions } from '../inputs/additionalOptions';
import { pdfInput } from '../inputs/pdf';
import type { OptionsOf } from '../inputs/sendOptions';
import { signersForm, signersJson, type EnteredSigner } from '../inputs/signers';
import { checkFolder } from '../opensign/folders';
import { getEnvironment } from '../opensign/request';
import type { Signer } from '../opensign/shapes';
import type { Content } from '../core/content';
import { checkWritten, forFile, readPdf, withoutText, type PdfFile } from './file';
import { layOut, wantedFor, withoutTags, type Layout } from './layOut';
import { nameWidgets, sayDefaults } from './completeWidgets';
import { checkOptions } from './preflight/options';
import { checkPlaces } from './preflight/places';
import { checkSigners, type SignerRules } from './preflight/signers';
import { checkWidgets } from './preflight/widgets';
import { contentsOf, ownersOf, PREFILL, widgetsOf, type AllPlaced } from './placing/placeAll';

export const titleInput = text('title', {
	displayName: 'Title',
	required: true,
	ifEmpty: 'Signers need a title to know what they sign.',
	placeholder: 'e.g. Rental agreement Anna Example',
	description: 'Title, which the signers see in the e-mail and on the signing page',
});

/** The ways to give the signers of an uploaded PDF. @param isSent whether mails go out */
export const signersBy = (isSent: boolean) => ({
	form: {
		name: 'Form',
		description: 'Enter each person below',
		inputs: { signers: signersForm(isSent) },
	},
	json: {
		name: 'JSON',
		description: "A list in OpenSign's own form, for a number of signers that changes",
		inputs: { signers: signersJson },
	},
});

/** The inputs of everything that begins with a PDF: file, signers with their fields, title, options. */
export const uploadInputs = (kind: OptionsOf) => ({
	pdf: pdfInput,
	people: variants('signersInput', {
		displayName: 'Signers From',
		default: 'form',
		description: 'How the signers are given',
		variants: signersBy(false),
	}),
	title: titleInput,
	options: additionalOptions(kind),
});

/** What was entered for an upload, as far as it could be read. */
interface Entered extends Partial<Omit<Read<ReturnType<typeof uploadInputs>>, 'people'>> {
	people?: { signers: EnteredSigner[] };
}

/** An upload that is ready to be sent. */
export interface Upload {
	title: string;
	/** The request's body, without the file. */
	body: IDataObject;
	file: Content;
	signers: Signer[];
	layout: Layout;
	includeRawResponse: boolean;
	lookUpSeconds?: number;
	notTwiceDays?: number;
}

const NO_OPTIONS: AdditionalOptions = {
	body: {},
	password: '',
	prefill: [],
	lockValues: false,
	includeRawResponse: false,
};

/**
 * Checks everything that begins with a PDF, without a request that costs anything.
 *
 * @returns the upload, or undefined when an input could not be read, or the PDF
 */
export async function checkUpload(
	{ title, pdf: source, people: entered, options = NO_OPTIONS }: Entered,
	{ context, i, run }: Call,
	problems: Problems,
	rules: SignerRules,
): Promise<Upload | undefined> {
	const environment = await getEnvironment(context, i);
	const { body, password, maxFileMb: raisedMb, openedMb } = options;
	const { includeRawResponse, lookUpSeconds, notTwiceDays } = options;
	const fields = { ...options, people: entered?.signers ?? [] };

	problems.add(...environment.problems);
	const wanted = { environment, raisedMb, openedMb, password, ...wantedFor(fields) };
	const pdf = source && (await readPdf(context, i, source, wanted));
	problems.add(pdf?.problem);
	problems.explain(pdf?.why);
	const { placed, tags, why } = layOut(fields, pdf, context.getTimezone());
	problems.explain(why);
	const asked = placed.signers.flatMap((person) => contentsOf(person.placed));
	nameWidgets([...contentsOf(placed.prefill), ...asked]);
	sayDefaults(asked);
	// Without a PDF nothing could be placed in it, which its own problem says.
	if (pdf?.content) problems.add(...placed.problems);
	if (entered) problems.add(...checkSigners(placed.signers, rules, placed.prefill));
	problems.add(...checkWidgets(PREFILL, placed.prefill, 'prefill'), ...checkOptions(body));
	problems.add(...checkPlaces(ownersOf(placed), pdf?.pages));
	// A request that could not be made with a wrong credential.
	if (environment.problems.length === 0) {
		problems.add(await checkFolder(context, i, run, body));
	}

	if (title === undefined || !pdf?.content || entered === undefined) return undefined;
	const file = options.coverTags && tags ? await withoutTags(context, pdf, tags) : pdf;
	if ('problem' in file) {
		problems.add(file.problem);
		return undefined;
	}
	problems.add(checkWritten(file, { environment, raisedMb }));
	const upload = toUpload(title, file, placed, body);
	return { ...upload, includeRawResponse, lookUpSeconds, notTwiceDays };
}

function toUpload(
	title: string,
	file: PdfFile,
	placed: AllPlaced,
	options: IDataObject,
): Pick<Upload, 'title' | 'body' | 'file' | 'signers' | 'layout'> {
	const signers = placed.signers.map(({ signer }) => signer);
	const prefill = widgetsOf(placed.prefill);
	const body: IDataObject = { title, signers, ...options };
	if (prefill.length > 0) body.prefill = { widgets: prefill };
	const layout = { file: withoutText(file), owned: ownersOf(placed) };
	return { title, body: forFile(body, file), file: file.content, signers, layout };
}
