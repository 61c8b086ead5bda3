/** The time that a poll has, and what there is time for. */
import { PollTime } from '../../nodes/OpenSign/trigger/pollTime';

const MINUTE = 60_000;
let now = 0;
beforeEach(() => {
	now = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

test.each<[what: string, budget: number | undefined, minutes: number]>([
	['n8n does not say', undefined, 4],
	['less than usual', 2 * MINUTE, 2],
	['more than can be believed', 60 * MINUTE, 4],
])('%s: half of it for reading, three quarters until files', (_what, budget, minutes) => {
	const time = new PollTime(budget === undefined ? {} : { getPollBudgetMs: () => budget });
	expect(time.share).toBe((minutes * MINUTE) / 4);
	const at = (ms: number) => {
		now = ms;
		return [time.mayRead(), time.mayDownload()];
	};
	const half = (minutes * MINUTE) / 2;
	const threeQuarters = (minutes * MINUTE * 3) / 4;
	expect(at(0)).toEqual([true, true]);
	expect(at(half - 1)).toEqual([true, true]);
	expect(at(half)).toEqual([false, true]);
	expect(at(threeQuarters - 1)).toEqual([false, true]);
	expect(at(threeQuarters)).toEqual([false, false]);
});
