import { prune } from '../../nodes/OpenSign/trigger/statusState';

test('of more than 20,000 completed documents the oldest are forgotten, of others none', () => {
	const ids = Array.from({ length: 20_002 }, (_, k) => `completed ${k}`);
	const completed = ids.map((id) => [id, 'c'] as const);
	const [declined, expired] = [['declined', 'd'] as const, ['expired', 'e'] as const];
	const all = Object.fromEntries([declined, ...completed, expired]);
	expect(Object.keys(prune(all))).toEqual(['declined', ...ids.slice(2), 'expired']);
	const asMany = Object.fromEntries([declined, ...completed.slice(2), expired]);
	expect(prune(asMany)).toBe(asMany);
});
