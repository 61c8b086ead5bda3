import { makePdf } from '../../harness/pdf';
import { SIGNATURE, type StandIn } from './standIn';

/** An answer as tests compare it. */
export interface Answer {
	status: number;
	body: Record<string, unknown>;
}

export const BARE_REFUSAL: Answer = {
	status: 400,
	body: { error: 'Something went wrong, please try again later!' },
};

export const AT = { page: 1, x: 10, y: 10, w: 100, h: 20 };

/** The routes that make something of a title and of a signer's fields. */
export const CREATES = [
	'/createdocument',
	'/draftdocument',
	'/selfsign',
	'/createtemplate',
	'/drafttemplate',
	'/publictemplate',
];
export const TEMPLATE_CREATES = CREATES.slice(3);

export async function toAnswer(response: Response): Promise<Answer> {
	return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** Makes something by one of `CREATES`, for Anna, with these fields besides her signature. */
export async function make(
	standIn: StandIn,
	route: string,
	{ title = 'T', widgets = [] as object[] } = {},
): Promise<Answer> {
	const person = { name: 'Anna', email: 'anna@example.com', role: 'Tenant' };
	const signer = { ...person, widgets: [...SIGNATURE, ...widgets] };
	const people = route === '/selfsign' ? { signer } : { signers: [signer] };
	const file = (await makePdf()).toString('base64');
	return await toAnswer(await standIn.post(route, { title, file, ...people }));
}
