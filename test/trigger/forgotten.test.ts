import { prune } from '../../nodes/OpenSign/trigger/statusState';

test('of more than 20,000 completed documents the oldest are forgotten, of others none', () => {
	const ids = Array.from({ length: 20_002 }, (_, k) => `completed ${k}`);
	const completed = Object.fromEntries(ids.map((id) => [id, 'c' as const]));
	const closed: Parameters<typeof prune>[0] = {
		declined: 'd' as const,
		...completed,
		expired: 'e' as const,
	};
	expect(Object.keys(prune(closed))).toEqual(['declined', ...ids.slice(2), 'expired']);
	const { [ids[0]]: _oldest, [ids[1]]: _second, ...rest } = closed;
	expect(prune(rest)).toBe(rest);
});
