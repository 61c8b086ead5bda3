import type { IDataObject, NodeApiError } from 'n8n-workflow';

import type { Problems } from '../core/errors';
import type { Call } from '../core/registry';
import type { AdditionalOptions } from '../inputs/additionalOptions';
import type { PdfSource } from '../inputs/pdf';
import type { TemplateForm } from '../inputs/templateForm';
import type { TemplateJson } from '../inputs/templateJson';
import { toTemplateValues } from '../inputs/templateValues';
import type { Environment } from '../opensign/environment';
import { checkFolder } from '../opensign/folders';
import { getEnvironment } from '../opensign/request';
import type { Recipient, Template, TemplateSigner } from '../opensign/shapes';
import { getTemplate } from '../opensign/templates';
import { forFile, readPdf } from './file';
import { checkOptions } from './preflight/options';
import { checkLayout } from './preflight/places';
import { checkTemplate } from './preflight/template';
import { ownersIn } from './placing/ownersIn';
import type { Owned } from './placing/placeAll';
import type { Send } from './send';

/** What was entered for a document that is made from a template, as far as it could be read. */
interface Entered {
	/** The template's own if empty. */
	title?: string;
	templateId?: string;
	values?: TemplateForm | TemplateJson;
	options?: AdditionalOptions;
}

/**
 * Checks a document that is made from a template, without a request that costs anything.
 *
 * @param source where a PDF comes from that takes the place of the template's own; null if none is to
 * @returns the document, or undefined when an input could not be read
 * @throws NodeApiError when the template cannot be read
 */
export async function checkFromTemplate(
	{ title, templateId, values, options }: Entered,
	source: PdfSource | null | undefined,
	call: Call,
	problems: Problems,
): Promise<Send | undefined> {
	const { context, i, run } = call;
	const environment = await getEnvironment(context, i);
	problems.add(...environment.problems, ...checkOptions(options?.body ?? {}));
	const pdf =
		source &&
		(await readPdf(context, i, source, {
			environment,
			raisedMb: options?.maxFileMb,
			openedMb: options?.openedMb,
			password: options?.password ?? '',
		}));
	problems.add(pdf?.problem);
	problems.explain(pdf?.why);
	// Without a usable credential or template nothing else can be said.
	if (environment.problems.length > 0 || templateId === undefined) return undefined;

	const template = await findTemplate(call, templateId, environment, problems);
	if (template === undefined) return undefined;
	problems.add(...checkLayout(template, pdf?.pages));
	const lock = options?.lockValues === true;
	const given = values && toTemplateValues(values, template, lock, context.getTimezone());
	problems.add(...(given?.problems ?? []));
	problems.add(await checkFolder(context, i, run, options?.body ?? {}));
	if (given?.problems.length === 0) {
		problems.add(...checkTemplate(template, given.signers, given.prefill));
	}
	if (title === undefined || given === undefined || options === undefined || source === undefined) {
		return undefined;
	}

	const { signers, prefill } = given;
	const people = withTemplatesPeople(template, signers);
	const body: IDataObject = { signers };
	if (title !== '') body.title = title;
	if (prefill.length > 0) body.prefill = { widgets: prefill };
	return {
		path: `/createdocument/${encodeURIComponent(templateId)}`,
		title: title || template.title,
		body: pdf?.content ? forFile({ ...body, ...options.body }, pdf) : { ...body, ...options.body },
		file: pdf?.content,
		signers: people,
		templateId,
		template,
		layout: {
			file: pdf?.content ? pdf : undefined,
			owned: withPeople(ownersIn(template), people),
		},
		includeRawResponse: options.includeRawResponse,
		lookUpSeconds: options.lookUpSeconds,
		notTwiceDays: options.notTwiceDays,
		explain: explainRoles,
	};
}

/** Everyone who gets the document: whom the template names for a role that nothing is given for gets it, too. */
function withTemplatesPeople(template: Template, signers: TemplateSigner[]): Recipient[] {
	const isGiven = (role: string) => signers.some((signer) => signer.role === role);
	const others = template.signers.filter(({ role, email }) => role && email && !isGiven(role));
	return [...signers, ...others.map(({ role, name, email }) => ({ role, name, email }))];
}

/** Whose fields are whose, by those who get the document. */
const withPeople = (owned: Owned[], people: Recipient[]): Owned[] =>
	owned.map((one) => {
		const person = people.find(({ role }) => role !== undefined && role === one.role);
		return { ...one, email: person?.email };
	});

/** The template; that there is none is a problem among others, or the error by itself. */
async function findTemplate(
	{ context, i, run }: Call,
	templateId: string,
	environment: Environment,
	problems: Problems,
): Promise<Template | undefined> {
	try {
		return await getTemplate(context, i, run, templateId, environment);
	} catch (error) {
		const failure = error as NodeApiError;
		if (!problems.any) throw failure;
		problems.add(failure.message);
		return undefined;
	}
}

function explainRoles(status: number, text: string) {
	if (!/provide signers properly/i.test(text)) return undefined;
	return {
		message: 'OpenSign refused the signers: they do not match the roles of the template.',
		description: `HTTP status ${status}. If the template names people for some roles, give either only the roles without a person, or all roles.`,
	};
}
