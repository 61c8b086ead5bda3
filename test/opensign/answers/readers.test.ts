import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { toMapperFields } from '../../../nodes/OpenSign/inputs/templateForm';
import { readCredits, readUser } from '../../../nodes/OpenSign/opensign/answers/account';
import { readChange } from '../../../nodes/OpenSign/opensign/answers/change';
import { readContact } from '../../../nodes/OpenSign/opensign/answers/contact';
import { readCreation, readSigningLinks } from '../../../nodes/OpenSign/opensign/answers/creation';
import { readDocument } from '../../../nodes/OpenSign/opensign/answers/document';
import { readFolder } from '../../../nodes/OpenSign/opensign/answers/folder';
import { readFormData, readSignerIps } from '../../../nodes/OpenSign/opensign/answers/formData';
import { readResult } from '../../../nodes/OpenSign/opensign/answers/list';
import { OddAnswer } from '../../../nodes/OpenSign/opensign/answers/read';
import { readTemplate } from '../../../nodes/OpenSign/opensign/answers/template';
import { readWebhook } from '../../../nodes/OpenSign/opensign/answers/webhook';
import { nameDocument } from '../../../nodes/OpenSign/opensign/documents';
import { eventKey, fromDocument, readEvent } from '../../../nodes/OpenSign/opensign/events';
import { explainAnswer, explainOdd } from '../../../nodes/OpenSign/opensign/explain';
import { readEnvironment } from '../../../nodes/OpenSign/opensign/environment';
import { fileName } from '../../../nodes/OpenSign/opensign/files';
import {
	toContact,
	toDocument,
	toFolder,
	toSigningLinks,
	toTemplate,
} from '../../../nodes/OpenSign/opensign/output';
import { findMissing } from '../../../nodes/OpenSign/resources/document/missingFiles';
import { findChanges } from '../../../nodes/OpenSign/trigger/changes';
import { RAW } from './odd';
import { ANSWERS, CONTACT, DOCUMENT, EVENT, FOLDER, OLD_DOCUMENT, TEMPLATE } from './samples';

/** `ANSWERS_RUNS=10` looks ten times as far. */
const numRuns = 10_000 * Number(process.env.ANSWERS_RUNS ?? 1);
const SEED = 20260516;

/** Any JSON, but not the words by which raw values are recognised. */
const anyJson = fc
	.jsonValue({ maxDepth: 3 })
	.filter((value) => !RAW.test(JSON.stringify(value)))
	.map((value): unknown => value);

/** An answer with some of it left out, and some replaced by anything. */
function spoiled(usual: unknown): fc.Arbitrary<unknown> {
	return fc.oneof({ weight: 9, arbitrary: partly(usual) }, { weight: 1, arbitrary: anyJson });
}

function partly(usual: unknown): fc.Arbitrary<unknown> {
	if (Array.isArray(usual)) return fc.array(spoiled(usual[0]), { maxLength: 3 });
	if (typeof usual !== 'object' || usual === null) return fc.constant(usual);
	const parts = Object.entries(usual).map(([key, part]) => [key, spoiled(part)]);
	const keys = Object.fromEntries(parts) as Record<string, fc.Arbitrary<unknown>>;
	return fc.record(keys, { requiredKeys: [] });
}

/** Whether a value is what JSON can hold, without a number that is none, or a key without a value. */
function isPlain(value: unknown): boolean {
	if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (Array.isArray(value)) return value.every(isPlain);
	return typeof value === 'object' && Object.values(value).every(isPlain);
}

/** Dates that others reckon with: when somebody has viewed or signed is only shown. */
const RECKONED = /^(createdAt|updatedAt|deletedAt|revokedAt|renewalDate)$/;

/** The dates in a value that are none. */
function wrongDates(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
		if (!RECKONED.test(key)) return wrongDates(part);
		return part === null || !Number.isNaN(Date.parse(String(part))) ? [] : [part];
	});
}

/** By the reader: usual answers, and what is made of what it gives. */
const READERS: Record<string, { usual: unknown[]; use: (answer: unknown) => unknown }> = {
	user: { usual: [ANSWERS['GET /getuser']], use: (answer) => readUser(answer).objectId },
	credits: { usual: [ANSWERS['GET /getcredits']], use: readCredits },
	change: { usual: [ANSWERS['PUT /document']], use: readChange },
	contact: { usual: [CONTACT], use: (answer) => toContact(readContact(answer)) },
	folder: { usual: [FOLDER], use: (answer) => toFolder(readFolder(answer)) },
	'what was created': {
		usual: [ANSWERS['POST /draftdocument'], ANSWERS['POST /publictemplate']],
		use: (answer) => readCreation(answer).id,
	},
	'signing links': {
		usual: [ANSWERS['GET /signinglinks']],
		use: (answer) => toSigningLinks(readSigningLinks(answer)),
	},
	document: { usual: [DOCUMENT, OLD_DOCUMENT], use: useDocument },
	template: { usual: [TEMPLATE], use: useTemplate },
	'form data': {
		usual: [ANSWERS['GET /formdata']],
		use: (answer) => readFormData(answer).details.form_data,
	},
	'signer IPs': { usual: [ANSWERS['GET /signerips']], use: readSignerIps },
	webhook: {
		usual: [ANSWERS['GET /webhook']],
		use: (answer) => readWebhook(answer) ?? null,
	},
	'list of contacts': {
		usual: [ANSWERS['GET /contactlist']],
		use: (answer) => readResult(readContact)(answer).map(toContact),
	},
};

function useDocument(answer: unknown): unknown {
	const document = readDocument(answer);
	const wanted = ['signed', 'both', 'certificate', 'original', 'current'] as const;
	const changes = findChanges(document, {
		since: new Date(0).toISOString(),
		signed: {},
		closed: {},
	});
	return {
		json: toDocument(document, []),
		file: fileName(document),
		name: nameDocument(document),
		missing: wanted.flatMap((one) => findMissing(document, one)),
		keys: changes.map(eventKey),
		created: fromDocument(document, { event: 'created', occurredAt: null }).title,
	};
}

function useTemplate(answer: unknown): unknown {
	const template = readTemplate(answer);
	const labels = toMapperFields(template).map(({ id, displayName }) => ({ id, displayName }));
	return { json: toTemplate(template), labels };
}

/** What comes of it, or what is odd about it. Everything else that is thrown is a fault of ours. */
function outcome(use: (answer: unknown) => unknown, answer: unknown): unknown {
	try {
		return use(answer);
	} catch (error) {
		if (error instanceof OddAnswer) return `OpenSign's answer cannot be used: ${error.message}.`;
		throw error;
	}
}

describe.each(Object.entries(READERS))('%s', (_name, { usual, use }) => {
	test('what is usual is used', () => {
		for (const answer of usual) expect(outcome(use, answer)).toEqual(use(answer));
	});

	test('any JSON is used, or odd in plain words', () => {
		const answers = fc.oneof(...usual.map(spoiled), anyJson);
		fc.assert(
			fc.property(answers, (answer) => {
				const found = outcome(use, answer);
				expect(isPlain(found)).toBe(true);
				expect(JSON.stringify(found)).not.toMatch(RAW);
				expect(wrongDates(found)).toEqual([]);
			}),
			{ numRuns, seed: SEED },
		);
	});
});

test('the body of a webhook: any bytes are an event, or none in plain words', () => {
	const bodies = fc.oneof(
		fc.oneof(spoiled(EVENT), anyJson).map((value) => Buffer.from(JSON.stringify(value) ?? '')),
		fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
	);
	fc.assert(
		fc.property(bodies, (body) => {
			const read = readEvent(body);
			const said = read.event ? [read.event, eventKey(read.event)] : read.problem;
			expect(JSON.stringify(said) ?? '').not.toMatch(RAW);
			if (read.event) expect(read.event.title).toEqual(expect.any(String));
		}),
		{ numRuns, seed: SEED },
	);
});

test('any answer with any status is explained in plain words', () => {
	const environment = readEnvironment({
		environment: 'selfHosted',
		baseUrl: 'https://sign.example.com',
		apiToken: 'opensign.x',
	});
	const answers = fc.oneof(
		spoiled({ error: 'Document not found!', message: 'x' } as IDataObject),
		fc.string().filter((text) => !RAW.test(text)),
		fc.constant(undefined),
	);
	fc.assert(
		fc.property(fc.integer({ min: 200, max: 599 }), answers, (status, answer) => {
			const said = [
				explainAnswer(status, answer, environment),
				explainOdd('the document x', answer, new OddAnswer('it is null')),
			];
			for (const { message, description } of said) {
				expect(message).not.toMatch(RAW);
				expect(message.trim()).not.toBe('');
				expect(description).not.toMatch(RAW);
			}
		}),
		{ numRuns, seed: SEED },
	);
});
