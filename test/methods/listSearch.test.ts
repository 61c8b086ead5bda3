import { makePdf } from '../harness/pdf';
import { useWorld } from '../harness/world';
import { useAgreement } from '../resources/document/agreement';

const world = useWorld();
const { live, templateId } = useAgreement(world);

describe('the list of templates', () => {
	const search = async (filter?: string, token?: string) =>
		await world.engine.listSearch('searchTemplates', world.credential(), filter, token);
	beforeEach(async () => {
		const file = await makePdf('The template');
		for (let k = 0; k < 250; k++) live().addTemplate({ title: `Offer ${k}`, file, signers: [] });
	});

	test('is given in pages, newest first', async () => {
		const first = await search();
		expect(first.results).toHaveLength(100);
		expect(first.results[0].name).toBe('Offer 249');
		const second = await search(undefined, String(first.paginationToken));
		expect(second.results).toHaveLength(100);
	});

	test('ends where each page is the first again', async () => {
		live().listsIgnoreSkip = true;
		const first = await search();
		const second = await search(undefined, String(first.paginationToken));
		expect([first.results.length, second]).toEqual([100, { results: [] }]);
		expect(await search('no such')).toEqual({ results: [] });
	});

	test('is searched over pages', async () => {
		expect(await search('DISCLOSURE')).toEqual({
			results: [{ name: 'Non-disclosure agreement', value: templateId() }],
		});
		expect(await search('no such')).toEqual({ results: [] });
	});
});
