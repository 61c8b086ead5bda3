import type { Widget } from '../../../dev/opensign-server';
import type { StandIn } from './standIn';

export const AT = { page: 1, x: 119, y: 84.2, w: 59.5, h: 42.1 };
/** Where `AT` is on an A4 page. */
export const A4_PLACE = '--x:20%;--y:10%;--w:10%;--h:5%;';

/** Sends a document to Anna and Carl, and opens Anna's page, on which is a signature in any case. */
export async function open(
	standIn: StandIn,
	fields: Array<Partial<Widget>>,
	changes: object = {},
	signer: object = {},
) {
	const isThere = fields.some(({ type }) => type === 'signature');
	const widgets = isThere ? fields : [...fields, { ...AT, type: 'signature', y: 700 }];
	const { body } = await standIn.create({
		signers: [
			{ name: 'Anna', email: 'anna@example.com', widgets, ...signer },
			{
				name: 'Carl',
				email: 'carl@example.com',
				widgets: [{ ...AT, type: 'signature', x: 297.5, options: { name: 'consent' } }],
			},
		],
		...changes,
	});
	const [{ url }] = body.signurl;
	const response = await fetch(url);
	return { url, response, html: await response.text() };
}

export const post = async (url: string, values: Record<string, string> = {}) =>
	await fetch(`${url}/sign`, { method: 'POST', body: new URLSearchParams(values) });
