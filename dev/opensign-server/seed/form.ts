import { z } from 'zod';

import { WIDGET_TYPES } from '../schemas/widgets';

/** As in `--help`, where people read it. */
export const SEED_HELP = `The seed file is JSON: for each environment (live, liveEu, sandbox, selfHosted), what is there at the start.

  {
    "selfHosted": {
      "token": "opensign.my-own-token",
      "folders": [{ "folderName": "Contracts" }, { "folderName": "2026", "parent": "Contracts" }],
      "contacts": [{ "name": "Anna Example", "email": "anna@example.com" }],
      "templates": [
        {
          "title": "Rental agreement",
          "file": "rental-agreement.pdf",
          "signers": [
            {
              "role": "Tenant",
              "widgets": [
                { "type": "signature", "page": 1, "x": 72, "y": 640, "w": 160, "h": 48 },
                { "type": "textbox", "page": 1, "x": 72, "y": 500, "w": 160, "h": 24, "options": { "name": "city" } }
              ]
            }
          ]
        }
      ],
      "documents": [
        {
          "title": "Rental agreement, flat 3",
          "status": "completed",
          "folder": "Contracts",
          "signers": [{ "name": "Anna Example", "email": "anna@example.com", "role": "Tenant" }]
        }
      ]
    }
  }

All is optional but title, folderName, name, email, role, signers and widgets where the example has them. Besides:
  id            of a folder, contact, template or document: the same at each start; made anew if not given
  file          a PDF, by its path from the seed file's folder; an empty page if not given
  contacts      phone, company, job_title
  templates     note; prefill (widgets filled in beforehand); of a signer: name, email, phone, signer_role
  documents     status: draft, in-progress (if not given), completed, declined, expired; options: as in the body of
                POST /createdocument; of a signer: phone, signer_role, access_code, widgets, viewed and signed (ISO 8601)`;

const name = z.string().min(1);
const id = z.string().regex(/^[A-Za-z0-9]+$/, 'must consist of letters and digits');
const signerRole = z.enum(['signer', 'viewer', 'approver']);
const date = z.string().datetime({ offset: true, message: 'must be a date and time as ISO 8601' });

const widget = z.strictObject({
	type: z.string().refine((type) => WIDGET_TYPES.includes(type), {
		message: `must be one of ${WIDGET_TYPES.join(', ')}`,
	}),
	page: z.number().int().positive(),
	x: z.number(),
	y: z.number(),
	w: z.number(),
	h: z.number(),
	options: z.object({ name: name.optional() }).passthrough().optional(),
});

const folder = z.strictObject({ id: id.optional(), folderName: name, parent: name.optional() });

const contact = z.strictObject({
	id: id.optional(),
	name,
	email: name,
	phone: z.string().optional(),
	company: z.string().optional(),
	job_title: z.string().optional(),
});

const template = z.strictObject({
	id: id.optional(),
	title: name,
	file: name.optional(),
	note: z.string().optional(),
	signers: z.array(
		z.strictObject({
			role: name,
			name: z.string().optional(),
			email: z.string().optional(),
			phone: z.string().optional(),
			signer_role: signerRole.optional(),
			widgets: z.array(widget),
		}),
	),
	prefill: z.array(widget).optional(),
});

const document = z.strictObject({
	id: id.optional(),
	title: name,
	file: name.optional(),
	folder: name.optional(),
	status: z.enum(['draft', 'in-progress', 'completed', 'declined', 'expired']).optional(),
	signers: z
		.array(
			z.strictObject({
				name: z.string().optional(),
				email: name,
				role: z.string().optional(),
				phone: z.string().optional(),
				signer_role: signerRole.optional(),
				access_code: z.string().optional(),
				widgets: z.array(widget).optional(),
				viewed: date.optional(),
				signed: date.optional(),
			}),
		)
		.optional(),
	options: z.record(z.unknown()).optional(),
});

const environment = z.strictObject({
	token: name.optional(),
	folders: z.array(folder).default([]),
	contacts: z.array(contact).default([]),
	templates: z.array(template).default([]),
	documents: z.array(document).default([]),
});

/** The file's form. */
export const seedForm = z.strictObject({
	live: environment.optional(),
	liveEu: environment.optional(),
	sandbox: environment.optional(),
	selfHosted: environment.optional(),
});

export type Seed = z.infer<typeof seedForm>;
export type EnvironmentSeed = z.infer<typeof environment>;
export type DocumentSeed = z.infer<typeof document>;
