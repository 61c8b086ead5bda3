import { findReleaseProblems } from '../../../dev/tools/check-release';

const changelog = `# Changelog

## 1.1.0 (2026-12-01)

- Something new.

## 1.0.1 (2026-11-20)

## 1.0.0 (unreleased)

- The first.
`;

test.each([
	['a version with its section', '1.1.0', '1.1.0', []],
	['another tag', 'v1.1.0', '1.1.0', ['The tag is "v1.1.0"']],
	['no section', '1.2.0', '1.2.0', ['no section "## 1.2.0']],
	['no day', '1.0.0', '1.0.0', ['says "unreleased"']],
	['an empty section', '1.0.1', '1.0.1', ['says nothing about 1.0.1']],
	['two things', '1.0.0', '1.2.0', ['The tag is "1.0.0"', 'no section']],
])('%s', (_what, tag, version, problems) => {
	const found = findReleaseProblems({ tag, version, changelog });
	expect(found).toEqual(problems.map((part) => expect.stringContaining(part) as string));
});
