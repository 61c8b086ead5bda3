import { startOpenSignServer, VERSION_1 } from '../../../dev/opensign-server';
import { readQuirks } from '../../../dev/opensign-server/state/quirks';
import { BARE_REFUSAL, CREATES, make, TEMPLATE_CREATES, toAnswer } from './creates';
import { useReceiver } from './receiver';
import { useStandIn } from './standIn';

const standIn = useStandIn();
const receiver = useReceiver(standIn);

const ask = async (path: string, method = 'GET') =>
	await toAnswer(await standIn.call(path, { method }));
const addContact = async (email: string) =>
	await toAnswer(await standIn.post('/createcontact', { name: 'A', email }));

test('a reset brings back those that the server was started with', async () => {
	const server = await startOpenSignServer({ quirks: { smallLimits: true } });
	const before = { ...server.quirks };
	Object.assign(server.quirks, VERSION_1, { titlesNeedLatin: false });
	server.reset();
	await server.close();
	expect(server.quirks).toEqual(before);
	expect(before).toEqual({ ...standIn.server.quirks, smallLimits: true });
});

test('version 1 has every quirk', () => {
	expect(Object.keys(VERSION_1)).toEqual(Object.keys(standIn.server.quirks));
	expect(new Set(Object.values(VERSION_1))).toEqual(new Set([true]));
	expect(readQuirks('version1, smallLimits=no')).toEqual({ ...VERSION_1, smallLimits: false });
	expect(() => readQuirks('constructor=yes')).toThrow('--quirks has no "constructor=yes"');
});

describe('credits', () => {
	test.each(CREATES)('%s', async (route) => {
		const isTemplate = TEMPLATE_CREATES.includes(route);
		const cost = async () => {
			standIn.environment().credits = 5;
			expect((await make(standIn, route)).status).toBe(200);
			return 5 - standIn.environment().credits;
		};
		const withoutAny = async () => {
			standIn.environment().credits = 0;
			return (await make(standIn, route)).status;
		};
		expect([await cost(), await withoutAny()]).toEqual(isTemplate ? [0, 200] : [1, 429]);
		standIn.server.quirks.templatesAreFree = false;
		expect([await cost(), await withoutAny()]).toEqual([1, 429]);
	});
});

describe('contacts', () => {
	test.each([
		[true, { phone: '' }],
		[false, {}],
	])('phone in every answer: %p', async (contactsHavePhone, expected) => {
		standIn.server.quirks.contactsHavePhone = contactsHavePhone;
		const { body } = await addContact('anna@example.com');
		const { body: read } = await ask(`/contact/${String(body.objectId)}`);
		const { result } = (await ask('/contactlist')).body as { result: object[] };
		for (const contact of [body, read, result[0]]) {
			const { phone } = contact as { phone?: string };
			expect({ phone }).toEqual({ phone: undefined, ...expected });
		}
	});

	test('an address in another letter case', async () => {
		const { objectId } = (await addContact('anna@example.com')).body;
		const conflict = { status: 401, body: { error: 'Contact already exists!', objectId } };
		const signer = { email: 'Anna@Example.com', widgets: [] as object[], signer_role: 'viewer' };
		const addresses = async () => {
			const { status, body } = await standIn.create({ signers: [signer] });
			return [status, body.signurl.map(({ email }) => email)];
		};
		expect(await addContact('Anna@Example.com')).toEqual(BARE_REFUSAL);
		expect(await addContact('anna@example.com')).toEqual(conflict);
		expect(await addresses()).toEqual([200, []]);

		standIn.server.quirks.letterCaseMatters = false;
		expect(await addContact('Anna@Example.com')).toEqual(conflict);
		expect(await addresses()).toEqual([200, ['Anna@Example.com']]);
		await ask(`/contact/${String(objectId)}`, 'DELETE');
		standIn.server.quirks.letterCaseMatters = true;
		expect((await addContact('ANNA@example.com')).status).toBe(200);
	});
});

describe('what was deleted', () => {
	const MAKE: Array<[string, string, () => Promise<unknown>]> = [
		['document', 'Document', async () => (await make(standIn, '/createdocument')).body.objectId],
		['template', 'Template', async () => (await make(standIn, '/createtemplate')).body.objectId],
		['contact', 'Contact', async () => (await addContact('anna@example.com')).body.objectId],
	];

	test.each(MAKE)('%s: 404 with another key', async (thing, name, create) => {
		const path = `/${thing}/${String(await create())}`;
		const sentence = `${name} not found!`;
		const answers = async () => [
			await ask(path),
			await ask(path, 'DELETE'),
			await toAnswer(await standIn.call(path, { method: 'PUT', body: '{"name":"N"}' })),
		];
		expect((await ask(path, 'DELETE')).status).toBe(200);
		const deleted = { status: 404, body: { message: sentence } };
		expect(await answers()).toEqual([deleted, deleted, deleted]);
		const unknown = { status: 404, body: { error: sentence } };
		expect(await ask(`/${thing}/unknown`)).toEqual(unknown);
		standIn.server.quirks.deletedIsMessage = false;
		expect(await answers()).toEqual([unknown, unknown, unknown]);
	});
});

test('the list of templates has links to their files', async () => {
	await make(standIn, '/createtemplate');
	const file = async () => {
		const { result } = (await ask('/templatelist')).body as { result: Array<{ file?: string }> };
		return result[0].file;
	};
	expect((await fetch(String(await file()))).status).toBe(200);
	standIn.server.quirks.templateListHasFiles = false;
	expect(await file()).toBeUndefined();
});

describe('folders', () => {
	const full = { error: 'folder is not empty, contains document or folder.' };
	const fill = () => {
		const { objectId: folderId } = standIn.environment().addFolder({ folderName: 'F' });
		const documentId = standIn.environment().addDocument({ options: { folderId } });
		return { folderId, documentId };
	};

	test('with documents in it', async () => {
		const { folderId, documentId } = fill();
		const path = `/folder/${folderId}`;
		expect(await ask(path, 'DELETE')).toEqual({ status: 400, body: full });
		standIn.server.quirks.fullFoldersAreDeleted = true;
		standIn.environment().addFolder({ folderName: 'G', parentFolderId: folderId }, 'inner');
		expect(await ask(path, 'DELETE')).toEqual({ status: 400, body: full });
		await ask('/folder/inner', 'DELETE');
		expect((await ask(path, 'DELETE')).status).toBe(200);
		expect((await ask(path)).status).toBe(404);
		expect((await ask(`/document/${documentId}`)).status).toBe(200);
	});

	test('in place of documents, and the other way round', async () => {
		const { folderId, documentId } = fill();
		const [wrongFolder, wrongDocument] = [`/folder/${documentId}`, `/document/${folderId}`];
		expect((await ask(wrongFolder, 'DELETE')).status).toBe(404);
		expect((await ask(wrongDocument, 'DELETE')).status).toBe(404);
		standIn.server.quirks.foldersAreDocuments = true;
		expect((await ask(wrongFolder, 'DELETE')).status).toBe(200);
		expect((await ask(wrongDocument, 'DELETE')).status).toBe(200);
		expect((await ask(`/document/${documentId}`)).status).toBe(404);
		expect((await ask(`/folder/${folderId}`)).status).toBe(404);
	});
});

test('a webhook’s message has no type', async () => {
	await standIn.create();
	standIn.server.quirks.webhooksLackType = true;
	await standIn.create();
	await standIn.server.settled();
	expect(receiver.messages().map(({ type }) => type)).toEqual(['request-sign', undefined]);
});
