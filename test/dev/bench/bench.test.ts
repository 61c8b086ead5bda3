import { bench } from '../../../dev/bench';
import { MEASURES } from '../../../dev/bench/measures';
import { toPage } from '../../../dev/bench/page';

// What it measures here says nothing: everything is small, and tests run beside it. That it measures, does.
test('every benchmark runs, and what it sends arrives', async () => {
	const report = await bench({ smoke: true, rounds: 1 });
	expect(report.results.map(({ measure }) => measure.name)).toEqual(
		MEASURES.map(({ name }) => name),
	);
	for (const { series, goals } of report.results) {
		expect(series.length).toBeGreaterThan(0);
		const values = [...series.flatMap(({ values }) => values), ...goals.map(({ is }) => is)];
		for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
	}
	const page = toPage(report);
	for (const { title } of MEASURES) expect(page).toContain(`## ${title}\n`);
});

test('a measure that there is not is named', async () => {
	await expect(bench({ names: ['sendTwo'] })).rejects.toThrow(
		"There is no measure 'sendTwo'. There are: sendOne, sendLarge, sendMany, getMany, download, templateSends, statusPoll, loading.",
	);
});
