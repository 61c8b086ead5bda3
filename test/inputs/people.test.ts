import type { IDataObject } from 'n8n-workflow';

import { field, withSigner, withSigners } from '../builders';
import { sendParameters, signature, signer, useWorld } from '../harness/world';
import { SAMPLE_PDF } from '../../dev/opensign-server';

/** Inputs as people's workflows really give them: what goes out of each, or what is said. */
const world = useWorld();
const pdf = SAMPLE_PDF;

interface Row {
	given: IDataObject;
	/** Part of the request's body. */
	sent?: IDataObject;
	/** The whole message. */
	says?: string;
}
type Rows = Record<string, Row>;

const send = async (parameters: IDataObject) =>
	await world.engine.runNode(parameters, {
		credential: world.credential(),
		items: [await world.engine.binaryItem(pdf, { json: { row: null, id: 4711 } })],
	});

async function check({ given, sent, says }: Row) {
	const { error } = await send(given);
	expect(error?.message).toBe(says);
	const [request] = world.server.createRequests();
	if (sent) expect(request.body).toMatchObject(sent);
	else expect(request).toBeUndefined();
}

const byJson = (signers: unknown) =>
	sendParameters({ signersInput: 'json', signersJson: JSON.stringify(signers) });
const anna = { name: 'Anna', email: 'anna@example.com', widgets: [signature] };
const fromDatabase = (changes: object) => byJson([{ ...anna, ...changes }]);
const withOptions = (additionalOptions: IDataObject) => sendParameters({ additionalOptions });

const FROM_DATABASES: Rows = {
	'a phone number that is null is left out': {
		given: fromDatabase({ phone: null, company: null }),
		sent: { signers: [{ role: 'Signer 1', name: 'Anna', email: 'anna@example.com' }] },
	},
	'a phone number that is a number': {
		given: fromDatabase({ phone: 4917612345678 }),
		sent: { signers: [{ phone: '4917612345678' }] },
	},
	'a phone number that is false': {
		given: fromDatabase({ phone: false }),
		says: 'Signer 1, phone: false is not a text. Enter text, or an expression that yields text.',
	},
	'phone numbers': {
		given: fromDatabase({ phone: ['1', '2'] }),
		says: 'Signer 1, phone: a list is not a text. Enter text, or an expression that yields text.',
	},
	'an object as name': {
		given: fromDatabase({ name: { first: 'Anna' } }),
		says: 'Signer 1, name: an object is not a text. Enter text, or an expression that yields text.',
	},
	'nothing as access code and task, blanks around the rest': {
		given: fromDatabase({ email: ' anna@example.com ', access_code: '', signer_role: null }),
		sent: { signers: [{ email: 'anna@example.com' }] },
	},
	'the task in another letter case': {
		given: fromDatabase({ signer_role: 'Approver', widgets: [] }),
		sent: { signers: [{ signer_role: 'approver' }] },
	},
	'a number as title': {
		given: sendParameters({ title: '={{ $json.id }}' }),
		sent: { title: '4711' },
	},
	'null as title': {
		given: sendParameters({ title: '={{ $json.row }}' }),
		says: 'Title: nothing was entered. Signers need a title to know what they sign.',
	},
	'null and a number as note and sender': {
		given: withOptions({
			document: { note: '={{ $json.row }}', description: '={{ $json.id }}' },
			email: { senderName: '={{ $json.id }}' },
		}),
		sent: { description: '4711', sender_name: '4711' },
	},
	'a flag as text, a size as text, a color in capitals': {
		given: withSigner({
			widgets: {
				widget: [
					signature,
					field('textbox', {
						name: 'a',
						options: { required: '={{ "FALSE" }}', fontSize: '={{ "12" }}', color: 'Blue' },
					}),
				],
			},
		}),
		sent: {
			signers: [
				{
					widgets: [
						{ type: 'signature' },
						{ options: { name: 'a', required: false, fontsize: 12, color: 'blue' } },
					],
				},
			],
		},
	},
	'a size that there is not': {
		given: withSigner({
			widgets: { widget: [signature, field('textbox', { name: 'a', options: { fontSize: 11 } })] },
		}),
		says: 'Signer 1 (Tenant), field 2 (a), Font Size: 11 is not possible. Use one of: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28.',
	},
};

const ADDRESSES: Rows = {
	'invisible characters in an address': {
		given: withSigner({ email: '\ufeffan\u00adna@exa\u200bmple.com\u200e' }),
		sent: { signers: [{ email: 'anna@example.com' }] },
	},
	'invisible characters in copies and Reply-To': {
		given: withOptions({
			copies: { cc: 'boss\u200b@example.com, \ufeff' },
			email: { senderEmail: ' us@example.com\u200b ' },
		}),
		sent: { cc: ['boss@example.com'], sender_email: 'us@example.com' },
	},
	'a control character in an address': {
		given: withSigner({ email: 'an\u0007na@example.com' }),
		says: "Signer 1 (Tenant): 'an\u0007na@example.com' is not an e-mail address.",
	},
};

const CHOICES: Rows = {
	'choices as JSON in a text, as a database column holds them': {
		given: withSigner({
			widgets: {
				widget: [
					signature,
					field('dropdown', { name: 'a', options: { choices: '["Yes", "No, thanks"]' } }),
				],
			},
		}),
		sent: { signers: [{ widgets: [{}, { options: { values: ['Yes', 'No, thanks'] } }] }] },
	},
	'a switch whose expression yields nothing stands as it is shown': {
		given: withOptions({ email: { sendEmail: '={{ $json.nothing }}' } }),
		sent: { send_email: false },
	},
};

const inOrder = (...orders: unknown[]) =>
	withSigners(
		...orders.map((order, k) =>
			signer({
				role: `R${k}`,
				email: `p${k}@example.com`,
				details: { order } as IDataObject,
				widgets: { widget: [field('signature', { y: 100 * (k + 1) })] },
			}),
		),
	);

const ORDERS: Rows = {
	'0 is before 1': {
		given: inOrder(2, 0, 1),
		sent: { signers: [{ role: 'R1' }, { role: 'R2' }, { role: 'R0' }] },
	},
	'numbers as text': {
		given: inOrder('10', '9'),
		sent: { signers: [{ role: 'R1' }, { role: 'R0' }] },
	},
	'no number': {
		given: inOrder('2nd', 1),
		says: "Signer 1 (R0), Order: '2nd' is not a whole number from 0.",
	},
};

test.each(Object.entries({ ...FROM_DATABASES, ...ADDRESSES, ...CHOICES, ...ORDERS }))(
	'%s',
	async (_name, row) => await check(row),
);
