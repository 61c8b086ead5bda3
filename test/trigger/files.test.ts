/** Files that cannot be had yet: their events wait for them, but not for ever. */
import type { IDataObject } from 'n8n-workflow';

import { useWorld } from '../harness/world';
import { ANNA, completed, keys, useStatusTrigger } from './statusTrigger';

const world = useWorld();
const { environment, trigger, add, signAll, change } = useStatusTrigger(world);

const FILES_ERROR = /^The PDF of the document 'Rent' \(\w+\) cannot be fetched/;
const withFiles = (changes: IDataObject = {}) =>
	trigger({ options: { downloadFiles: 'both', includeDocument: false }, ...changes });
/** Whether OpenSign's storage gives files out. */
const setStorage = (works: boolean) => {
	environment().urlLifetimeSeconds = works ? 900 : -1;
};

test('events wait until the storage gives the files out, across a restart, in order', async () => {
	const one = withFiles();
	await one.poll();
	const id = add();
	setStorage(false);
	expect(await keys(one)).toEqual([]);
	await signAll(id);
	expect(await keys(one)).toEqual([]);
	one.restart();
	setStorage(true);
	const items = await one.poll();
	expect(items.map(({ json }) => json.eventKey)).toEqual(completed(id));
	for (const { json, binary } of items) {
		expect(json.filesError).toBeUndefined();
		expect(Object.keys(binary ?? {})).toEqual(['pdf', 'certificate']);
	}
	expect(await keys(one)).toEqual([]);
	expect(one.staticData().unfinished).toEqual({});
	expect(one.warnings).toEqual([]);
});

test('with the fifth poll they come without; other documents do not wait', async () => {
	const one = withFiles({ events: ['completed'] });
	await one.poll();
	const id = add();
	await signAll(id);
	setStorage(false);
	for (let k = 1; k < 5; k++) expect(await keys(one)).toEqual([]);
	expect(JSON.stringify(one.staticData()).length).toBeLessThan(1000);
	expect(JSON.stringify(one.staticData())).not.toMatch(/https?:|X-Amz/);
	const items = await one.poll();
	expect(items.map(({ json }) => json.eventKey)).toEqual([`${id}:completed`]);
	expect(items[0].json.filesError).toMatch(FILES_ERROR);
	expect(await keys(one)).toEqual([]);
});

test('what is not asked for waits for nothing', async () => {
	setStorage(false);
	const [others, none] = [
		withFiles({ events: ['declined'] }),
		trigger({ options: { downloadFiles: 'none' } }),
	];
	for (const one of [others, none]) await one.poll();
	const id = add();
	await signAll(id);
	expect(await keys(others)).toEqual([]);
	expect(others.staticData().unfinished).toEqual({});
	expect(await keys(none)).toEqual(completed(id));
});

test.each([
	['made a moment later', true, 2],
	['never made', false, 3],
])('the certificate is %s', async (_what, isMade, polls) => {
	const one = withFiles({ events: ['completed'] });
	await one.poll();
	const id = add();
	await signAll(id);
	const { certificate } = environment().documents.get(id)!;
	change(id, { certificate: undefined });
	const found = [];
	for (let k = 1; k <= 4; k++) {
		if (isMade && k === 2) change(id, { certificate });
		for (const item of await one.poll()) found.push({ k, fields: Object.keys(item.binary ?? {}) });
	}
	expect(found).toEqual([{ k: polls, fields: isMade ? ['pdf', 'certificate'] : ['pdf'] }]);
});

test('only the PDF is asked for: no certificate is waited for', async () => {
	const one = trigger({ events: ['completed'], options: { downloadFiles: 'pdf' } });
	await one.poll();
	const id = add();
	await signAll(id);
	change(id, { certificate: undefined });
	expect(await keys(one)).toEqual([`${id}:completed`]);
});

test('while its files are waited for, a document that cannot be read either loses nothing', async () => {
	const one = withFiles();
	await one.poll();
	const [id, other] = [add(), add()];
	setStorage(false);
	expect(await keys(one)).toEqual([]);
	await environment().signAs(id, ANNA);
	const route = `GET /document/${id}`;
	environment().failNext({ route, kind: 'other-json', body: null, times: Infinity });
	expect(await keys(one)).toEqual([]);
	environment().clearFaults();
	setStorage(true);
	expect((await keys(one)).sort()).toEqual(
		[`${id}:created`, `${id}:signed:${ANNA}`, `${other}:created`].sort(),
	);
});
